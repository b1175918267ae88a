"""Many rows at once: new ones by COPY, changed ones through a temporary table in one UPDATE, so that the history trigger runs once.

Both bypass the model's own save: callers give every column that has no default in the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql

Rows = Iterable[Sequence[Any]]


def new_ids(model: type[models.Model], count: int) -> list[int]:
    """As many ids as asked for, drawn from the table's own sequence."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [number for (number,) in cursor.fetchall()]


def numbers(sequence: str, count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s) FROM generate_series(1, %s)", [sequence, count])
        return [number for (number,) in cursor.fetchall()]


def insert(model: type[models.Model], columns: Sequence[str], rows: Rows) -> None:
    """`columns`: names in the database (`person_id`, not `person`)."""
    _copy(model._meta.db_table, columns, rows)


def _copy(table: str, columns: Sequence[str], rows: Rows) -> None:
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), _names(columns))
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        for row in rows:
            copy.write_row(row)


def _names(columns: Sequence[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def replace(model: type[models.Model], columns: Sequence[str], rows: Rows, *, counts_version: bool = False) -> None:
    """Give rows (id first, then `columns`) new values. `counts_version`: whoever has the old version open is told."""
    held = list(rows)
    if not held:
        return
    table = sql.Identifier(model._meta.db_table)
    incoming = sql.SQL("CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS SELECT id, {} FROM {} WITH NO DATA")
    sets: list[sql.Composable] = [sql.SQL("{0} = incoming.{0}").format(sql.Identifier(column)) for column in columns]
    if counts_version:
        sets.append(sql.SQL("version = held.version + 1"))
    update = sql.SQL("UPDATE {} held SET {} FROM incoming WHERE held.id = incoming.id")
    with connection.cursor() as cursor:
        cursor.execute(incoming.format(_names(columns), table))
        _copy("incoming", ["id", *columns], held)
        cursor.execute(update.format(table, sql.SQL(", ").join(sets)))
        cursor.execute("DROP TABLE incoming")


def count_anew(*counted: type[models.Model]) -> None:
    """Tell the planner how large the tables have become: it still takes them for what they were before this transaction."""
    tables = sql.SQL(", ").join(sql.Identifier(model._meta.db_table) for model in counted)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("ANALYZE {}").format(tables))
