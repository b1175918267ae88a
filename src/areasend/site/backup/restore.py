"""Puts a backup in place, wholly or not at all.

1. Every byte of the backup is read against its manifest. 2. The database is restored under another name and its rows
are counted; the documents are unpacked beside the present ones. 3. Only then do the two change places, each by a
rename that can be undone. 4. What was there before is removed last.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
from psycopg import Connection, sql

from areasend.site import postgres
from areasend.site.backup import archive, write
from areasend.site.backup.manifest import Manifest
from areasend.site.faults import Fault
from areasend.site.postgres import clients

Say = Callable[[str], None]
NEW, OLD = "restoring", "before_restore"
RENAME_TRIES = 5


def restore(path: Path, documents: Path, *, force: bool, say: Say) -> Manifest:
    """`force`: replace what is there. Raises `Fault`; the present state then stands untouched."""
    say("Checking the backup")
    manifest = write.check(path)
    name = _database_name()
    if not force:
        _check_empty(name, documents)
    documents.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".areasend-restore-", dir=documents.parent) as folder:
        with archive.opened(path) as inside:
            archive.unpack(inside, manifest, Path(folder))
        with _maintenance() as connection:
            _build(connection, f"{name}_{NEW}", Path(folder) / archive.DATABASE, manifest, say)
            say("Changing places")
            with _documents_swapped(Path(folder), documents):
                _swap(connection, name)
            _drop(connection, f"{name}_{OLD}")
        shutil.copy(Path(folder) / archive.SETTINGS, documents.parent / "settings-of-backup.json")
    return manifest


def _database_name() -> str:
    return str(postgres.database_settings()["NAME"])


def _check_empty(name: str, documents: Path) -> None:
    with postgres.connect() as connection:
        tables = connection.execute(write.TABLES).fetchall()
    if not tables and not (documents.exists() and any(documents.iterdir())):
        return
    holder = f"The database {name} holds data" if tables else f"The folder {documents} holds documents"
    raise Fault(
        f"{holder}. Restore onto an empty machine (another AREASEND_HOME or DATABASE_URL), "
        "or add --force to replace what is there."
    )


@contextlib.contextmanager
def _maintenance() -> Iterator[Connection[Any]]:
    """A connection beside the database that is to be replaced."""
    try:
        with postgres.connect(database="postgres") as connection:
            yield connection
    except psycopg.errors.InsufficientPrivilege as error:
        raise Fault(
            "The database user may not create or rename databases, which a restore needs. "
            f"Let an administrator run: ALTER ROLE ... CREATEDB. ({str(error).strip()})"
        ) from error


def _build(connection: Connection[Any], name: str, dump: Path, manifest: Manifest, say: Say) -> None:
    say("Restoring the database")
    _drop(connection, name)
    connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
    try:
        words = ["--exit-on-error", "--no-owner", "--no-privileges", "--single-transaction", f"--dbname={name}"]
        clients.tools().run("pg_restore", *words, str(dump))
        say("Counting its rows")
        _check_rows(name, manifest)
    except BaseException:
        _drop(connection, name)
        raise


def _check_rows(name: str, manifest: Manifest) -> None:
    wanted = manifest.rows
    with postgres.connect(database=name) as connection:
        found = write.row_counts(connection)
    for table in sorted(found.keys() | wanted.keys()):
        if found.get(table) != wanted.get(table):
            counts = f"{found.get(table)} rows instead of {wanted.get(table)}"
            raise Fault(f"{table} came back with {counts}. Nothing was changed.")


@contextlib.contextmanager
def _documents_swapped(folder: Path, documents: Path) -> Iterator[None]:
    """The backup's documents in place; the former ones back again when what follows fails."""
    new, old = folder / archive.DOCUMENTS, folder / OLD
    new.mkdir(exist_ok=True)
    if documents.exists():
        documents.rename(old)
    new.rename(documents)
    try:
        yield
    except BaseException:
        documents.rename(new)
        if old.exists():
            old.rename(documents)
        raise


def _swap(connection: Connection[Any], name: str) -> None:
    """Both renames in one transaction: even a power cut leaves one whole database under the name."""
    _drop(connection, f"{name}_{OLD}")
    for tries_left in reversed(range(RENAME_TRIES)):
        # A database in use cannot be renamed. Sessions are sent out; one that slips in meanwhile, at the next try.
        connection.execute("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = %s", [name])
        try:
            with connection.transaction():
                _rename(connection, name, f"{name}_{OLD}")
                _rename(connection, f"{name}_{NEW}", name)
                return
        except psycopg.errors.ObjectInUse as error:
            if not tries_left:
                raise Fault(
                    f"The database {name} is in use. Stop AreaSEND, then restore again. Nothing changed."
                ) from error


def _rename(connection: Connection[Any], name: str, new: str) -> None:
    connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name), sql.Identifier(new)))


def _drop(connection: Connection[Any], name: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
