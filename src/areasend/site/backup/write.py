"""Writes a backup and reads it again."""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from psycopg import Connection, sql

from areasend.site import postgres
from areasend.site.backup import archive
from areasend.site.backup.manifest import Manifest, settings
from areasend.site.faults import Fault
from areasend.site.postgres import clients

Say = Callable[[str], None]
TABLES = """
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1, 2
"""


def write(target: Path, documents: Path, *, made_at: datetime, version: str, say: Say) -> Manifest:
    """The backup at `target`, which must not exist yet. It appears there only once it has been read again and found
    whole."""
    if target.exists():
        raise Fault(f"{target} exists already. Choose another name with --to.")
    target.parent.mkdir(parents=True, exist_ok=True)
    # In the target's own folder: room is needed there anyway, and personal data stays off a shared temporary folder.
    with tempfile.TemporaryDirectory(prefix=".areasend-backup-", dir=target.parent) as folder:
        dump, unfinished = Path(folder) / archive.DATABASE, Path(folder) / "backup.tar"
        say("Reading the database")
        manifest = Manifest(made_at.isoformat(timespec="seconds"), version, *_dump(dump))
        say("Adding the documents")
        _pack(unfinished, dump, documents, manifest)
        dump.unlink()
        say("Checking what was written")
        check(unfinished)
        unfinished.rename(target)
    return manifest


def check(path: Path) -> Manifest:
    """Reads every byte against the manifest and has PostgreSQL read the dump's contents. Raises `Fault` at the first
    difference."""
    with (
        tempfile.TemporaryDirectory(prefix=".areasend-check-", dir=path.parent) as folder,
        archive.opened(path) as inside,
    ):
        manifest = archive.manifest_of(inside)
        archive.unpack(inside, manifest, Path(folder), keep=archive.DATABASE)
        clients.tools().run("pg_restore", "--list", str(Path(folder) / archive.DATABASE))
    return manifest


def row_counts(connection: Connection[tuple[object, ...]]) -> dict[str, int]:
    """Exact, table by table, as this connection sees them."""
    counts = {}
    for schema, table in connection.execute(TABLES).fetchall():
        statement = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(str(schema), str(table)))
        found = connection.execute(statement).fetchone()
        counts[f"{schema}.{table}"] = int(str(found[0])) if found else 0
    return counts


def _dump(dump: Path) -> tuple[int, dict[str, int]]:
    """The server's major version and each table's rows, counted in the very snapshot that pg_dump writes down."""
    with postgres.connect() as connection, connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()
        words = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot[0] if snapshot else ''}"]
        clients.tools().run("pg_dump", *words, f"--file={dump}")
        return connection.info.server_version // 10000, row_counts(connection)


def _pack(target: Path, dump: Path, documents: Path, manifest: Manifest) -> None:
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw:
        with tarfile.open(fileobj=raw, mode="w") as tar:
            _add_file(tar, archive.DATABASE, dump, manifest)
            for path in sorted(path for path in documents.rglob("*") if path.is_file()):
                _add_file(tar, f"{archive.DOCUMENTS}/{path.relative_to(documents).as_posix()}", path, manifest)
            text = settings(os.environ)
            archive.add(tar, archive.SETTINGS, io.BytesIO(text), len(text), manifest)
            archive.add_manifest(tar, manifest)
        raw.flush()
        os.fsync(raw.fileno())


def _add_file(tar: tarfile.TarFile, name: str, path: Path, manifest: Manifest) -> None:
    with path.open("rb") as source:
        archive.add(tar, name, source, os.fstat(source.fileno()).st_size, manifest)
