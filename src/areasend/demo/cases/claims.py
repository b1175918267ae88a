"""Claims that a time limit was impractical: on the grounds of the Regulations, with the dates that each ground turns on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.demo import days
from areasend.demo.cases.advice import AdviceRows
from areasend.demo.cases.shape import CaseSet, notes
from areasend.demo.days import Days
from areasend.demo.history.requests import OPEN, TWENTY_WEEKS, Requests
from areasend.demo.quota import Numbers, Rng

OPEN_CLAIMS = 0.03
"""Share of assessments under way in which an exception is claimed."""


@dataclass
class Claims:
    """One row a claim; `case` is a row of the assessments."""

    case: Numbers
    reason: np.ndarray
    claimed: Days
    explanation: np.ndarray
    first: Days
    last: Days
    asked: Days
    target: Days

    def __len__(self) -> int:
        return len(self.case)


def claims(rng: Rng, made: Requests, cases: CaseSet, advice: AdviceRows, today: np.datetime64) -> Claims:
    running = (made.outcome == OPEN) & ~np.isnat(made.assessed) & (made.received < today - 80)
    rows = np.flatnonzero(made.excused | (running & (rng.random(len(made)) < OPEN_CLAIMS)))
    asked = school_asked(len(made), advice)[rows]
    closes, opens = summer(asked)
    in_window = (asked >= closes - 7) & (asked <= opens - 8)
    size = len(rows)
    other = np.where(rng.random(size) < 0.7, "exceptional_circumstances", "absent_from_area")
    reason = np.where(in_window, "school_closed", other).astype(object)
    away = reason == "absent_from_area"
    begin = days.after(rng, made.received[rows], 10, 60)
    first = np.where(in_window, closes, np.where(away, begin, days.NO_DAY))
    last = np.where(in_window, opens - 1, np.where(away, begin + rng.integers(28, 60, size), days.NO_DAY))
    limit = np.where(np.isnat(made.finished[rows]), today - 1, made.finished[rows])
    claimed = np.maximum(np.minimum(np.fmax(last, made.received[rows] + 60) + 5, limit), made.received[rows])
    target = np.where(
        np.isnat(made.finished[rows]), np.maximum(made.received[rows] + TWENTY_WEEKS, today) + 30, days.NO_DAY
    )
    return Claims(
        rows,
        reason,
        claimed.astype("datetime64[D]"),
        notes(rng, "exception", reason, np.ones(size, dtype=bool)),
        first.astype("datetime64[D]"),
        last.astype("datetime64[D]"),
        np.where(in_window, asked, days.NO_DAY).astype("datetime64[D]"),
        target.astype("datetime64[D]"),
    )


def school_asked(size: int, advice: AdviceRows) -> Days:
    """The day on which the head was asked, for each assessment."""
    found = days.blank(size)
    rows = advice.source == "education"
    found[advice.case[rows]] = advice.asked[rows]
    return found


def summer(on: Days) -> tuple[Days, Days]:
    """When schools close for the summer of that year, and when they open again."""
    year = on.astype("datetime64[Y]").astype("datetime64[D]")
    leap = ((year + 365).astype("datetime64[Y]") == on.astype("datetime64[Y]")).astype(int)
    return year + 203 + leap, year + 245 + leap
