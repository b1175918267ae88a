"""`areasend <command>`: finds the commands, gives each what it needs, and turns its errors into one sentence."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType

from areasend.site import commands, environment_file, postgres

DONE, FAILED, FAULT, INTERRUPTED = 0, 1, 2, 130


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 done and something was found wrong, 2 the reader has to change something, 130
    interrupted."""
    words = list(sys.argv[1:] if words is None else words)
    try:
        args = parser().parse_args(words)
        environment_file.load(os.environ)
        prepare(args.needs_of(args) if args.needs_of else args.needs)
        return int(args.run(args) or DONE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (`head`, say) has seen enough. Python would complain once more when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        sentence = sentence_of(error)
        if sentence is None:
            raise
        say_fault(sentence, as_json="--json" in words)
        return FAULT


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments."""
    top = argparse.ArgumentParser(prog="areasend", description=__import__("areasend").__doc__)
    below = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in sorted(modules(), key=lambda one: one.NAME):
        own = below.add_parser(module.NAME, help=module.HELP, description=module.HELP, allow_abbrev=False)
        module.add_arguments(own)
        # A command that can do with less for some arguments says so in `needs_of(args)`.
        own.set_defaults(run=module.run, needs=module.NEEDS, needs_of=getattr(module, "needs_of", None))
    return top


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(commands.__path__):
        yield importlib.import_module(f"{commands.__name__}.{found.name}")


def prepare(needs: str) -> None:
    """`nothing`; `django`: Django is set up; `database`: the database answers as well."""
    if needs == "database":
        postgres.ensure_running()
    if needs != "nothing":
        set_up_django()


def set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "areasend.site.settings")
    import django

    django.setup()


def sentence_of(error: Exception) -> str | None:
    """What the reader can do about it; None for a mistake of ours."""
    if getattr(error, "for_user", False):
        return str(error)
    if "django" in sys.modules and is_outdated_table(error):
        return (
            "The database's tables are not those of this version. Run `areasend migrate`; `areasend serve` does so too."
        )
    return None


def is_outdated_table(error: Exception) -> bool:
    from django.db import ProgrammingError

    from areasend.site import prepare

    return isinstance(error, ProgrammingError) and prepare.migrations_waiting() > 0


def say_fault(sentence: str, *, as_json: bool) -> None:
    print(f"areasend: {sentence}", file=sys.stderr)  # noqa: T201  a command line speaks by printing
    if as_json:
        print(json.dumps({"error": sentence}))  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
