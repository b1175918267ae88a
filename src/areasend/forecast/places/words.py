"""The one sentence that says what will be short first, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from areasend.rules.place_kinds import PHASES

LIKELY = 0.5
A_GROUP = 5.0
"""Children. Fewer lack a place somewhere nearly always; from so many on it is a class that is missing."""
LOW_80, MIDDLE, HIGH_80 = 1, 3, 5
Cells = Mapping[str, Mapping[str, list[Any]]]


@dataclass(frozen=True)
class Lack:
    """A combination that is short in a year: `place` of the year in the list."""

    need: str
    phase: str
    part: str
    place: int
    chance: float
    bounds: list[float]


def first_lack(cells: Cells, fixed: int = 3) -> Lack | None:
    """The earliest year in which a group of children more likely than not has no place; of that year the greatest. `fixed`: how many of
    need, phase and part are named."""
    found = [one for one in _lacks(cells, fixed) if one.chance >= LIKELY and one.bounds[MIDDLE] >= A_GROUP]
    return min(found, key=lambda one: (one.place, -one.bounds[MIDDLE]), default=None)


def _lacks(cells: Cells, fixed: int) -> Iterator[Lack]:
    for key, told in cells.items():
        need, phase, part = key.split("|")
        if sum(one != "*" for one in (need, phase, part)) == fixed and (fixed == 0 or phase != "*"):
            for place, chance in enumerate(told["chance"]):
                yield Lack(need, phase, part, place, chance, told["short"][place])


def summary(cells: Cells, periods: tuple[str, ...], needs: Mapping[str, str], parts: Mapping[str, str]) -> str:
    lack = next((one for fixed in (3, 2, 1) if (one := first_lack(cells, fixed))), None)
    whole = cells.get("*|*|*")
    if whole is None:
        return "No specialist places are recorded, so it cannot be said what will be short. Record the commissioned places first."
    last = whole["short"][-1]
    total = (
        f"By {periods[-1]} about {_n(last[MIDDLE])} children would have no commissioned specialist place "
        f"({_n(last[LOW_80])} to {_n(last[HIGH_80])} in 8 of 10 futures)."
    )
    if lack is None:
        return f"No group of five or more children is more likely than not to lack a specialist place. {total}"
    return (
        f"{_who(lack, needs, parts)} run short first: in {periods[lack.place]} about {_n(lack.bounds[MIDDLE])} children more than "
        f"there are places ({_n(lack.bounds[LOW_80])} to {_n(lack.bounds[HIGH_80])} in 8 of 10 futures; the chance that any is short is "
        f"{_share(lack.chance)}). {total}"
    )


def _who(lack: Lack, needs: Mapping[str, str], parts: Mapping[str, str]) -> str:
    phase = {"post_16": "post-16"}.get(lack.phase, PHASES[lack.phase].lower())
    need = f" for {lower_first(needs.get(lack.need, lack.need) or 'needs not recorded')}" if lack.need != "*" else ""
    part = f" in {parts[lack.part]}" if lack.part not in ("*", "") else ""
    return f"Specialist places of the {phase} phase{need}{part}"


def lower_first(words: str) -> str:
    """
    >>> lower_first("Speech, language"), lower_first("SEN")
    ('speech, language', 'SEN')
    """
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _n(value: float) -> str:
    return f"{round(value):,}"


def _share(chance: float) -> str:
    """Never told as certain: draws are not the world."""
    return "over 99 in 100" if chance > 0.99 else f"{round(chance * 100)} in 100"
