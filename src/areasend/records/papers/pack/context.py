"""What every part of a pack is told: which meeting, since when, as at which day, for whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from areasend.records.models import Board, Meeting, Seat

Found = TypeVar("Found")


@dataclass(frozen=True)
class Context:
    """`last` is the board's meeting before, `since` its day. `hides`: small numbers are withheld, for members who may open no case.
    `level` is the heading under which a part stands. `found` keeps what one
    part has worked out, so that the cover says the same without working it out again.
    """

    meeting: Meeting
    last: Meeting | None
    since: date
    on: date
    is_public: bool
    hides: bool = False
    level: int = 1
    found: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    def deeper(self, level: int) -> Context:
        return replace(self, level=level)

    def once(self, name: str, make: Callable[[], Found]) -> Found:
        """What `make` gives, made at the first asking."""
        if name not in self.found:
            self.found[name] = make()
        return self.found[name]  # type: ignore[return-value]

    @cached_property
    def boards(self) -> set[int]:
        """The board and all below it: what a group watches over, the board above it hears of."""
        return Board.objects.under(self.meeting.board)

    @cached_property
    def chairs(self) -> list[str]:
        seats = Seat.objects.filter(board=self.meeting.board, part__in=("chair", "co_chair"))
        seats = seats.select_related("organisation").sitting(self.on)
        return [_told(seat) if self.is_public else seat.name for seat in seats]


def _told(seat: Seat) -> str:
    """By office, or by the body that is spoken for: no name."""
    body = seat.organisation.name if seat.organisation else "the partnership"
    return seat.job_title or f"A member for {body}"
