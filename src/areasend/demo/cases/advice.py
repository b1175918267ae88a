"""Advice under regulation 6: who was asked, when it came, and what is still awaited."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.demo import days
from areasend.demo.cases.assessments import begun
from areasend.demo.cases.shape import CaseSet
from areasend.demo.days import Days
from areasend.demo.history.requests import OPEN, WITHDRAWN, Requests
from areasend.demo.people.everyone import People
from areasend.demo.quota import Numbers, Rng

# source: share of assessments in which it is sought, then the usual days to answer (least, middle) and how long the tail is
SOURCES = {
    "family": (1.0, 6, 18, 12.0),
    "education": (1.0, 10, 30, 14.0),
    "medical": (1.0, 18, 50, 35.0),
    "psychology": (1.0, 30, 75, 60.0),
    "social_care": (1.0, 9, 34, 14.0),
    "other": (0.5, 16, 44, 25.0),
    "adulthood": (1.0, 10, 34, 14.0),
    "family_request": (0.06, 15, 40, 20.0),
    "sensory": (1.0, 10, 32, 12.0),
}
YEAR_NINE_AGE = 13
SENSORY = ("HI", "VI", "MSI")


@dataclass
class AdviceRows:
    """One row a request for advice. `case` is a row of the assessments."""

    case: Numbers
    source: np.ndarray
    asked: Days
    reached: Days
    received: Days
    dropped: Days

    def __len__(self) -> int:
        return len(self.case)


def advice(rng: Rng, made: Requests, cases: CaseSet, people: People, today: np.datetime64) -> AdviceRows:
    start = begun(made)
    asked = first_asked(rng, made, start, today)
    assessed = np.flatnonzero(~np.isnat(asked))
    parts = []
    for source in SOURCES:
        rows = sought(rng, source, assessed, made, people.born_on[cases.person], people.need[cases.person])
        parts.append(rows_of(rng, source, rows, made, asked, cases.facts["advice.complete"], today))
    return joined(parts)


def first_asked(rng: Rng, made: Requests, start: Days, today: np.datetime64) -> Days:
    asked = days.after(rng, start, 0, 6, 1.6)
    limit = np.where(np.isnat(made.finished), today, made.finished)
    return np.where(asked < limit, asked, days.NO_DAY).astype("datetime64[D]")


def sought(rng: Rng, source: str, rows: np.ndarray, made: Requests, born: Days, need: np.ndarray) -> np.ndarray:
    if source == "adulthood":
        return rows[days.age_on(born[rows], made.received[rows]) >= YEAR_NINE_AGE]
    if source == "sensory":
        return rows[np.isin(need[rows].astype(str), SENSORY)]
    return rows[rng.random(len(rows)) < SOURCES[source][0]]


def rows_of(
    rng: Rng, source: str, rows: np.ndarray, made: Requests, asked: Days, complete: Days, today: np.datetime64
) -> AdviceRows:
    _, least, usual, tail = SOURCES[source]
    size = len(rows)
    over = np.where(np.isnat(made.finished[rows]), today, made.finished[rows])
    when = np.minimum(days.between(rng, asked[rows], asked[rows] + 2), over)
    wait = np.maximum(rng.normal(usual, usual / 4, size), least) + rng.exponential(tail, size) * (
        rng.random(size) < 0.4
    )
    answer = days.worked_after(when + wait.astype(int))
    full = complete[rows]
    answer = np.where(~np.isnat(full) & ((answer > full) | _is_last(rng, source, size)), np.maximum(full, when), answer)
    waiting = np.isnat(full) & (made.outcome[rows] == OPEN)
    held_up = waiting & (rng.random(size) < STUCK.get(source, 0.02)) | (waiting & (source == "psychology"))
    limit = np.where(made.outcome[rows] == WITHDRAWN, made.finished[rows], today)
    came = (answer < limit) & ~held_up
    dropped = ~came & (made.outcome[rows] == WITHDRAWN)
    return AdviceRows(
        rows,
        np.full(size, source, dtype=object),
        when,
        np.minimum(days.after(rng, when, 0, 3, 2.0), today),
        np.where(came, answer, days.NO_DAY).astype("datetime64[D]"),
        np.where(dropped, made.finished[rows], days.NO_DAY).astype("datetime64[D]"),
    )


STUCK = {"medical": 0.3, "other": 0.2, "social_care": 0.04, "education": 0.04}
"""Share of waiting assessments in which this advice has still not come; the psychologist's never has, or they would not wait."""


def _is_last(rng: Rng, source: str, size: int) -> np.ndarray:
    """The psychologist's is the last to come in: it closes the gathering."""
    return np.full(size, source == "psychology")


def joined(parts: list[AdviceRows]) -> AdviceRows:
    whole = AdviceRows(
        *(
            np.concatenate([getattr(p, name) for p in parts])
            for name in ("case", "source", "asked", "reached", "received", "dropped")
        )
    )
    order = np.lexsort((whole.asked.astype(int), whole.case))
    return AdviceRows(
        *(getattr(whole, name)[order] for name in ("case", "source", "asked", "reached", "received", "dropped"))
    )


def borrow_first_asked(cases: CaseSet, rows: AdviceRows) -> None:
    """The day on which advice was first asked for is not recorded twice: the assessment finds it on its advice."""
    first = np.full(len(cases), np.iinfo(np.int64).max)
    np.minimum.at(first, rows.case, rows.asked.astype(np.int64))
    column = days.blank(len(cases))
    some = first < np.iinfo(np.int64).max
    column[some] = first[some].astype("datetime64[D]")
    cases.borrowed["advice.requested"] = column
