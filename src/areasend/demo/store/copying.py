"""Frames into tables by COPY, and the emptying of a demo's tables before."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import polars as pl
from django.apps import apps
from django.db import connection

NULL = "\\N"
CHUNK = 200_000


def tables() -> list[str]:
    """Every table of the records, and the sign-ins' own."""
    return [model._meta.db_table for model in apps.get_app_config("records").get_models()]


def erase() -> None:
    """Empties every table of records. The session may erase only inside the transaction that this runs in."""
    names = ", ".join(f'"{name}"' for name in tables())
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL areasend.may_erase = 'on'")
        cursor.execute(f"TRUNCATE {names} RESTART IDENTITY CASCADE")


FOREIGN_KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid = ANY(%s::regclass[]) ORDER BY 1, 2
"""
INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = ANY(%s::regclass[]) AND NOT indisunique
AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid) ORDER BY 1
"""


@contextmanager
def in_bulk() -> Iterator[None]:
    """Foreign keys and plain indexes are put aside and made anew at the end: each is then checked and built once, not row by row.

    Inside one transaction, so that whatever goes wrong they are there again.
    """
    with connection.cursor() as cursor:
        cursor.execute(FOREIGN_KEYS, [tables()])
        keys = cursor.fetchall()
        cursor.execute(INDEXES, [tables()])
        indexes = cursor.fetchall()
        for table, name, _ in keys:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        yield
        for _, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in keys:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')


def copy(table: str, frame: pl.DataFrame) -> int:
    """Writes the frame's rows to the columns of the same names; returns how many."""
    if frame.is_empty():
        return 0
    columns = ", ".join(f'"{name}"' for name in frame.columns)
    sql = f"COPY \"{table}\" ({columns}) FROM STDIN WITH (FORMAT csv, NULL '{NULL}')"
    with connection.cursor() as cursor, raw(cursor).copy(sql) as sink:
        for start in range(0, frame.height, CHUNK):
            buffer = io.BytesIO()
            frame.slice(start, CHUNK).write_csv(buffer, include_header=False, null_value=NULL)
            sink.write(buffer.getvalue())
    return frame.height


def raw(cursor: Any) -> Any:
    """psycopg's own cursor below Django's."""
    return cursor.cursor


def set_sequences(last_case: int, last_person: int) -> None:
    """New rows go on where the copied ones ended, and so do the references."""
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
            sequence = cursor.fetchone()[0]
            if sequence:
                following = f'SELECT setval(%s, coalesce((SELECT max(id) FROM "{table}"), 0) + 1, false)'  # noqa: S608  our own table
                cursor.execute(following, [sequence])
        cursor.execute(
            "SELECT setval('records_case_number', %s), setval('records_person_number', %s)", [last_case, last_person]
        )


def analyse() -> None:
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f'ANALYZE "{table}"')
