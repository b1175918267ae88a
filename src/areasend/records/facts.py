"""The facts of cases, as the rules take them: a date for each name, of one case or of many.

Most facts are rows of `Fact`. Some are known elsewhere and are never recorded twice; the law files mark them with their source:

- `person`: the date of birth, from the person;
- `plan`: of a plan and its reviews, from one another. A plan issued by an assessment is dated by that assessment; a plan was last reviewed
  when the latest of its reviews was decided; a review looks at the plan it belongs to. A plan that came with a child follows from its move,
  and its own record says when the former council last reviewed it.

Likewise advice was first asked for when the first of the advice rows says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from areasend.records.models import Case
from areasend.rules import law
from areasend.rules.shapes import FactKind

Days = NDArray[np.datetime64]
Row = tuple[int, str, date]


@dataclass(frozen=True)
class Borrowed:
    """A fact of `process` called `name`: the latest of `names` in the cases found by `link` from this one."""

    process: str
    name: str
    names: tuple[str, ...]
    link: str


REVIEW_DECISIONS = ("review.decided_maintain", "review.decided_amend", "review.decided_cease")
REVIEW_ENDS = (*REVIEW_DECISIONS, "review.cancelled")
LINKS = {
    "origin": "other.id = this.origin_id",
    "follow_ups": "other.origin_id = this.id",
    "origin_of_origin": "other.id = (SELECT plan.origin_id FROM records_case plan WHERE plan.id = this.origin_id)",
    "earlier_reviews": "other.origin_id = this.origin_id AND other.process = 'annual_review' AND other.id <> this.id"
    " AND (this.process <> 'annual_review' OR NOT EXISTS (SELECT FROM records_fact own WHERE own.case_id = this.id"
    ' AND own.name = ANY(%(ends)s) AND own.struck_at IS NULL AND (own."on", this.id) < (fact."on", other.id)))',
}
"""How another case stands to this one. An earlier review is one whose decision came before the end of this one, whichever was recorded
first; of two on the same day, the one recorded first.
"""


def _last_reviewed(process: str) -> tuple[Borrowed, ...]:
    """When the plan that a case follows from was made or last reviewed."""
    name = "plan.last_reviewed"
    return (
        Borrowed(process, name, ("plan.issued",), "origin_of_origin"),
        Borrowed(process, name, ("plan.made", "review.completed"), "origin"),
        Borrowed(process, name, REVIEW_DECISIONS, "earlier_reviews"),
    )


BORROWED = (
    Borrowed("plan", "plan.made", ("plan.issued",), "origin"),
    Borrowed("plan", "review.completed", REVIEW_DECISIONS, "follow_ups"),
    Borrowed("plan", "cease.decided", ("review.decided_cease", "decision.cease"), "follow_ups"),
    Borrowed("plan", "cease.undone", ("decision.continue", "appeal.upheld"), "follow_ups"),
    Borrowed("plan", "plan.ceased", ("plan.ceased",), "follow_ups"),
    Borrowed("plan", "plan.transferred", ("plan.transferred",), "follow_ups"),
    *_last_reviewed("annual_review"),
    *_last_reviewed("move"),
    Borrowed("move", "plan.last_reviewed", ("plan.made", "review.completed"), "follow_ups"),
    *_last_reviewed("custody"),
    Borrowed("reassessment", "assessment.last", ("plan.issued",), "origin_of_origin"),
)
"""In order: of two for the same fact the later one stands."""

OWN = """
SELECT case_id, name, CASE WHEN name = ANY(%(latest)s) THEN max("on") ELSE min("on") END
FROM records_fact JOIN records_case this ON this.id = case_id
WHERE struck_at IS NULL AND this.process = %(process)s AND this.id = ANY(%(cases)s) GROUP BY case_id, name
"""
OTHERS = """
SELECT this.id, %(name)s, max(fact."on")
FROM records_case this, records_case other JOIN records_fact fact ON fact.case_id = other.id
WHERE {link} AND this.process = %(process)s AND this.id = ANY(%(cases)s) AND fact.name = ANY(%(names)s) AND fact.struck_at IS NULL
GROUP BY this.id
"""
BORN = """
SELECT this.id, 'person.born', person.born_on FROM records_case this JOIN records_person person ON person.id = this.person_id
WHERE this.process = %(process)s AND this.id = ANY(%(cases)s)
"""


FIRST_ASKED = """
SELECT case_id, 'advice.requested', min(asked_on) FROM records_advice JOIN records_case this ON this.id = case_id
WHERE struck_at IS NULL AND this.process = %(process)s AND this.id = ANY(%(cases)s) GROUP BY case_id
"""


def facts_of(case: Case) -> dict[str, date]:
    """The facts of one case by name: its own, and those it borrows."""
    return {name: on for _, name, on in _rows(case.process, [case.pk])}


def fact_columns(process: str, cases: Iterable[int]) -> tuple[NDArray[np.int64], dict[str, Days]]:
    """Case ids in ascending order, shape (n,), and for each fact a column of days of that shape, NaT where it has not happened."""
    ids = np.array(sorted(cases), dtype=np.int64)
    return ids, columns_of(ids, _rows(process, ids.tolist()))


def columns_of(ids: NDArray[np.int64], rows: Iterable[tuple[int, str, date]]) -> dict[str, Days]:
    """Rows of (case id, name, day) turned into a column for each name."""
    by_name: dict[str, tuple[list[int], list[date]]] = {}
    for case_id, name, on in rows:
        cases, days = by_name.setdefault(name, ([], []))
        cases.append(case_id)
        days.append(on)
    return {name: _column(ids, cases, days) for name, (cases, days) in by_name.items()}


def _column(ids: NDArray[np.int64], cases: list[int], days: list[date]) -> Days:
    column = np.full(len(ids), "NaT", dtype="datetime64[D]")
    column[np.searchsorted(ids, cases)] = np.array(days, dtype="datetime64[D]")
    return column


def _rows(process: str, cases: list[int]) -> list[Row]:
    """Own facts win over borrowed ones of the same name: they come last. Of those that come again, the latest of both wins."""
    known = law.process(process).facts
    given: Mapping[str, object] = {
        "process": process,
        "cases": cases,
        "latest": [name for name, kind in known.items() if kind.repeats == "latest"],
        "ends": list(REVIEW_ENDS),
    }
    rows: list[Row] = []
    with connection.cursor() as cursor:
        for name, sql in (("person.born", BORN), ("advice.requested", FIRST_ASKED)):
            if name in known:
                cursor.execute(sql, given)
                rows += cursor.fetchall()
        for fact in BORROWED:
            if fact.process == process and fact.name in known:
                sql = OTHERS.format(link=LINKS[fact.link])
                cursor.execute(sql, {**given, "name": fact.name, "names": list(fact.names)})
                rows += cursor.fetchall()
        cursor.execute(OWN, given)
        return rows + _not_outdone(cursor.fetchall(), rows, known)


def _not_outdone(own: list[Row], borrowed: list[Row], known: Mapping[str, FactKind]) -> list[Row]:
    """Own facts without those that come again of which a later one is borrowed."""
    again = {(case, name): on for case, name, on in borrowed if known[name].repeats == "latest"}
    return [row for row in own if row[2] >= again.get(row[:2], row[2])] if again else own
