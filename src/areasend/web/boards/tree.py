"""Boards in their hierarchy, each with what one wants to know at a glance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from areasend.records.board_standing import CHAIRS, balance, vacancies
from areasend.records.models import Board, Meeting, OwedAction, Seat
from areasend.records.models.governance.board import Sector
from areasend.rules.governance.balance import Balance


@dataclass
class Branch:
    """A board with the groups below it. `next_on` its next meeting; `late` how many promised actions are late."""

    board: Board
    seats: list[Seat]
    next_meeting: Meeting | None
    late: int
    groups: list[Branch] = field(default_factory=list)

    @property
    def chairs(self) -> str:
        return " and ".join(seat.name for seat in self.seats if seat.part in CHAIRS)

    @property
    def balance(self) -> Balance:
        return balance(self.board, self.seats)

    @property
    def vacancies(self) -> list[str]:
        return [Sector(one).label for one in vacancies(self.board, self.seats)]

    def has_review_due(self, today: date) -> bool:
        return self.board.terms_review_on is not None and self.board.terms_review_on <= today


def tree(boards: Iterable[Board], today: date) -> list[Branch]:
    """The boards that stand at the top of what is shown, each with its groups; a constant number of queries."""
    shown = list(boards)
    ahead, late = _next_meetings(shown, today), _late(shown, today)
    branches = {
        board.pk: Branch(board, board.sitting, ahead.get(board.pk), late.get(board.pk, 0))  # type: ignore[attr-defined]
        for board in shown
    }
    tops = []
    for branch in branches.values():
        above = branches.get(branch.board.parent_id or 0)
        (above.groups if above else tops).append(branch)
    return tops


def _next_meetings(boards: list[Board], today: date) -> dict[int, Meeting]:
    found: dict[int, Meeting] = {}
    for meeting in Meeting.objects.ahead(today).filter(board__in=boards):
        found.setdefault(meeting.board_id, meeting)
    return found


def _late(boards: list[Board], today: date) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for board in (
        OwedAction.objects.late(today).filter(meeting__board__in=boards).values_list("meeting__board", flat=True)
    ):
        found[board] += 1
    return found
