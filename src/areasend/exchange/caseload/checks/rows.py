"""Within one row: the legal order of dates, dates ahead of today, columns that go together or exclude each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from areasend.exchange.caseload.comparing import UNCHANGED, shown
from areasend.exchange.caseload.shapes import Finding, Severity, Table

Row = dict[str, object]


def check_rows(table: Table, compared: pl.DataFrame, today: date) -> Iterator[Finding]:
    """Rows that would change nothing are not looked at again."""
    fresh = compared.filter(pl.col("_status") != UNCHANGED)
    yield from _in_order(table, fresh)
    yield from _ahead(table, fresh, today)
    yield from _together(table, fresh)
    yield from _excluding(table, fresh)
    yield from _ended(table, fresh)
    yield from _within(table, fresh)


def finding(
    table: Table, row: Row, column: str, wrong: str, right: str, rule: str, severity: Severity = Severity.ERROR
) -> Finding:
    """A finding in the place where the row stands."""
    return Finding(
        str(row["_file"]),
        int(str(row["_row"])),
        column,
        shown(row.get(column)),
        wrong,
        right,
        severity,
        rule,
        table.name,
    )


def _in_order(table: Table, frame: pl.DataFrame) -> Iterator[Finding]:
    for earlier, later in table.rules.in_order:
        before, after = table.column(earlier), table.column(later)
        is_date = before.kind == "date"
        for row in frame.filter(pl.col(later) < pl.col(earlier)).iter_rows(named=True):
            word = "before" if is_date else "less than"
            wrong = f"{after.label} ({shown(row[later])}) is {word} {before.label} ({shown(row[earlier])})."
            right = f"{later} on or after {shown(row[earlier])}, or an earlier {earlier}."
            yield finding(table, row, later, wrong, right if is_date else "Check both.", "order")


def _ahead(table: Table, frame: pl.DataFrame, today: date) -> Iterator[Finding]:
    for column in table.columns:
        if column.kind == "date" and not column.planned:
            for row in frame.filter(pl.col(column.name) > today).iter_rows(named=True):
                wrong = f"{column.label} is in the future."
                right = f"A day up to {shown(today)}; leave it empty until it has happened."
                yield finding(table, row, column.name, wrong, right, "future")


def _together(table: Table, frame: pl.DataFrame) -> Iterator[Finding]:
    for one, other in table.rules.needs.items():
        for row in frame.filter(pl.col(one).is_not_null() & pl.col(other).is_null()).iter_rows(named=True):
            wrong = f"{table.column(one).label} is filled, but {other} is not."
            yield finding(table, row, one, wrong, f"Fill {other} as well, or empty {one}.", "needs")
    for column in table.columns:
        if column.comes_with:
            lone = pl.col(column.name).is_not_null() & pl.col(column.comes_with).is_null()
            for row in frame.filter(lone).iter_rows(named=True):
                wrong = f"There is no {column.comes_with} to which this belongs, so it will be left out."
                right = f"Fill {column.comes_with}, or empty {column.name}."
                yield finding(table, row, column.name, wrong, right, "needs", Severity.WARNING)


def _excluding(table: Table, frame: pl.DataFrame) -> Iterator[Finding]:
    for one, other, says in table.rules.not_both:
        for row in frame.filter(pl.col(one).is_not_null() & pl.col(other).is_not_null()).iter_rows(named=True):
            yield finding(table, row, other, f"{one} and {other} are both filled.", says, "not_both")
    for one, other, says in table.rules.either:
        both = pl.col(one).is_null() == pl.col(other).is_null()
        for row in frame.filter(both).iter_rows(named=True):
            wrong = f"{one} and {other} are both filled." if row[one] else f"Neither {one} nor {other} is filled."
            yield finding(table, row, one, wrong, says, "either")


def _ended(table: Table, frame: pl.DataFrame) -> Iterator[Finding]:
    for end in table.rules.ends_with:
        ended = pl.col(end.column).is_not_null() & pl.col(end.unless).is_null()
        for later in end.later:
            for row in frame.filter(ended & pl.col(later).is_not_null()).iter_rows(named=True):
                wrong = f"{end.column} ended this ({shown(row[end.column])}), so {later} cannot follow."
                yield finding(table, row, later, wrong, f"Fill {end.unless}, or empty one of the two.", "after_the_end")


def _within(table: Table, frame: pl.DataFrame) -> Iterator[Finding]:
    for column, (least, most) in table.rules.within.items():
        for row in frame.filter(~pl.col(column).is_between(least, most)).iter_rows(named=True):
            wrong = f"{table.column(column).label} is out of range."
            yield finding(table, row, column, wrong, f"A number from {least} to {most}.", "range")
