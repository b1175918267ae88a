"""Two releases side by side: what moved, what is withheld anew, and whether the two together tell what neither does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Any

from areasend.indicators.release.choice import Entry, entries
from areasend.indicators.release.tables import Cell, is_withheld

CERTAIN = 2.0
"""How many standard errors apart two figures must lie to be called different: chance alone does so one time in twenty."""
MEANS_APART = 0.05
WORDS = {"better": "getting better", "worse": "getting worse", "changed": "changing", "same": "about the same"}


@dataclass(frozen=True)
class Change:
    """One indicator from the release before to this. `way` is better, worse, changed, same or unknown (""); `revised` and `withheld`
    count its cells: those that both releases tell of and tell differently, and those that this one withholds."""

    entry: Entry
    was: Cell | None
    now: Cell
    way: str
    revised: int
    withheld: int


def way(was: Cell | None, now: Cell, better: str) -> str:
    """Whether a figure differs from another by more than chance would make, and if so whether for the good. "" where one is unknown."""
    if was is None or was["value"] is None or now["value"] is None:
        return ""
    gap = now["value"] - was["value"]
    if abs(gap) <= _ordinary(was, now):
        return "same"
    if better == "neither":
        return "changed"
    return "better" if (gap > 0) == (better == "high") else "worse"


def _ordinary(was: Cell, now: Cell) -> float:
    """How far apart the two may lie by chance."""
    if was["numerator"] is not None and was["denominator"]:
        below = [was["denominator"], now["denominator"] or was["denominator"]]
        share = (was["numerator"] + (now["numerator"] or 0)) / sum(below)
        return CERTAIN * 100 * sqrt(share * (1 - share) * sum(1 / one for one in below))
    if was["numerator"] is not None:
        return CERTAIN * sqrt(was["value"] + now["value"])
    return MEANS_APART * abs(float(was["value"]))


def changes(before: dict[str, Any] | None, after: dict[str, Any]) -> list[Change]:
    """Every indicator of a release beside the one before, in the order of the pages."""
    old = before["indicators"] if before else {}
    return [
        _change(entry, old.get(key), after["indicators"][key])
        for key, entry in entries().items()
        if key in after["indicators"]
    ]


def _change(entry: Entry, old: dict[str, Any] | None, new: dict[str, Any]) -> Change:
    was = old["whole"] if old else None
    known = {_name(cell): cell for _, cell in _cells(old)} if old else {}
    same = [(known[_name(cell)], cell) for _, cell in _cells(new) if _name(cell) in known]
    return Change(
        entry,
        was,
        new["whole"],
        way(was, new["whole"], entry.card.better),
        sum(_shown(one) != _shown(two) for one, two in same if not is_withheld(two)),
        sum(is_withheld(cell) for _, cell in _cells(new)),
    )


def _shown(cell: Cell) -> tuple[Any, Any, Any]:
    return cell["numerator"], cell["denominator"], cell["value"]


def _name(cell: Cell) -> tuple[str, str, str]:
    return cell["first"], cell["last"], cell["group"]


def _cells(told: dict[str, Any] | None) -> Iterator[tuple[str, Cell]]:
    """Every cell of an indicator with the part that it is of."""
    if told:
        yield "whole", told["whole"]
        yield from (("months", cell) for cell in told["months"])
        yield from ((cut, cell) for cut, cells in told["groups"].items() for cell in cells)


def telling(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What the two releases would tell together and must not, a sentence each: such a release is not published.

    A count of children that differs by less than the base to which counts are rounded, or a month that was withheld and now is shown.
    """
    base = after["base"]
    return [
        sentence
        for key, new in after["indicators"].items()
        if (entry := entries().get(key)) and entry.is_guarded and key in before["indicators"]
        for sentence in _telling(entry, before["indicators"][key], new, base)
    ]


def _telling(entry: Entry, old: dict[str, Any], new: dict[str, Any], base: int) -> Iterator[str]:
    known = {(part, cell["group"]): cell for part, cell in _cells(old) if part != "months"}
    months = {_name(cell): cell for cell in old["months"]}
    for part, cell in _cells(new):
        was = months.get(_name(cell)) if part == "months" else known.get((part, cell["group"]))
        if was is None:
            continue
        if part == "months" and is_withheld(was) and not is_withheld(cell):
            yield f"“{entry.card.label}” for {cell['first'][:7]} was withheld and is shown now."
        for count in ("numerator", "denominator"):
            if was[count] is not None and cell[count] is not None and 0 < abs(was[count] - cell[count]) < base:
                yield f"“{entry.card.label}” ({part}) differs from the last release by less than {base}."
