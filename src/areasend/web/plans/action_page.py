"""What the page of an action shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import NoReverseMatch, reverse

from areasend.records.models import (
    ActionDate,
    Blocker,
    Dependency,
    EvidenceUse,
    FindingAction,
    PlanAction,
    Risk,
    StatementAction,
)
from areasend.records.plan_facts import due_of, last_day_of
from areasend.records.plan_standing import ActionStanding, standing, standings
from areasend.rules.delivery.due import EVERY, due_words
from areasend.web.plans.grouping import board_of
from areasend.web.plans.measure_page import MeasureView, measure_view


def address(name: str, *args: Any) -> str:
    """Where a page lies, or nothing where this deployment does not have it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@dataclass(frozen=True)
class DateView:
    """A date in words, with whether it is reached, late or to come."""

    row: ActionDate
    words: str
    state: str

    @property
    def every(self) -> str:
        """How often it comes again, in words; "" where it comes once."""
        return EVERY.get(self.row.repeats, "")


@dataclass(frozen=True)
class Answered:
    """What the action answers: something that the area or an inspector said is to be better."""

    what: str
    text: str
    href: str


@dataclass(frozen=True)
class Page:
    standing: ActionStanding
    today: date

    @property
    def action(self) -> PlanAction:
        return self.standing.action

    @property
    def board(self) -> Any:
        return board_of(self.action)

    @property
    def board_href(self) -> str:
        return address("boards:board", self.board.slug) if self.board else ""

    @cached_property
    def dates(self) -> list[DateView]:
        return [_date(row, self.today) for row in sorted(self.standing.dates, key=last_day_of)]

    @cached_property
    def measures(self) -> list[MeasureView]:
        return [measure_view(one) for one in self.standing.measures]

    @cached_property
    def retired(self) -> list[Any]:
        shown = {one.measure.pk for one in self.standing.measures}
        return [measure for measure in self.action.measures.all() if measure.pk not in shown]

    @cached_property
    def cleared(self) -> list[Blocker]:
        return [one for one in self.action.blockers.all() if one not in self.standing.blockers]

    @cached_property
    def needs(self) -> list[tuple[Dependency, ActionStanding]]:
        rows = {row.needs_id: row for row in self.action.needs.all()}
        return [(rows[one.action.pk], one) for one in self.standing.needs if one.action.pk in rows]

    @cached_property
    def needed_by(self) -> list[ActionStanding]:
        waiting = PlanAction.objects.filter(needs__needs=self.action)
        return standings(waiting, self.today)

    @cached_property
    def serves(self) -> PlanAction | None:
        return PlanAction.objects.select_related("plan").filter(pk=self.action.serves_id).first()

    @cached_property
    def served_by(self) -> list[ActionStanding]:
        """Lines of service plans that follow from the action."""
        return standings(PlanAction.objects.filter(serves=self.action), self.today)

    @cached_property
    def evidence(self) -> list[EvidenceUse]:
        uses = EvidenceUse.objects.filter(action=self.action, file__struck_on=None)
        return list(uses.select_related("file__recorded_by").order_by("-file__on", "-pk"))

    @cached_property
    def answers(self) -> list[Answered]:
        said = StatementAction.objects.filter(action=self.action).select_related("statement__theme__evaluation")
        found = FindingAction.objects.filter(action=self.action).select_related("finding__inspection")
        return [
            *(
                Answered(
                    f"{one.statement.get_kind_display()}, {one.statement.theme.evaluation}",
                    one.statement.text,
                    address("evaluation:statement", one.statement.theme.evaluation.slug, one.statement_id),
                )
                for one in said
            ),
            *(
                Answered(
                    f"{one.finding.get_kind_display()}, {one.finding.inspection}",
                    one.finding.text,
                    address("inspections:finding", one.finding_id),
                )
                for one in found
            ),
        ]

    @cached_property
    def risks(self) -> list[tuple[Risk, str]]:
        return [(risk, address("risks:risk", risk.reference)) for risk in self.action.risks.filter(closed_on=None)]

    @cached_property
    def earlier(self) -> PlanAction | None:
        return PlanAction.objects.select_related("plan").filter(pk=self.action.continues_id).first()

    @cached_property
    def later(self) -> list[PlanAction]:
        return list(self.action.continued_by.select_related("plan"))

    @cached_property
    def notes(self) -> list[dict[str, Any]]:
        """What was told, the newest first, as events of a timeline."""
        notes = self.action.notes.select_related("recorded_by")
        return [
            {
                "on": note.on,
                "title": f"{note.percent}% done" if note.percent is not None else "Told",
                "note": note.text,
                "by": note.recorded_by,
                "detail": "May be shown to the public." if note.is_public else "",
            }
            for note in notes
        ]


def page_of(action: PlanAction, today: date) -> Page:
    return Page(standing(action, today), today)


def _date(row: ActionDate, today: date) -> DateView:
    due = due_of(row)
    if row.reached_on and row.reached_on <= today:
        in_time = row.reached_on <= last_day_of(row)
        return DateView(row, due_words(due, row.on), "met" if in_time else "met_late")
    return DateView(row, due_words(due, row.on), "late" if last_day_of(row) < today else "waiting")
