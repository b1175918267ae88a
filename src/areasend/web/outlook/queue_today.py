"""The queue of assessments as it stands: how many wait for what, how many of them past 20 weeks, and how long the longest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from areasend.rules.disclosure import rounded, suppress_line
from areasend.web.components.words import of

WEEKS = 20
STAGES = {
    "decision": "A decision whether to assess",
    "advice": "Advice",
    "draft": "A draft plan",
    "final": "The final plan",
}
HIDDEN = "not told"


@dataclass(frozen=True)
class Stage:
    label: str
    waiting: str
    late: str
    longest: str


def queue_today(inputs: dict[str, Any], *, sees_cases: bool) -> list[Stage]:
    """The stages and the whole. Whoever sees no case is told counts as the public is: small ones and what gives them away hidden, the
    others rounded; and not how long a single child waits."""
    columns = [inputs["open"].get(key, []) for key in STAGES]
    labels = [*STAGES.values(), "All of them"]
    waiting = _told([sum(column) for column in columns], sees_cases)
    late = _told([sum(column[WEEKS:]) for column in columns], sees_cases)
    longest = [_longest(column) for column in columns]
    longest = (
        [of(week, "week") if week else "–" for week in (*longest, max(longest))] if sees_cases else ["–"] * len(labels)
    )
    return [Stage(*row) for row in zip(labels, waiting, late, longest, strict=True)]


def _longest(ages: list[int]) -> int:
    return max((week for week, count in enumerate(ages) if count), default=0)


def _told(counts: list[int], sees_cases: bool) -> list[str]:
    """The counts and their sum."""
    whole = [*counts, sum(counts)]
    if sees_cases:
        return [f"{number:,}" for number in whole]
    hidden = suppress_line(counts)
    return [HIDDEN if is_hidden else f"{rounded(number):,}" for number, is_hidden in zip(whole, hidden, strict=True)]
