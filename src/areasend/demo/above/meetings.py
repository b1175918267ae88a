"""Two years of meetings with who came, what was said and promised; the meetings to come, one of them without its pack yet.

Invented, as nobody publishes it; the rhythm is that of the terms: the group every month, the board every six weeks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache
from importlib.resources import files
from itertools import count
from typing import Any

import yaml

from areasend.actions import agenda, forward_plan, owed_action, pack
from areasend.actions import meeting as meetings
from areasend.actions.forward_plan import month_after
from areasend.demo.above import reports
from areasend.demo.above.known import Known
from areasend.records.models import Board, Meeting, OwedAction, Seat

YEARS = timedelta(days=730)
HOLIDAYS = ((8, 1, 8, 31), (12, 20, 12, 31), (1, 1, 1, 4))


@dataclass(frozen=True)
class Rhythm:
    """When a board meets: `ahead` days after the demo's day it meets next, and every so many weeks before that."""

    slug: str
    ahead: int
    weeks: int
    at: time
    place: str
    is_public: bool
    back: timedelta = YEARS


MONTHS = timedelta(weeks=18)
IMPACT = ("send-support", "sufficiency", "adulthood", "joint-commissioning", "send-operations", "quality", "local-offer",
          "voluntary")  # fmt: skip
RHYTHMS = (
    *(
        Rhythm(f"impact-{name}", 9 + 6 * place, 8, time(15), "Online", False, MONTHS)
        for place, name in enumerate(IMPACT)
    ),
    Rhythm("cyp-partnership-board", 30, 13, time(10), "The Oculus, Walton Street, Aylesbury", True),
    Rhythm("send-improvement-group", 13, 4, time(9, 30), "Online", False),
    Rhythm("send-partnership-board", 21, 6, time(14), "The Paralympic Room, Walton Street, Aylesbury", True),
)


def load(known: Known) -> None:
    for place, rhythm in enumerate(RHYTHMS):
        board = known.boards[rhythm.slug]
        days = _days(rhythm, known.until, board.opened_on)
        for index, on in enumerate(days):
            _held(known, board, rhythm, on, index + 7 * place, is_last=index == len(days) - 1)
        _ahead(known, board, rhythm)
    reports.load(known)


@cache
def talks() -> dict[str, Any]:
    return dict(yaml.safe_load(files(__package__).joinpath("talks.yaml").read_text(encoding="utf-8")))


def next_day(rhythm: Rhythm, until: date) -> date:
    """The weekday about so many days ahead on which the board always meets, outside holidays."""
    on = until + timedelta(days=rhythm.ahead)
    return _out_of_holidays(on - timedelta(days=max(on.weekday() - 4, 0)))


def _days(rhythm: Rhythm, until: date, opened_on: date) -> list[date]:
    """The days on which it has met, the oldest first."""
    found, first = [], max(until - rhythm.back, opened_on)
    for step in count(1):
        on = _out_of_holidays(next_day(rhythm, until) - timedelta(weeks=rhythm.weeks * step))
        if on < first:
            return sorted(set(found))
        if on < until:
            found.append(on)
    raise AssertionError("the days come to an end")


def _out_of_holidays(on: date) -> date:
    while any((m1, d1) <= (on.month, on.day) <= (m2, d2) for m1, d1, m2, d2 in HOLIDAYS):
        on += timedelta(weeks=1)
    return on


def _held(known: Known, board: Board, rhythm: Rhythm, on: date, index: int, *, is_last: bool) -> None:
    """A meeting from its plan to its minutes, each step on its day. The last one's minutes are not approved yet."""
    before = on - timedelta(weeks=4)
    last = Meeting.objects.held().filter(board=board).first()
    made = meetings.plan(board, by=known.lead, today=before, on=on, starts_at=rhythm.at, place=rhythm.place,
                         is_public=rhythm.is_public)  # fmt: skip
    topic = talks()["topics"][index % len(talks()["topics"])]
    item = agenda.add(made, by=known.lead, today=before, title=topic[0], purpose="discuss",
                      presenter=known.users[topic[1]].job_title, length_minutes=25, paper=topic[2])  # fmt: skip
    if is_last and rhythm.is_public:
        sent = on - timedelta(days=8)
        pack.send(pack.make(made, by=known.lead, today=sent), by=known.lead, today=sent, sent_on=sent)
    _attend(known, made, index)
    for section, texts in talks()["standing"].items():
        found = made.items.filter(section=section).first()
        if found:
            agenda.minute(found, by=known.lead, today=on, minute=texts[index % len(texts)])
    agenda.minute(item, by=known.lead, today=on, minute=topic[2])
    _follow_up(known, board, on)
    _promise(known, made, item, topic)
    meetings.hold(made, by=known.lead, today=on)
    if last:
        meetings.approve_minutes(last, by=known.lead, today=on, approved_on=on)


def _attend(known: Known, meeting: Meeting, index: int) -> None:
    """Most come, some send a deputy; chosen by the number of seat and meeting, so that it looks neither drawn nor even."""
    states: dict[Seat, tuple[str, str]] = {}
    for place, seat in enumerate(Seat.objects.sitting(meeting.on).filter(board=meeting.board)):
        chance = (place * 7 + index * 11 + place * index) % 20
        if chance < 15:
            states[seat] = ("present", "")
        elif chance < 17:
            states[seat] = ("deputy", f"A colleague of {seat.name.removeprefix('Dr ').split()[0]}")
        else:
            states[seat] = ("apologies" if chance < 19 else "absent", "")
    meetings.attend(meeting, by=known.lead, today=meeting.on, states=states)


def _promise(known: Known, meeting: Meeting, item: Any, topic: list[str]) -> None:
    owner = known.users[topic[4]]
    seat = Seat.objects.sitting(meeting.on).filter(board=meeting.board, user=owner).first()
    due = meeting.on + timedelta(weeks=5)
    who = {"seat": seat, "owner": "" if seat else owner.job_title}
    owed_action.record(meeting, by=known.lead, today=meeting.on, item=item, text=topic[3], due_on=due, **who)


def _follow_up(known: Known, board: Board, on: date) -> None:
    """What was owed by now is mostly done; every seventh is dropped; what is recent stays open."""
    for owed in OwedAction.objects.of_board(board).open():
        if owed.due_on > on + timedelta(weeks=1) or (owed.pk % 3 == 0 and owed.due_on > on - timedelta(weeks=16)):
            continue
        if owed.pk % 7 == 0:
            why = "Overtaken: it is part of the action plan now."
            owed_action.drop(owed, by=known.lead, today=on, because=why)
        else:
            done = max(owed.meeting.on, min(owed.due_on, on - timedelta(days=2)))
            owed_action.finish(owed, by=known.lead, today=on, done_on=done, note="Reported in writing.")


def _ahead(known: Known, board: Board, rhythm: Rhythm) -> None:
    """What is planned, and the next meeting with its agenda drawn from it. No pack is made yet."""
    on = next_day(rhythm, known.until)
    for months, title, purpose, lead, repeats in talks()["forward"].get(rhythm.slug, []):
        wanted = on.replace(day=1)
        for _ in range(months):
            wanted = month_after(wanted)
        who = known.users[lead].job_title
        forward_plan.add(board, by=known.lead, today=known.until, title=title, wanted_on=wanted, purpose=purpose,
                         lead=who, repeats=repeats)  # fmt: skip
    meetings.plan(board, by=known.lead, today=known.until, on=on, starts_at=rhythm.at, place=rhythm.place,
                  is_public=rhythm.is_public)  # fmt: skip
