"""Between tables: dates and people that must agree, births, open cases side by side, teams and officers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np
import polars as pl

from areasend.exchange.caseload.checks.rows import finding
from areasend.exchange.caseload.checks.twins import place
from areasend.exchange.caseload.comparing import UNCHANGED, shown
from areasend.exchange.caseload.shapes import Beside, Finding, Severity, Table
from areasend.exchange.caseload.templates import tables
from areasend.rules import law
from areasend.rules.stages import stage_columns

Frames = Mapping[str, pl.DataFrame]
OLDEST = 25


def check_tables(table: Table, compared: pl.DataFrame, wholes: Frames, today: date) -> Iterator[Finding]:
    fresh = compared.filter(pl.col("_status") != UNCHANGED)
    for rule in table.rules.after:
        yield from _after(table, fresh, rule, wholes[rule.table])
    for rule in table.rules.same:
        yield from _same(table, fresh, rule, wholes[rule.table])
    if "_person_id" in fresh.columns and table.starts:
        yield from _births(table, fresh, wholes["people"])
    if table.name == "people":
        yield from _ages(table, fresh, today)
    if table.rules.only_one_open:
        yield from _open_twice(table, wholes[table.name])


def _beside(frame: pl.DataFrame, rule: Beside, other: pl.DataFrame) -> pl.DataFrame:
    name = f"_{rule.other}" if f"_{rule.other}" in other.columns else rule.other
    named = other.select(pl.col("_key").alias(f"_{rule.by}"), pl.col(name).alias("_other")).unique(f"_{rule.by}")
    return frame.join(named, on=f"_{rule.by}", how="inner", maintain_order="left")


def _after(table: Table, fresh: pl.DataFrame, rule: Beside, other: pl.DataFrame) -> Iterator[Finding]:
    for row in _beside(fresh, rule, other).filter(pl.col(rule.column) < pl.col("_other")).iter_rows(named=True):
        label = table.column(rule.column).label
        wrong = f"{label} ({shown(row[rule.column])}) is before {rule.says} ({shown(row['_other'])})."
        right = f"A day from {shown(row['_other'])}, or correct {rule.other} in {rule.table}."
        yield finding(table, row, rule.column, wrong, right, "order_between_tables")


def _same(table: Table, fresh: pl.DataFrame, rule: Beside, other: pl.DataFrame) -> Iterator[Finding]:
    own = f"_{rule.column}" if f"_{rule.column}" in fresh.columns else rule.column
    for row in _beside(fresh, rule, other).filter(pl.col(own).ne_missing(pl.col("_other"))).iter_rows(named=True):
        is_key = own != rule.column
        said = "" if is_key else f" ({shown(row['_other']) or 'empty'})"
        wrong = f"This is not the {rule.other}{said} of {row[rule.by]} in {rule.table}."
        right = f"The same in both. Correct one of them, or leave {rule.by} empty."
        yield finding(table, row, rule.column, wrong, right, "tables_disagree")


def _births(table: Table, fresh: pl.DataFrame, people: pl.DataFrame) -> Iterator[Finding]:
    born = Beside(table.starts, "people", "person_id", "born_on")
    beside = _beside(fresh, born, people).filter(pl.col("_other").is_not_null() & pl.col(table.starts).is_not_null())
    for row in beside.filter(pl.col(table.starts) < pl.col("_other")).iter_rows(named=True):
        wrong = f"This is before the child was born ({shown(row['_other'])})."
        yield finding(table, row, table.starts, wrong, "Check both dates.", "before_birth")
    for row in beside.filter(pl.col("_other").dt.offset_by(f"{OLDEST}y") <= pl.col(table.starts)).iter_rows(named=True):
        wrong = f"They were {OLDEST} or older on that day (born {shown(row['_other'])})."
        yield finding(table, row, table.starts, wrong, "Check both dates.", "age", Severity.WARNING)


def _ages(table: Table, fresh: pl.DataFrame, today: date) -> Iterator[Finding]:
    old = fresh.filter(pl.col("born_on").dt.offset_by(f"{OLDEST + 1}y") <= today)
    for row in old.iter_rows(named=True):
        wrong = f"They are {OLDEST + 1} or older; EHC plans end before {OLDEST + 1}."
        yield finding(
            table,
            row,
            "born_on",
            wrong,
            "Check the year, or leave the row if this is a past case.",
            "age",
            Severity.WARNING,
        )


def is_open(process: str, table: Table, frame: pl.DataFrame) -> pl.Series:
    """Whether each case is under way, by the stages of the law."""
    facts = {
        column.fact: frame[column.name].to_numpy().astype("datetime64[D]") for column in table.columns if column.fact
    }
    found = stage_columns(process, facts)
    ongoing = np.array([stage.is_open for stage in law.process(process).stages])
    return pl.Series("_open", ongoing[found.codes])


def _open_twice(table: Table, whole: pl.DataFrame) -> Iterator[Finding]:
    by = f"_{table.rules.only_one_open}"
    ongoing = whole.filter(is_open(table.process, table, whole)).drop_nulls([by])
    alike = ongoing.filter(pl.len().over(by) > 1).sort("_row", nulls_last=False)
    whose = {"person_id": "the same child", "plan_id": "the same plan"}[table.rules.only_one_open]
    for _, group in alike.group_by(by, maintain_order=True):
        first, *others = group.iter_rows(named=True)
        for row in (one for one in others if one["_row"]):
            named = first[table.first_of[0]] or "one"
            wrong = f"{table.label}: {named} of {whose} is still open as well ({place(first)})."
            right = "End one of them (give the date of its last step), or make the two rows one."
            yield finding(table, row, table.first_of[0], wrong, right, "two_open")


def check_plans_follow(compared: Frames, wholes: Frames) -> Iterator[Finding]:
    """A final plan was sent, but no plan is brought in for it."""
    if "requests" not in compared:
        return
    table = tables()["requests"]
    with_plan = wholes["plans"].select(pl.col("_request_id").alias("_key")).drop_nulls()
    fresh = compared["requests"].filter((pl.col("_status") != UNCHANGED) & pl.col("plan_issued_on").is_not_null())
    for row in fresh.join(with_plan, on="_key", how="anti").iter_rows(named=True):
        wrong = "A final plan was sent, but no row of plans names this request, so no plan will be opened."
        right = f"Add a row to plans with request_id {row['request_id']}."
        yield finding(table, row, "plan_issued_on", wrong, right, "plan_missing", Severity.WARNING)
