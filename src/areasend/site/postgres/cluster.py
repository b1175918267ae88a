"""Makes the folder that PostgreSQL keeps its data in, and in it our roles and our database."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

from areasend.site.faults import Fault
from areasend.site.postgres.binaries import Binaries
from areasend.site.postgres.place import ADMIN_ROLE, APP_ROLE, DATABASE, Place

# The error log says what happened and where, never the row it happened to: rows are about children.
CONFIGURATION = """
# AreaSEND's choices; edit to suit the machine, then `areasend db restart`.
max_connections = 60
shared_buffers = 128MB
effective_cache_size = 1GB
work_mem = 16MB
maintenance_work_mem = 128MB
max_wal_size = 2GB
random_page_cost = 1.1
jit = off
log_error_verbosity = terse
log_min_error_statement = panic
log_parameter_max_length_on_error = 0
log_checkpoints = off
log_line_prefix = '%m [%p] '
"""
# Tests make thousands of rows and lose nothing that matters when the machine stops.
TESTS_CONFIGURATION = """
fsync = off
synchronous_commit = off
full_page_writes = off
"""


def make_folder(place: Place) -> None:
    """The folder of everything, closed to others. Refuses one that belongs to somebody else."""
    missing = [folder for folder in place.base.parents if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)  # ours, just made: the server's user has to pass through, whatever the umask
    _own_folder(place, place.base)


def make_socket_folder(place: Place) -> None:
    """PostgreSQL's socket in a folder that its own user alone may enter; below a shared folder it may have been made
    by a stranger."""
    _own_folder(place, place.socket)
    if place.socket.stat().st_mode & 0o077:
        raise Fault(f"{place.socket} is open to other users. Remove that folder, then start again.")


def _own_folder(place: Place, folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        check_owned(place, folder)
    else:
        os.chown(folder, place.owner.pw_uid, -1)


def check_owned(place: Place, folder: Path) -> None:
    there = os.lstat(folder).st_uid
    if there != place.owner.pw_uid:
        raise Fault(
            f"{folder} belongs to user number {there}, and {place.owner.pw_name} has to own it. "
            "Run AreaSEND as the user that made it, or set AREASEND_HOME to another folder."
        )


def initialise(place: Place, binaries: Binaries, *, for_tests: bool) -> None:
    """Into `data.new`, renamed when whole: a start that was cut short leaves nothing that looks like a database."""
    unfinished = place.base / "data.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    _write_passwords(place)
    secret = place.base / "password.new"
    _write(place, secret, _password_of(place, ADMIN_ROLE))
    command = [binaries.program("initdb"), "--pgdata", str(unfinished), "--data-checksums", "--username", ADMIN_ROLE]
    command += ["--encoding", "UTF8", "--locale", "C.UTF-8", "--auth", "scram-sha-256", "--pwfile", str(secret)]
    if binaries.major >= 17:
        command += ["--locale-provider", "builtin"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, **place.run_as())  # noqa: S603
    secret.unlink()
    if done.returncode:
        raise Fault(f"PostgreSQL could not make its folder {unfinished}: {done.stderr.strip()[-600:]}")
    with (unfinished / "postgresql.conf").open("a") as file:
        file.write(CONFIGURATION + (TESTS_CONFIGURATION if for_tests else ""))
    if for_tests:
        place.tests_mark.touch()
    unfinished.rename(place.data)


def provide(place: Place) -> None:
    """The application's role and database, where they are missing. The role owns its database and is no superuser; it
    may create databases because a restore builds a new one beside the old."""
    with psycopg.connect(**place.connection(role=ADMIN_ROLE, database="postgres"), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP_ROLE]).fetchone():
            statement = "CREATE ROLE {} LOGIN CREATEDB NOSUPERUSER NOCREATEROLE PASSWORD {}"
            secret = _password_of(place, APP_ROLE)
            connection.execute(sql.SQL(statement).format(sql.Identifier(APP_ROLE), sql.Literal(secret)))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            names = (sql.Identifier(DATABASE), sql.Identifier(APP_ROLE))
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(*names))


def _write_passwords(place: Place) -> None:
    lines = [f"*:*:*:{role}:{secrets.token_urlsafe(32)}\n" for role in (APP_ROLE, ADMIN_ROLE)]
    _write(place, place.passwords, "".join(lines))


def _password_of(place: Place, role: str) -> str:
    rows = (line.split(":") for line in place.passwords.read_text().splitlines())
    return next(row[4] for row in rows if row[3] == role)


def _write(place: Place, path: Path, text: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    if os.geteuid() == 0:
        os.chown(path, place.owner.pw_uid, place.owner.pw_gid)
