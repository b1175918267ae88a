"""What the page of a case shows, gathered in a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.urls import reverse

from areasend.actions.case import FOLLOWS
from areasend.actions.exception import grounds_for
from areasend.records.facts import facts_of
from areasend.records.models import (
    Advice,
    CareLink,
    Case,
    Contact,
    Document,
    ExceptionClaim,
    Placement,
    SenSupport,
    User,
)
from areasend.records.readings import readings
from areasend.records.timeline import exception_label, timeline
from areasend.rules import ages, law, stages
from areasend.rules.clock import Deadline, evaluate
from areasend.rules.policies.access import Relation, Verb, allows
from areasend.rules.sen_support import ended_on
from areasend.rules.shapes import Step
from areasend.web.components.clock_line import ClockLine
from areasend.web.components.tables import Column

ELSEWHERE = {("plan", "review.completed"), ("plan", "cease.decided")}
"""Facts of a process that a case of their own records. Advice asked for has a form."""
LIVE = ("overdue", "due_soon", "running")
MOVES = {
    "local_authority": "Our move",
    "family": "The family's move",
    "setting": "The school's or college's move",
    "advisers": "The advisers' move",
    "health": "Health's move",
    "social_care": "Social care's move",
    "mediation_adviser": "The mediation adviser's move",
    "tribunal": "The tribunal's move",
    "nobody": "Nothing is owed",
}
WAITING = {
    "family": "the family",
    "setting": "the school or college",
    "advisers": "the advisers",
    "health": "health",
    "social_care": "social care",
    "mediation_adviser": "the mediation adviser",
}
SETTLED = ("met", "met_late", "ended", "too_early")


@dataclass
class CasePage:
    case: Case
    user: User
    today: date

    @cached_property
    def facts(self) -> dict[str, date]:
        return facts_of(self.case)

    @cached_property
    def deadlines(self) -> list[Deadline]:
        return evaluate(self.case.process, self.facts, self.today, readings())

    advice_columns = (
        Column("From"),
        Column("Asked"),
        Column("Due"),
        Column("Arrived"),
        Column("State"),
        Column("What to do", hidden=True),
    )

    @property
    def links(self) -> dict[str, str]:
        return {"contact": reverse("cases:log_contact", args=[self.case.reference])}

    @property
    def whose_move(self) -> str:
        """Delay by others is not theirs to answer for once our own date has passed."""
        duty = self.next
        if duty and duty.state == "overdue" and duty.asks == "local_authority" and self.case.whose_move in WAITING:
            return f"Our duty is late: waiting for {WAITING[self.case.whose_move]}"
        return MOVES[self.case.whose_move]

    @property
    def next(self) -> Deadline | None:
        """The next date; past the last date of the process, that one: nothing earlier matters more to the family."""
        owed = [d for d in self.deadlines if d.rule == self.case.next_rule or self._is_past_final(d)]
        return max(owed, key=self._is_past_final, default=None)

    def _is_past_final(self, deadline: Deadline) -> bool:
        last = self.case.final_due_on
        is_late = self.case.is_open and last is not None and last < self.today
        return is_late and deadline.is_final and deadline.is_open and deadline.due_on == last

    @cached_property
    def live(self) -> list[Deadline]:
        """Dates that are still owed or open, the earliest first."""
        owed = [d for d in self.deadlines if d.due_on and d.state in LIVE]
        return sorted(owed, key=lambda deadline: deadline.due_on or date.max)

    @property
    def law_asks(self) -> list[Deadline]:
        return [deadline for deadline in self.live if deadline.kind == "deadline"]

    @property
    def aims(self) -> list[Deadline]:
        """Guidance, waiting times and aims of our own: what keeps the legal dates within reach."""
        return [deadline for deadline in self.live if deadline.kind != "deadline"]

    @property
    def settled(self) -> list[Deadline]:
        return [d for d in self.deadlines if d.due_on and d.state in SETTLED]

    @property
    def duties(self) -> list[Deadline]:
        """What the law asks without a number of days."""
        return [d for d in self.deadlines if d.kind == "duty" and d.state in LIVE and d.starts_on]

    @property
    def clock_line(self) -> ClockLine | None:
        drawn = [d for d in self.deadlines if d.kind in {"deadline", "window"} and d.due_on and d.state != "not_owed"]
        if not drawn or self.case.opened_on is None:
            return None
        return ClockLine.of(drawn, self.today, starts_on=self.case.opened_on, ended_on=self.case.ended_on)

    @cached_property
    def relations(self) -> frozenset[Relation]:
        found = {Relation.AREA}
        if self.case.officer_id == self.user.pk:
            found.add(Relation.OFFICER)
        if self.user.team_id == self.case.team_id:
            found.add(Relation.TEAM)
        return frozenset(found)

    def _may(self, verb: Verb) -> bool:
        return allows(self.user.roles, verb, self.relations)

    @property
    def may_edit(self) -> bool:
        return self._may(Verb.EDIT_CASE)

    @property
    def may_correct(self) -> bool:
        return self._may(Verb.CORRECT_FACT)

    @property
    def may_reassign(self) -> bool:
        return self._may(Verb.REASSIGN_CASE)

    @property
    def steps(self) -> list[Step]:
        """The steps that can be recorded now: those that lead on, those that stay, those that end the case without its aim."""
        found = [step for step in stages.steps_open(self.case.process, self.facts) if not self._is_elsewhere(step)]
        known = self.case.law.facts
        return sorted(
            (s for s in found if known[s.fact].source == "case"),
            key=lambda step: (self._gives_up(step), step.to_stage in {None, self.case.stage}),
        )

    def _is_elsewhere(self, step: Step) -> bool:
        return step.fact == "advice.requested" or (self.case.process, step.fact) in ELSEWHERE

    def _gives_up(self, step: Step) -> bool:
        ends = step.to_stage is not None and not self.case.law.stage(step.to_stage).is_open
        met_by = law.clock(self.case.next_rule).met_by if self.case.next_rule else ()
        return ends and step.fact not in met_by

    @cached_property
    def acts(self) -> list[tuple[str, str]]:
        """What can be done now, the likeliest first: the words and the address. A plan is worked in its review."""
        steps = [(step.label, reverse("cases:step", args=[self.case.reference, step.key])) for step in self.steps]
        return [*self._review_acts(), *steps]

    def _review_acts(self) -> list[tuple[str, str]]:
        if self.case.process != "plan" or not self.case.is_open:
            return []
        review = next((c for c in self.other_cases if c.is_open and c.process == "annual_review"), None)
        if review:
            return [(f"Go on with the review {review.reference}", reverse("cases:case", args=[review.reference]))]
        return [("Open: Annual review", reverse("cases:open", args=[self.case.reference, "annual_review"]))]

    @property
    def first_acts(self) -> list[tuple[str, str]]:
        return self.acts[: 1 if self.case.process == "plan" else 3]

    @property
    def other_acts(self) -> list[tuple[str, str]]:
        return self.acts[len(self.first_acts) :]

    @property
    def may_follow(self) -> list[tuple[str, str]]:
        """Processes that can be opened from here, each with its label."""
        return [(key, law.process(key).label) for key, origins in FOLLOWS.items() if self.case.process in origins]

    @cached_property
    def advice(self) -> list[dict[str, Any]]:
        rows = self.case.advice.standing().select_related("organisation")
        return [
            {"row": row, "label": law.advice_sources()[row.source]["label"], **self._advice_state(row)} for row in rows
        ]

    def _advice_state(self, row: Advice) -> dict[str, Any]:
        if row.not_needed_on:
            return {"state": "not_owed", "words": "Earlier advice used", "days": None}
        if row.received_on:
            late = (row.received_on - row.due_on).days if row.due_on else 0
            return {"state": "met_late" if late > 0 else "met", "words": "", "days": None}
        left = (row.due_on - self.today).days if row.due_on else 0
        return {"state": "overdue" if left < 0 else "due_soon" if left <= 14 else "running", "words": "", "days": left}

    @property
    def takes_advice(self) -> bool:
        return "advice.requested" in self.case.law.facts

    @cached_property
    def claims(self) -> list[tuple[ExceptionClaim, str]]:
        return [(claim, exception_label(claim.reason)) for claim in self.case.exceptions.all()]

    @property
    def may_claim(self) -> bool:
        return bool(grounds_for(self.case))

    @cached_property
    def carers(self) -> list[CareLink]:
        return list(self.case.person.care_links.filter(until=None).select_related("carer"))

    @cached_property
    def contacts(self) -> list[Contact]:
        return list(self.case.contacts.standing().select_related("recorded_by")[:10])

    @cached_property
    def documents(self) -> list[Document]:
        return list(self.case.documents.filter(struck_at=None))

    @cached_property
    def placement(self) -> Placement | None:
        current = Q(until=None) | Q(until__gte=self.today)
        mine = self.case.person.placements.filter(current, is_main=True, since__lte=self.today)
        return mine.select_related("setting").first()

    @cached_property
    def support(self) -> tuple[SenSupport, date | None] | None:
        """The latest SEN support with its last day: the one recorded, or the day before a plan was made."""
        latest = self.case.person.sen_support.select_related("setting").first()
        if latest is None:
            return None
        plans = self.case.person.cases.filter(process="plan", opened_on__isnull=False)
        held = list(plans.values_list("opened_on", "ended_on"))
        return latest, ended_on(latest.since, latest.until, held)

    @cached_property
    def other_cases(self) -> list[Case]:
        return list(
            Case.objects.allowed(self.user, Verb.VIEW_CASE)
            .filter(person=self.case.person)
            .exclude(pk=self.case.pk)
            .order_by("-is_open", "-opened_on")[:20]
        )

    @property
    def age(self) -> int:
        return ages.age_on(self.case.person.born_on, self.today, readings())

    @property
    def year(self) -> int:
        return ages.national_curriculum_year(self.case.person.born_on, self.today)

    @cached_property
    def events(self) -> list[dict[str, Any]]:
        return [{**vars(event), "href": self._href(event.kind, event.row)} for event in timeline(self.case)]

    def _href(self, kind: str, row: int) -> str:
        """A fact leads to its correction, for those who may correct it."""
        if kind == "fact" and self.may_correct:
            return reverse("cases:correct_fact", args=[self.case.reference, row])
        if kind == "document":
            return reverse("cases:document", args=[self.case.reference, row])
        return ""
