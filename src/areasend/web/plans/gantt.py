"""A plan on a line of months: what each action runs over, what falls due, and today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

from django.urls import reverse

from areasend.records.models import ActionDate
from areasend.records.plan_facts import due_of
from areasend.records.plan_standing import ActionStanding
from areasend.rules.delivery.due import due_words, is_late, occurrences
from areasend.web.components.words import of

LAST_YEAR = date(2110, 12, 31)


@dataclass(frozen=True)
class Mark:
    """A date of an action. `state`: reached, late or due."""

    on: date
    words: str
    state: str
    is_milestone: bool


@dataclass(frozen=True)
class Bar:
    """What an action runs over. `state` is the key of its status."""

    reference: str
    title: str
    href: str
    state: str
    label: str
    starts_on: date
    ends_on: date
    marks: list[Mark]


@dataclass(frozen=True)
class Gantt:
    title: str
    today: date
    first: date
    last: date
    bars: list[Bar]

    @property
    def description(self) -> str:
        late = sum(mark.state == "late" for bar in self.bars for mark in bar.marks)
        due = sum(mark.state == "due" for bar in self.bars for mark in bar.marks)
        return (
            f"{of(len(self.bars), 'action')}; {of(late, 'date')} late and {of(due, 'date')} to come. "
            "The list below says each in words."
        )

    @cached_property
    def months(self) -> list[date]:
        """The first day of every month shown."""
        found, day = [], self.first.replace(day=1)
        while day <= self.last:
            found.append(day)
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        return found

    @property
    def by_month(self) -> list[tuple[date, list[tuple[Bar, Mark]]]]:
        """Every date in its order, under the first day of its month."""
        every = sorted(((bar, mark) for bar in self.bars for mark in bar.marks), key=lambda pair: pair[1].on)
        return [(month, list(pairs)) for month, pairs in groupby(every, key=lambda pair: pair[1].on.replace(day=1))]


def gantt(title: str, standings: Iterable[ActionStanding], span: tuple[date, date], today: date) -> Gantt:
    """`span`: the first and last day of the plan; dates outside it widen what is shown."""
    bars = [_bar(one, span, today) for one in standings]
    days = [mark.on for bar in bars for mark in bar.marks]
    return Gantt(title, today, min([span[0], *days]), max([span[1], *days]), bars)


def _bar(one: ActionStanding, span: tuple[date, date], today: date) -> Bar:
    action = one.action
    marks = sorted((mark for row in one.dates for mark in _marks(row, span[1], today)), key=lambda mark: mark.on)
    starts_on = action.starts_on or min([action.plan.starts_on, *(mark.on for mark in marks)])
    ends_on = action.closed_on or max((mark.on for mark in marks), default=span[1])
    href = reverse("plans:action", args=[action.pk])
    bounds = (starts_on, max(starts_on, ends_on))
    return Bar(action.reference, action.title, href, one.status.key, one.status.label, *bounds, marks)


def _marks(row: ActionDate, until: date, today: date) -> Iterator[Mark]:
    """One date; of one that comes again and is still open, each until the plan ends."""
    due = due_of(row)
    is_milestone = row.kind == ActionDate.Kind.MILESTONE
    days = occurrences(due, row.on, max(until, row.on) if due.repeats else LAST_YEAR)
    for place, on in enumerate(days):
        if row.reached_on and row.reached_on <= today:
            state = "reached"
        else:
            state = "late" if (not place and is_late(due, today)) or on < today else "due"
        yield Mark(on, due_words(due, on), state, is_milestone)
