"""Every strategy with its priorities and plans, and how each plan stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from areasend.records.models import ActionPlan, PlanAction, Priority, Strategy
from areasend.records.plan_standing import ActionStanding, in_urgency, standings, standings_on
from areasend.rules.policies.access import Verb
from areasend.web.components.tables import Column
from areasend.web.loaders import wants
from areasend.web.plans.counts import Count, Move, a_month_before, counts, moves
from areasend.web.plans.plan_views import COLUMNS
from areasend.web.plans.rights import may_edit
from areasend.web.today import today

PLAIN_COLUMNS = [Column(column.label, numeric=column.numeric) for column in COLUMNS]


@dataclass
class PlanView:
    plan: ActionPlan
    standings: list[ActionStanding] = field(default_factory=list)
    before: list[ActionStanding] = field(default_factory=list)

    @property
    def counts(self) -> list[Count]:
        return counts(self.standings)

    @property
    def moves(self) -> list[Move]:
        """What moved in the last month; nothing is told of a plan that has ended."""
        return [] if self.plan.closed_on else moves(self.standings, self.before)

    @property
    def word(self) -> tuple[str, str]:
        """Where the plan is in its life, and the colour of that."""
        plan = self.plan
        if plan.closed_on:
            return "Closed", "grey"
        if plan.published_on:
            return "Published", "green"
        return ("Agreed", "teal") if plan.agreed_on else ("Draft", "yellow")


@dataclass(frozen=True)
class StrategyView:
    strategy: Strategy
    plans: list[PlanView]

    @property
    def word(self) -> tuple[str, str]:
        day = today()
        if self.strategy.ends_on < day:
            return "Ended", "grey"
        if not self.strategy.adopted_on:
            return "Draft", "yellow"
        return ("To come", "blue") if day < self.strategy.starts_on else ("In force", "green")


def plan_views(plans: Iterable[ActionPlan], on: date) -> list[PlanView]:
    """Each plan with how its actions stand now and stood a month ago: one look for all of them together."""
    found = {plan.pk: PlanView(plan) for plan in plans}
    now, before = standings_on(PlanAction.objects.filter(plan__in=found), [on, a_month_before(on)])
    for one in now:
        found[one.action.plan_id].standings.append(one)
    for one in before:
        found[one.action.plan_id].before.append(one)
    return list(found.values())


@require_GET
@wants(Verb.VIEW_STRATEGY)
def overview(request: HttpRequest) -> HttpResponse:
    strategies = Strategy.objects.prefetch_related("priorities__board")
    plans = ActionPlan.objects.select_related("board", "inspection", "organisation").order_by("-starts_on", "title")
    views = plan_views(plans, today())
    shown = [StrategyView(one, [view for view in views if view.plan.strategy_id == one.pk]) for one in strategies]
    context = {
        "strategies": shown,
        "others": [view for view in views if view.plan.strategy_id is None],
        "comparable": ActionPlan.objects.exclude(previous=None).select_related("previous"),
        "may_edit": may_edit(request),
        "today": today(),
    }
    return render(request, "plans/list.html", context)


@require_GET
@wants(Verb.VIEW_STRATEGY)
def strategy(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Strategy.objects.select_related("adopted_by"), slug=slug)
    plans = found.plans.select_related("board").order_by("-starts_on")
    context = {
        "shown": StrategyView(found, plan_views(plans, today())),
        "strategy": found,
        "priorities": found.priorities.select_related("board"),
        "may_edit": may_edit(request),
        "breadcrumbs": [("Plans", reverse("plans:list"))],
        "today": today(),
    }
    return render(request, "plans/strategy.html", context)


@require_GET
@wants(Verb.VIEW_STRATEGY)
def priority(request: HttpRequest, pk: int) -> HttpResponse:
    """A priority with the open actions that serve it, the worst first, and those that ended."""
    found = get_object_or_404(Priority.objects.select_related("strategy", "board"), pk=pk)
    every = in_urgency(standings(found.actions.all(), today()))
    above = (found.strategy.title, reverse("plans:strategy", args=[found.strategy.slug]))
    context = {
        "priority": found,
        "open": [one for one in every if not one.is_ended and not one.action.plan.closed_on],
        "ended": [one for one in every if one.is_ended or one.action.plan.closed_on],
        "columns": PLAIN_COLUMNS,
        "decisions": found.decisions.all(),
        "may_edit": may_edit(request),
        "breadcrumbs": [("Plans", reverse("plans:list")), above],
        "today": today(),
    }
    return render(request, "plans/priority.html", context)
