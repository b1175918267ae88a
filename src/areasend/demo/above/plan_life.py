"""What became of the plan of 2025: news, figures, blockers, dates reached and moved, one judgement, and the plan of the year after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile

from areasend.actions import (
    action_date,
    blocker,
    dependency,
    evidence,
    measure_reading,
    overrule,
    plan_action,
    plan_refresh,
    progress,
    success_measure,
)
from areasend.demo.above import strategies
from areasend.demo.above.known import Known
from areasend.records.models import ActionPlan, PlanAction, SuccessMeasure, User

NEXT = "next"
"""What stands for the yearly refresh among what happened."""


@dataclass(frozen=True)
class Happened:
    """One row of the file: on which day, to which action, what."""

    on: date
    reference: str
    what: str
    told: tuple[Any, ...]


def lead(known: Known, plan: ActionPlan) -> ActionPlan:
    """Everything that happened up to the demo's day; the plan that is in force then."""
    for one in sorted(_rows(known), key=lambda row: row.on):
        if one.what == NEXT:
            plan = _next_year(known, plan, one.on)
        elif found := plan.actions.filter(reference=one.reference, closed_on=None).first():
            DEEDS[one.what](Moment(known, found, one.on), *one.told)
    return plan


def _rows(known: Known) -> Iterator[Happened]:
    """The refresh goes before whatever else happened on its day."""
    life = strategies.written("plan_life.yaml")
    rows = [Happened(life[NEXT]["drawn_up_on"], "", NEXT, ())]
    for reference, told in life["life"].items():
        for day, what, *more in told:
            on = day if isinstance(day, date) else known.until + timedelta(days=day)
            rows.append(Happened(on, reference, what, tuple(more)))
    return (row for row in rows if row.on <= known.until)


def _next_year(known: Known, plan: ActionPlan, on: date) -> ActionPlan:
    life = strategies.written("plan_life.yaml")
    about = {name: life[NEXT][name] for name in ("slug", "title", "starts_on", "ends_on")}
    made = plan_refresh.refresh(plan, by=known.lead, today=on, on=on, **about)
    for reference, given in life["added"].items():
        strategies.add_action(known, made, reference, given, on)
    strategies.mark(known, made, life[NEXT])
    return made


@dataclass(frozen=True)
class Moment:
    """One action on one day of its life."""

    known: Known
    action: PlanAction
    on: date

    @property
    def teller(self) -> User:
        """Who answers for the action tells how it goes."""
        holder = self.action.roles.filter(user__isnull=False).first()
        return holder.user if holder and holder.user else self.known.lead

    @property
    def said(self) -> dict[str, Any]:
        return {"by": self.teller, "today": self.on}

    @property
    def ruled(self) -> dict[str, Any]:
        """What the improvement lead does."""
        return {"by": self.known.lead, "today": self.on}

    def measure(self, number: int) -> SuccessMeasure:
        """By its place among the measures that were promised, also where next year's plan carries only some of them."""
        published = strategies.written("plan_2025.yaml")["actions"] | strategies.written("plan_life.yaml")["added"]
        text = published[self.action.reference]["measures"][number - 1][0]
        return self.action.measures.get(text=text)


def _note(at: Moment, text: str, percent: int) -> None:
    """What the public may read is told by those who run the plan."""
    is_public = percent >= 50
    said = at.said | ({"by": at.known.lead} if is_public else {})
    progress.note(at.action, **said, text=text, percent=percent, on=at.on, is_public=is_public)


def _reach(at: Moment, label: str) -> None:
    row = at.action.dates.filter(label=label, reached_on=None).first()
    if row:
        action_date.reach(row, **at.said, on=at.on)


def _move(at: Moment, label: str, to: date, because: str) -> None:
    row = at.action.dates.get(label=label, reached_on=None)
    action_date.amend(row, **at.ruled, on=to, because=because)


def _done(at: Moment, number: int) -> None:
    success_measure.reach(at.measure(number), **at.said, on=at.on)


def _value(at: Moment, number: int, value: float, source: str) -> None:
    measure = at.measure(number)
    if not measure.readings.filter(on=at.on).exists():
        measure_reading.record(measure, **at.said, on=at.on, value=Decimal(str(value)), source=source)


def _baseline(at: Moment, number: int, value: float) -> None:
    success_measure.set_baseline(at.measure(number), **at.ruled, value=Decimal(str(value)), on=at.on)


def _amend(at: Moment, number: int, changes: dict[str, Any]) -> None:
    success_measure.amend(at.measure(number), **at.ruled, **changes)


def _block(at: Moment, text: str, asked_of: str) -> None:
    blocker.record(at.action, **at.said, text=text, asked_of=asked_of, on=at.on)


def _clear(at: Moment, how: str) -> None:
    for one in at.action.blockers.filter(resolved_on=None):
        blocker.resolve(one, **at.said, how=how, on=at.on)


def _close(at: Moment, closed_as: str, because: str) -> None:
    plan_action.close(at.action, **at.ruled, on=at.on, closed_as=closed_as, because=because)


def _judge(at: Moment, status: str, reason: str, weeks: int) -> None:
    until = at.on + timedelta(weeks=weeks)
    overrule.begin(at.action, **at.ruled, status=status, reason=reason, until=until, since=at.on)


def _need(at: Moment, reference: str) -> None:
    dependency.add(at.action, **at.ruled, needs=at.action.plan.actions.get(reference=reference))


def _file(at: Moment, title: str, kind: str, source: str) -> None:
    words = f"{title}\n\n{source}\n\nInvented for the demo: there is nothing more to read here.\n"
    name = {"filename": f"{at.on:%Y-%m-%d}-{at.action.reference}.txt", "title": title, "kind": kind, "source": source}
    evidence.add(**at.said, **name, file=ContentFile(words.encode()), on=at.on, action=at.action)


DEEDS: dict[str, Callable[..., None]] = {
    "note": _note,
    "reach": _reach,
    "move": _move,
    "done": _done,
    "value": _value,
    "baseline": _baseline,
    "amend": _amend,
    "block": _block,
    "clear": _clear,
    "close": _close,
    "judge": _judge,
    "need": _need,
    "file": _file,
}
