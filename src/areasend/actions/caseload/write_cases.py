"""Cases and their facts, the advice and exceptions in them, and the index of all that was touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from django.db import connection

from areasend.actions.caseload import bulk, fields
from areasend.actions.caseload.fields import Row
from areasend.actions.caseload.writing import Writing, changed_rows, new_rows, write_names, write_simple
from areasend.actions.numbers import case_reference
from areasend.exchange.caseload.shapes import Table
from areasend.exchange.caseload.templates import tables
from areasend.records.index import COLUMNS, advice_due, index_rows
from areasend.records.models import Advice, Case, Fact, Organisation, Person, Team, User

NOT_YET = {"stage": "", "whose_move": "", "next_rule": "", "is_open": False, "ended_on": date(1900, 1, 1)}
"""A case is written as ended, and put right by its index at the end of the same transaction: two cases that are open for a moment
would break the rule that a child has one."""
CASE_COLUMNS = ("reference", "person_id", "process", "origin_id", "source", "team_id", "officer_id")
ORIGIN = {"plans": ("request_id", "requests"), "reviews": ("plan_id", "plans")}
NEAR = """
SELECT id, process FROM records_case WHERE id = ANY(%(ids)s) OR origin_id = ANY(%(ids)s)
OR origin_id IN (SELECT id FROM records_case WHERE origin_id = ANY(%(ids)s))
OR id IN (SELECT origin_id FROM records_case WHERE id = ANY(%(ids)s))
OR origin_id IN (SELECT origin_id FROM records_case WHERE id = ANY(%(ids)s))
"""


def write_cases(writing: Writing, name: str, frame: pl.DataFrame) -> None:
    """Requests, plans or reviews. Reviews of a plan are written in their order: each looks back to the one before it."""
    table = tables()[name]
    ordered = frame.sort(table.starts, nulls_last=True, maintain_order=True)
    new = new_rows(ordered)
    ids = bulk.new_ids(Case, len(new))
    writing.add(name, (row["_key"] for row in new), ids)
    held_by = _holders(writing, table, new)
    numbers = bulk.numbers("records_case_number", len(new))
    fixed = {"version": 1, **NOT_YET, **writing.stamp}
    references = [
        case_reference(table.process, _first_day(table, row, writing.today), number)
        for number, row in zip(numbers, new, strict=True)
    ]
    rows = (
        [pk, reference, *_case(writing, table, row, who), *fixed.values()]
        for pk, reference, row, who in zip(ids, references, new, held_by, strict=True)
    )
    bulk.insert(Case, ["id", *CASE_COLUMNS, *fixed], rows)
    _write_facts(writing, table, new)
    _change(writing, table, changed_rows(ordered))
    write_names(writing, name, table.first_of[0], ordered, writing.keys(name))
    writing.touched.update(ids)


def _first_day(table: Table, row: Row, today: date) -> date:
    days = [row[column.name] for column in table.columns if column.fact and row[column.name]]
    return min(days, default=today)


def _holders(writing: Writing, table: Table, new: list[Row]) -> list[tuple[int, int, int | None]]:
    """Person, team and officer of each: a review's are those of its plan."""
    if table.name == "reviews":
        plans = writing.keys("plans")
        ids = [plans[row["_plan_id"]] for row in new]
        rows = Case.objects.filter(pk__in=set(ids)).values_list("pk", "person_id", "team_id", "officer_id")
        of_plan = {pk: (person, team, officer) for pk, person, team, officer in rows}
        return [of_plan[pk] for pk in ids]
    people = writing.keys("people")
    teams = dict(Team.objects.values_list("name", "pk"))
    officers = dict(User.objects.filter(is_active=True).values_list("email", "pk"))
    usual = writing.team.pk if writing.team else 0
    return [(people[row["_person_id"]], teams.get(row["team"], usual), officers.get(row["officer"])) for row in new]


def _case(writing: Writing, table: Table, row: Row, who: tuple[int, int, int | None]) -> list[Any]:
    person, team, officer = who
    return [person, table.process, _origin(writing, table, row), row.get("source") or "", team, officer]


def _origin(writing: Writing, table: Table, row: Row) -> int | None:
    if table.name not in ORIGIN:
        return None
    column, other = ORIGIN[table.name]
    key = row[f"_{column}"]
    return writing.keys(other)[key] if key else None


