"""The queue of assessments as it stands: how many wait for what, how many of them past 20 weeks, and how long the longest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from areasend.rules.disclosure import LIMIT

WEEKS = 20
STAGES = {
    "decision": "A decision whether to assess",
    "advice": "Advice",
    "draft": "A draft plan",
    "final": "The final plan",
}
FEW = f"fewer than {LIMIT + 1}"


@dataclass(frozen=True)
class Stage:
    label: str
    waiting: str
    late: str
    longest: str


def queue_today(inputs: dict[str, Any], *, sees_cases: bool) -> list[Stage]:
    """The stages and the whole. Whoever sees no case is told of no small number, nor how long a single child waits."""
    columns = {label: inputs["open"].get(key, []) for key, label in STAGES.items()}
    most = max(map(len, columns.values()), default=0)
    whole = [sum(column[week] for column in columns.values() if week < len(column)) for week in range(most)]
    return [_stage(label, column, sees_cases) for label, column in [*columns.items(), ("All of them", whole)]]


def _stage(label: str, ages: list[int], sees_cases: bool) -> Stage:
    longest = max((week for week, count in enumerate(ages) if count), default=None)
    told = "–" if longest is None else f"{longest} weeks"
    hidden = "not told" if longest is not None else "–"
    return Stage(
        label, _count(sum(ages), sees_cases), _count(sum(ages[WEEKS:]), sees_cases), told if sees_cases else hidden
    )


def _count(number: int, sees_cases: bool) -> str:
    return FEW if not sees_cases and 0 < number <= LIMIT else f"{number:,}"
