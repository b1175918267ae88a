"""How an inspection stands: which outcome it had, what follows by when, how far its findings are decided and answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from areasend.exchange.inspection_report.facts import grade_of
from areasend.exchange.inspection_report.reading import REQUIRED as ASKS_FOR_STATEMENT
from areasend.records.models import ActionPlan, Finding, Inspection
from areasend.records.querysets.inspection import FOLLOWS, REQUIRED
from areasend.rules import inspection_response as rules
from areasend.rules.because import long_date
from areasend.rules.inspection_response import Expected

OUTCOMES = {
    "typically_positive": "typically_positive",
    "inconsistent": "inconsistent",
    "widespread_failings": "systemic_failings",
}
RULED = ("local_area", "area_send")
ANSWERED_BY = {"statement": "written_statement", "action_plan": "priority_action_plan"}
"""By what kind of plan each thing that is expected is met."""
FOLLOWED_BY = {
    "revisit": ("revisit", "area_send"),
    "monitoring": ("monitoring", "area_send"),
    "full_inspection": ("area_send",),
}
"""By what kind of inspection each visit that is expected is met."""
BY_POST = timedelta(days=4)
"""Longer than first-class post takes over a weekend."""


@dataclass(frozen=True)
class Step:
    """Something that follows from the report. `state`: met, met_late, late, due_soon or waiting; `met_on`: when, where it is known."""

    expected: Expected
    state: str
    met_on: date | None = None
    words: str = ""


@dataclass(frozen=True)
class PlanDates:
    """The dates of a plan that inspectorates asked for."""

    plan: ActionPlan
    due_on: date | None
    because: str

    @property
    def state(self) -> str:
        if self.due_on is None:
            return "met" if self.plan.submitted_on else "waiting"
        if self.plan.submitted_on is None:
            return "waiting"
        return "met" if self.plan.submitted_on <= self.due_on else "met_late"


@dataclass(frozen=True)
class Count:
    """Of one kind: how many findings are still to be decided, accepted, set aside, and accepted without an action."""

    kind: str
    label: str
    proposed: int
    accepted: int
    set_aside: int
    unanswered: int


def outcome(inspection: Inspection) -> rules.Outcome:
    """Which of the published outcomes it had, from its words; "" where they do not tell."""
    if inspection.kind == Inspection.Kind.LOCAL_AREA:
        is_asked = ASKS_FOR_STATEMENT.search(inspection.outcome)
        return "statement_required" if is_asked or _has_weakness(inspection) else ""
    if inspection.kind != Inspection.Kind.AREA_SEND:
        return ""
    return OUTCOMES.get(grade_of(inspection.outcome), "")  # type: ignore[return-value]


def _has_weakness(inspection: Inspection) -> bool:
    return any(one.kind == "significant_weakness" and one.state != "set_aside" for one in inspection.findings.all())


def progress_words(inspection: Inspection) -> str:
    """Of a later visit: on how many earlier findings progress was enough, as accepted or proposed; "" for any other inspection."""
    if inspection.kind not in FOLLOWS:
        return ""
    told = [one for one in inspection.findings.all() if one.kind == "progress" and one.state != "set_aside"]
    judged = [one for one in told if one.progress]
    if not told:
        return ""
    good = sum(one.is_good for one in judged)
    unknown = f"; {len(told) - len(judged)} without a judgement" if len(told) > len(judged) else ""
    what = "Sufficient progress" if inspection.kind == Inspection.Kind.REVISIT else "Effective action"
    return f"{what} on {good} of {len(told)} earlier findings{unknown}"


def outcome_words(inspection: Inspection) -> str:
    told = rules.OUTCOMES.get(outcome(inspection), "") or progress_words(inspection)
    return told or inspection.outcome or "Not recorded"


def expected(inspection: Inspection) -> tuple[Expected, ...]:
    """What is to follow; nothing where the day of publication or the outcome is not recorded."""
    if inspection.published_on is None or inspection.kind not in RULED:
        return ()
    accepted = [plan.accepted_on for plan in inspection.plans.all() if plan.accepted_on]
    told = rules.Inspection(
        inspection.kind,  # type: ignore[arg-type]
        outcome(inspection),
        inspection.published_on,
        received_on=inspection.received_on,
        plan_accepted_on=min(accepted, default=None),
    )
    return rules.expected(told)


def steps(inspection: Inspection, today: date) -> list[Step]:
    """What follows from the report, each with whether it has happened."""
    plans = {plan.kind: plan for plan in sorted(inspection.plans.all(), key=lambda plan: -plan.pk)}
    return [_step(one, plans.get(ANSWERED_BY.get(one.key, "")), inspection, today) for one in expected(inspection)]


def plan_dates(plan: ActionPlan) -> PlanDates:
    """When the plan was due to the inspectorates, by which rule."""
    found = expected(plan.inspection) if plan.inspection else ()
    asked = next((one for one in found if ANSWERED_BY.get(one.key) == plan.kind), None)
    return PlanDates(plan, asked.due_on if asked else None, asked.because if asked else "")


def counts(inspection: Inspection) -> list[Count]:
    """How far the findings are decided, by kind, in the order of the kinds; kinds without findings are left out."""
    rows = list(inspection.findings.values_list("kind", "state", "answers"))
    by_state = Counter((kind, state) for kind, state in inspection.findings.values_list("kind", "state"))
    bare = Counter(kind for kind, state, answer in rows if state == "accepted" and answer is None)
    found = [
        Count(
            kind.value,
            str(kind.label),
            *(by_state[kind.value, state] for state in ("proposed", "accepted", "set_aside")),
            bare[kind.value] if kind.value in REQUIRED else 0,
        )
        for kind in Finding.Kind
    ]
    return [one for one in found if one.proposed or one.accepted or one.set_aside]


def _step(one: Expected, plan: ActionPlan | None, inspection: Inspection, today: date) -> Step:
    if plan is not None and plan.submitted_on is not None:
        return _sent(one, plan.submitted_on)
    later = _later(one.key, inspection)
    if later is not None and later.published_on is not None:
        on = later.started_on or later.published_on
        return Step(one, "met", on, f"{later.get_kind_display()}: published on {long_date(later.published_on)}.")
    if one.due_on is None or one.is_approximate:
        return Step(one, "waiting")
    return Step(one, "late" if one.due_on < today else "waiting")


def _sent(one: Expected, on: date) -> Step:
    """The day of receipt is not recorded, so a plan that came within the days of the post is neither in time nor late."""
    words = f"Sent on {long_date(on)}."
    if one.due_on is None or on <= one.due_on:
        return Step(one, "met", on, words)
    if on - one.due_on <= BY_POST:
        return Step(one, "waiting", on, f"{words} Whether that was in time depends on the day the report was received.")
    return Step(one, "met_late", on, words)


def _later(key: str, inspection: Inspection) -> Inspection | None:
    """The inspection that was to follow, or a full one that came in its stead, where it is on record."""
    kinds = FOLLOWED_BY.get(key)
    if not kinds or inspection.published_on is None or not inspection.is_ours:
        return None
    after = Inspection.objects.ours().filter(kind__in=kinds, published_on__gt=inspection.published_on)
    return after.order_by("published_on").first()