def _facts_of(table: Table, row: Row) -> Iterable[tuple[str, str, date, str]]:
    """Column, fact, day and code of all that happened. A plan that follows from a request borrows its date from it."""
    codes = {column.code_of: column.name for column in table.columns if column.code_of}
    for column in table.columns:
        if not column.fact or row[column.name] is None:
            continue
        if table.name == "plans" and column.name == "made_on" and row["_request_id"]:
            continue
        code = row[codes[column.fact]] if column.fact in codes else None
        yield column.name, column.fact, row[column.name], code or ""


def _write_facts(writing: Writing, table: Table, new: list[Row]) -> None:
    ids = writing.keys(table.name)
    rows = (
        (ids[row["_key"]], fact, on, 1, code, "", "", *writing.stamp.values())
        for row in new
        for _, fact, on, code in _facts_of(table, row)
    )
    _insert_facts(writing, rows)


def _insert_facts(writing: Writing, rows: Iterable[tuple[Any, ...]]) -> None:
    columns = ("case_id", "name", "on", "occurrence", "code", "note", "struck_because", *writing.stamp)
    bulk.insert(Fact, columns, rows)


def _change(writing: Writing, table: Table, changed: list[Row]) -> None:
    """Facts that are new in a case are added; those whose day or code differs are put right, as any correction is."""
    ids = writing.keys(table.name)
    cases = [ids[row["_key"]] for row in changed]
    standing = Fact.objects.standing().filter(case__in=cases, occurrence=1)
    held = {(case, name): pk for pk, case, name in standing.values_list("pk", "case_id", "name")}
    codes = {column.code_of: column.name for column in table.columns if column.code_of}
    corrected, added = [], []
    for case, row in zip(cases, changed, strict=True):
        for column, fact, on, code in _facts_of(table, row):
            if column not in row["_changed"] and codes.get(fact) not in row["_changed"]:
                continue
            if (case, fact) in held:
                corrected.append([held[case, fact], on, code])
            else:
                added.append((case, fact, on, 1, code, "", "", *writing.stamp.values()))
    bulk.replace(Fact, ["on", "code"], corrected)
    _insert_facts(writing, added)
    own = [
        [case, _origin(writing, table, row), row.get("source") or ""] for case, row in zip(cases, changed, strict=True)
    ]
    bulk.replace(Case, ["origin_id", "source"], own, counts_version=True)
    writing.touched.update(cases)


def write_advice(writing: Writing, frame: pl.DataFrame) -> None:
    organisations = dict(Organisation.objects.values_list("name", "pk"))
    reached = frame.select(pl.coalesce("reached_on", "asked_on")).to_series().to_numpy().astype("datetime64[D]")
    due = pl.Series("due_on", advice_due(reached))
    said = pl.Series("organisation_id", [organisations.get(name) for name in frame["organisation"]], dtype=pl.Int64)
    write_simple(writing, "advice", fields.ADVICE, frame.with_columns(due, said), {"request_id": "requests"})
    write_names(writing, "advice", "advice_id", frame, writing.keys("advice"))
    _touch(writing, frame)


def write_exceptions(writing: Writing, frame: pl.DataFrame) -> None:
    write_simple(writing, "exceptions", fields.EXCEPTIONS, frame, {"request_id": "requests"})
    _touch(writing, frame)


def _touch(writing: Writing, frame: pl.DataFrame) -> None:
    cases = writing.keys("requests")
    writing.touched.update(cases[key] for key in frame.filter(pl.col("_status") != "unchanged")["_request_id"])


def write_index(writing: Writing) -> None:
    """The derived columns of every case touched, and of those that borrow facts from them. Ended ones first: see NOT_YET."""
    bulk.count_anew(Person, Case, Fact, Advice)
    with connection.cursor() as cursor:
        cursor.execute(NEAR, {"ids": sorted(writing.touched)})
        processes: dict[str, list[int]] = {}
        for pk, process in cursor.fetchall():
            processes.setdefault(process, []).append(pk)
    for process, ids in processes.items():
        rows = sorted(index_rows(process, ids), key=lambda found: found[1]["is_open"])
        for is_open in (False, True):
            bulk.replace(Case, COLUMNS, (_index(pk, index) for pk, index in rows if index["is_open"] is is_open))


def _index(pk: int, index: Mapping[str, Any]) -> list[Any]:
    return [pk, *(_python(index[name]) for name in COLUMNS)]


def _python(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value
