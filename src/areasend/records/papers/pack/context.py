"""What every part of a pack is told: which meeting, since when, as at which day, for whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from areasend.records.models import Board, Meeting, Seat


@dataclass(frozen=True)
class Context:
    """`last` is the board's meeting before, `since` its day. `level` is the heading under which a part stands."""

    meeting: Meeting
    last: Meeting | None
    since: date
    on: date
    is_public: bool
    level: int = 1

    def deeper(self, level: int) -> Context:
        return replace(self, level=level)

    @cached_property
    def boards(self) -> set[int]:
        """The board and all below it: what a group watches over, the board above it hears of."""
        return Board.objects.under(self.meeting.board)

    @cached_property
    def chairs(self) -> list[str]:
        seats = Seat.objects.filter(board=self.meeting.board, part__in=("chair", "co_chair")).sitting(self.on)
        return [seat.job_title or seat.name if self.is_public else seat.name for seat in seats]
