"""How boards stand: whether their seats are balanced, whether a meeting has its quorum, who came over the year, what a pack lacks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from areasend.records.models import AgendaItem, Attendance, Board, Decision, Meeting, Seat
from areasend.rules.governance import agenda_cycle as cycle
from areasend.rules.governance import balance as balancing
from areasend.rules.governance import call_in as calling
from areasend.rules.governance import quorum as quorums

MEMBERS = ("chair", "co_chair", "member")
CHAIRS = ("chair", "co_chair")
THERE = (Attendance.State.PRESENT, Attendance.State.DEPUTY)
YEAR = timedelta(days=365)


def balance(board: Board, seats: Iterable[Seat]) -> balancing.Balance:
    """Whether those who sit there now are spread as the terms ask, and who chairs."""
    sitting = [balancing.Seat(seat.sector, is_chair=seat.part in CHAIRS) for seat in seats if seat.part in MEMBERS]
    terms = balancing.Terms(dict.fromkeys(board.seat_sectors, 1), 2 if board.has_co_chairs else 1)
    return balancing.balance(sitting, terms)


def vacancies(board: Board, seats: Iterable[Seat]) -> list[str]:
    """Sectors that must have a seat and have none, by the model's words."""
    filled = {seat.sector for seat in seats if seat.part in MEMBERS}
    return [sector for sector in board.seat_sectors if sector not in filled]


def quorum(board: Board, present: Iterable[Seat]) -> quorums.Attendance:
    """Whether these members, themselves or by deputy, are enough for the board to decide."""
    asked = quorums.Quorum(board.quorum, tuple(board.quorum_sectors))
    return quorums.attendance([seat.sector for seat in present if seat.part in MEMBERS], asked)


def meeting_quorum(meeting: Meeting) -> quorums.Attendance:
    there = meeting.attendances.filter(state__in=THERE).select_related("seat")
    return quorum(meeting.board, [one.seat for one in there])


@dataclass(frozen=True)
class Came:
    """How often a member came, of the meetings held since they joined; a deputy counts apart."""

    seat: Seat
    meetings: int
    present: int
    deputy: int
    apologies: int

    @property
    def share(self) -> float | None:
        """In person or by deputy, 0 to 1."""
        return (self.present + self.deputy) / self.meetings if self.meetings else None


def attendance_of_year(board: Board, seats: Sequence[Seat], on: date) -> list[Came]:
    """Of each member over the twelve months up to a day."""
    held = set(Meeting.objects.held().filter(board=board, on__gt=on - YEAR, on__lte=on).values_list("pk", flat=True))
    states: dict[int, Counter[str]] = defaultdict(Counter)
    for seat, state in Attendance.objects.filter(meeting__in=held).values_list("seat", "state"):
        states[seat][state] += 1
    return [
        Came(seat, sum(found.values()), found["present"], found["deputy"], found["apologies"])
        for seat in seats
        if seat.part in MEMBERS
        for found in [states[seat.pk]]
    ]


@dataclass(frozen=True)
class Lack:
    """What a pack still lacks, by when and from whom. `item` is where to write it."""

    text: str
    by_on: date
    whose: str
    item: AgendaItem | None = None


def steps(meeting: Meeting) -> tuple[cycle.Step, ...]:
    """The days around a meeting: papers called for, pack out, meeting, minutes."""
    terms = cycle.CycleTerms(is_council_committee=meeting.board.kind in {Board.Kind.CABINET, Board.Kind.COMMITTEE})
    return cycle.agenda_cycle(meeting.on, terms)


def lacks(meeting: Meeting, items: Sequence[AgendaItem]) -> list[Lack]:
    """What must still be written or said before the pack goes out. What the pack writes by itself never lacks."""
    days = {step.key: step.on for step in steps(meeting)}
    found = [
        Lack(f"“{item.title}” has no paper", days["papers"], item.presenter or "Nobody named", item)
        for item in items
        if not item.section and not item.scenario_id and not item.money_report_id and not item.paper
    ]
    found += [
        Lack(
            f"“{item.title}” does not say what is to be decided", days["papers"], item.presenter or "Nobody named", item
        )
        for item in items
        if item.purpose == "decide" and not item.section and not item.recommendation
    ]
    if not items:
        found.append(Lack("The agenda is empty", days["papers"], "Clerk"))
    if not meeting.place:
        found.append(Lack("It is not said where the meeting is", days["pack"], "Clerk"))
    return found


def called_in(decision: Decision, today: date) -> calling.CallIn | None:
    """Where a decision stands in its call-in; None before it is published."""
    if decision.published_on is None:
        return None
    confirmed = decision.call_in_settled_on if decision.call_in == Decision.CallIn.UPHELD else None
    given = calling.Decision(
        decision.published_on, decision.is_open_to_call_in, decision.is_urgent, decision.called_in_on, confirmed
    )
    return calling.call_in(given, today)
