"""What stands between a database that answers and pages that can be served: migrations, static files and, in a demo,
the invented area.

Each step looks first and does nothing when there is nothing to do.
"""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

from areasend.site.faults import Fault

Say = Callable[[str], None]
# Any number that nothing else locks in this database.
MIGRATION_LOCK = 825_2014


def say_on_stderr(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201  progress of a command


def migrate(say: Say = say_on_stderr) -> None:
    """Brings the schema up to date, one caller at a time."""
    from django.core.management import call_command
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            if waiting := migrations_waiting():
                say(f"Bringing the database up to date: {waiting} migrations")
                call_command("migrate", interactive=False, verbosity=0)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


def migrations_waiting() -> int:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def check_purpose() -> None:
    """A demo's database is never served as a real area, nor a real area's as a demo with its sign-ins on show."""
    from django.conf import settings

    from areasend.records.models import Deployment

    kept = Deployment.objects.first()
    if kept is None or kept.is_demo == settings.IS_DEMO:
        return
    if kept.is_demo:
        raise Fault(
            "This database holds an invented demo area, and AREASEND_MODE is production. Set AREASEND_HOME or "
            "DATABASE_URL to the real area's, or AREASEND_MODE=demo to look at the demo."
        )
    raise Fault("This database holds a real area, and AREASEND_MODE is demo. Set AREASEND_MODE=production.")


def collect_static(say: Say = say_on_stderr) -> None:
    """Gathers, hashes and compresses the static files, when one of them has changed."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / "stamp.txt"
    wanted = _static_stamp()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Gathering the static files")
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted)


def _static_stamp() -> str:
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def load_demo(say: Say = say_on_stderr) -> None:
    """In demo mode, an invented area where the database holds nobody yet."""
    from django.conf import settings

    from areasend.site import program

    if not settings.IS_DEMO or importlib.util.find_spec("areasend.site.commands.demo") is None:
        return
    from areasend import demo

    if demo.is_empty():
        say("Making the demo area; this is done once")
        args = program.parser().parse_args(["demo"])
        args.run(args)


def sign_ins() -> list[tuple[str, str, str]]:
    """The demo's sign-ins as (role, email, password); none in production."""
    from django.conf import settings

    if not settings.IS_DEMO:
        return []
    from areasend import demo

    return list(demo.sign_ins())
