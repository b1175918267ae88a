"""The frozen facts of a run, read from plain JSON into columns, and refused with a sentence where they cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from areasend.rules.place_kinds import AGES, COMMISSIONED, KINDS, PHASES, phases_of

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]
Mask = NDArray[np.bool_]
KIND = tuple(KINDS)
PHASE = tuple(PHASES)
UNKNOWN_PART = ""
NO_BLOCK = -1


class BadInputs(ValueError):
    """The facts contradict themselves or lack something; the message says what and what to do."""


@dataclass(frozen=True)
class Part:
    """A part of the area. `homes`: shape (n, 3), metres east and north and the number of children there; may be empty."""

    key: str
    label: str
    homes: Numbers


@dataclass(frozen=True)
class Block:
    """Places at one setting of one kind. `numbers`: places in the base year and each year after; `others`: taken by other areas."""

    key: str
    label: str
    kind: int
    phases: frozenset[str]
    lowest: int
    highest: int
    needs: frozenset[str]
    parts: frozenset[str]
    within_km: float | None
    at: tuple[float, float] | None
    part: str
    others: float
    is_proposed: bool
    numbers: Numbers


@dataclass(frozen=True)
class Children:
    """One row for children alike: kind and block of place (`NO_BLOCK`: at none of those listed), age in the base year, need, part."""

    kind: Indices
    block: Indices
    age: Indices
    need: Indices
    part: Indices
    count: Numbers


@dataclass(frozen=True)
class Demand:
    """Plans by year as quantiles, shape (years, 7) in the order of `bands.QUANTILES`, the first row for the base year."""

    total: Numbers
    phase: Mapping[str, Numbers]
    need: Mapping[str, Numbers]
    kind: Mapping[str, Numbers]
    source: str


@dataclass(frozen=True)
class Facts:
    """`outside`: rows of kind, whether looked after, and the children placed outside the area; `travel`: rows of kind, phase, straight
    kilometres, count; `residential`: children who board, by kind; `past`: by the name of a series, pairs of a school year and a count.
    """

    as_at: str
    base: int
    years: tuple[int, ...]
    needs: tuple[str, ...]
    parts: tuple[Part, ...]
    children: Children
    blocks: tuple[Block, ...]
    demand: Demand
    outside: tuple[tuple[str, bool, float], ...]
    travel: Numbers
    lacks: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    past: Mapping[str, Any] = field(default_factory=dict)
    residential: Mapping[str, float] = field(default_factory=dict)

    def with_blocks(self, blocks: tuple[Block, ...]) -> Facts:
        return replace(self, blocks=blocks)

    @property
    def part_keys(self) -> tuple[str, ...]:
        return tuple(part.key for part in self.parts)


def facts_of(inputs: Mapping[str, Any]) -> Facts:
    """Raises `BadInputs`."""
    try:
        base, years = int(inputs["base_year"]), tuple(int(year) for year in inputs["years"])
        _check_years(base, years)
        parts = tuple(_part(one) for one in inputs["parts"])
        blocks = tuple(_block(one, len(years) + 1) for one in inputs["blocks"])
        needs = tuple(sorted({str(row[3]) for row in inputs["children"]} | set(inputs["demand"].get("need", {}))))
        children = _children(inputs["children"], needs, parts, blocks)
        return Facts(
            str(inputs["as_at"]),
            base,
            years,
            needs,
            parts,
            children,
            blocks,
            _demand(inputs["demand"], len(years) + 1),
            tuple((str(kind), bool(cared), float(count)) for kind, cared, count in inputs.get("outside", [])),
            _travel(inputs.get("travel", [])),
            tuple(inputs.get("lacks", [])),
            dict(inputs.get("need_labels", {})),
            dict(inputs.get("past", {})),
            dict(inputs.get("residential", {})),
        )
    except KeyError as error:
        raise BadInputs(f"The inputs lack {error.args[0]!r}. Make them anew from the records.") from error


def _check_years(base: int, years: tuple[int, ...]) -> None:
    if not years or list(years) != list(range(base + 1, base + 1 + len(years))):
        raise BadInputs(f"The years must follow one another from {base + 1} on, not {list(years)}.")


def _part(given: Mapping[str, Any]) -> Part:
    return Part(str(given["key"]), str(given["label"]), np.asarray(given["homes"], dtype=float).reshape(-1, 3))


def _block(given: Mapping[str, Any], count: int) -> Block:
    label, kind = str(given["label"]), str(given["kind"])
    numbers = np.asarray(given["numbers"], dtype=float)
    lowest, highest = given["ages"]
    if kind not in COMMISSIONED:
        raise BadInputs(f"{label}: {kind!r} is no kind of places. Give one of: {', '.join(COMMISSIONED)}.")
    if len(numbers) != count or (numbers < 0).any():
        raise BadInputs(f"{label}: give {count} numbers of places, none below nought.")
    if not 0 <= lowest < highest:
        raise BadInputs(f"{label}: the ages {lowest} to {highest} are out of order.")
    at = given.get("at")
    return Block(
        str(given["key"]),
        label,
        KIND.index(kind),
        frozenset(phases_of(lowest, highest)),
        int(lowest),
        int(highest),
        frozenset(given.get("needs", [])),
        frozenset(given.get("parts", [])),
        given.get("within_km"),
        (float(at[0]), float(at[1])) if at else None,
        str(given.get("part", UNKNOWN_PART)),
        float(given.get("others", 0)),
        given.get("status") == "proposed",
        numbers,
    )


def _children(
    rows: list[list[Any]], needs: tuple[str, ...], parts: tuple[Part, ...], blocks: tuple[Block, ...]
) -> Children:
    at_block = {block.key: number for number, block in enumerate(blocks)} | {"": NO_BLOCK}
    at_part = {part.key: number for number, part in enumerate(parts)}
    at_need = {need: number for number, need in enumerate(needs)}
    try:
        read = [
            (KIND.index(kind), at_block[block], int(age), at_need[need], at_part[part], float(count))
            for kind, block, age, need, part, count in rows
        ]
    except (ValueError, KeyError) as error:
        raise BadInputs(f"A row of children names something that the inputs do not hold: {error}.") from error
    table = np.array(read, dtype=float).reshape(-1, 6)
    if (table[:, 5] < 0).any():
        raise BadInputs("There cannot be fewer than no children in a row.")
    if not table[:, 5].sum() > 0:
        raise BadInputs("There is no child with a plan on record, so nothing can be looked ahead from.")
    kind, block, age, need, part = (table[:, column].astype(np.int64) for column in range(5))
    return Children(kind, block, age, need, part, table[:, 5])


def _demand(given: Mapping[str, Any], count: int) -> Demand:
    def read(name: str, rows: list[list[float]]) -> Numbers:
        found = np.asarray(rows, dtype=float)
        if found.shape != (count, 7) or not np.isfinite(found).all() or (np.diff(found, axis=1) < -1e-9).any():
            raise BadInputs(f"Demand, {name}: give {count} years of seven quantiles, the lowest first.")
        kept: Numbers = np.maximum(found, 0)
        return kept

    groups = {
        cut: {key: read(key, rows) for key, rows in given.get(cut, {}).items()} for cut in ("phase", "need", "kind")
    }
    total = read("total", given["total"])
    if not total[0, 3] > 0:
        raise BadInputs("There is no child with a plan in the base year, so nothing can be looked ahead from.")
    return Demand(total, groups["phase"], groups["need"], groups["kind"], str(given.get("source", "")))


def _travel(rows: list[list[Any]]) -> Numbers:
    read = [(KIND.index(kind), PHASE.index(phase), float(km), float(count)) for kind, phase, km, count in rows]
    return np.array(read, dtype=float).reshape(-1, 4)


def ages_of(phases: list[str]) -> tuple[int, int]:
    """From the first age of the first phase to the age at which the last is left.

    >>> ages_of(["secondary", "primary"])
    (4, 16)
    """
    spans = [AGES[phase] for phase in phases]
    return min(first for first, _ in spans), max(min(last, 24) for _, last in spans) + 1
