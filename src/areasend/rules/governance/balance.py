"""Whether a board's seats are spread over the sectors as its terms of reference ask, and who chairs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from areasend.rules.governance.sectors import counted, label, listed


@dataclass(frozen=True)
class Seat:
    """One seat. `is_filled` is False for a vacancy."""

    sector: str
    is_filled: bool = True
    is_chair: bool = False


@dataclass(frozen=True)
class Terms:
    """What the terms of reference ask for.

    `seats`: the least number of filled seats of each sector. `chairs`: how many chair it, 2 for co-chairs;
    `chair_sectors`: sectors of which each must hold a chair; co-chairs come from different sectors either way.
    """

    seats: Mapping[str, int] = field(default_factory=dict)
    chairs: int = 1
    chair_sectors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Balance:
    is_balanced: bool
    because: tuple[str, ...]


def balance(seats: Sequence[Seat], terms: Terms) -> Balance:
    """Every way in which the board falls short of its terms, one sentence each."""
    short = (*_short_sectors(seats, terms), *_chair_faults(seats, terms))
    return Balance(
        not short, short or ("Every sector has the seats that the terms ask for, and the chairs are filled.",)
    )


def _short_sectors(seats: Sequence[Seat], terms: Terms) -> Iterator[str]:
    for sector, least in terms.seats.items():
        own = [seat for seat in seats if seat.sector == sector]
        filled = sum(seat.is_filled for seat in own)
        if filled >= least:
            continue
        vacant = len(own) - filled
        tail = f"; {counted(vacant, 'seat is', 'seats are')} vacant" if vacant else ""
        yield f"{label(sector)}: {counted(filled, 'seat is', 'seats are')} filled, {least} asked for{tail}."


def _chair_faults(seats: Sequence[Seat], terms: Terms) -> Iterator[str]:
    chairs = [seat.sector for seat in seats if seat.is_chair and seat.is_filled]
    if len(chairs) != terms.chairs:
        yield f"It has {counted(len(chairs), 'chair', 'chairs')}; the terms ask for {terms.chairs}."
    wanting = [sector for sector in terms.chair_sectors if sector not in chairs]
    if wanting:
        yield f"No chair comes from {listed(wanting)}."
    if len(chairs) > 1 and len(set(chairs)) < len(chairs):
        yield f"Co-chairs come from different sectors; here more than one comes from {listed(_twice(chairs))}."


def _twice(chairs: Sequence[str]) -> list[str]:
    return sorted({sector for sector in chairs if chairs.count(sector) > 1})
