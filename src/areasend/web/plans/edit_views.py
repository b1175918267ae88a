"""Making and changing strategies, priorities and plans."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from areasend.actions import action_plan, plan_action, plan_refresh, priority, strategy
from areasend.records.models import Priority, Strategy
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted_with_files
from areasend.web.loaders import wants
from areasend.web.plans.forms import plan as asked
from areasend.web.plans.forms.action import NewActionForm
from areasend.web.plans.plan_views import trail
from areasend.web.plans.recording import record
from areasend.web.plans.rights import get_plan
from areasend.web.today import today

MARKS: dict[str, tuple[str, Callable[..., Any], str]] = {
    "agree": ("The plan is agreed", action_plan.agree, "The plan is recorded as agreed."),
    "publish": ("Publish the plan", action_plan.publish, "The plan is published."),
    "submit": ("The plan is sent to the inspectorates", action_plan.submit, "The plan is recorded as sent."),
    "accept": ("The inspectorates accept the plan", action_plan.accept, "The plan is recorded as accepted."),
    "close": ("Close the plan", action_plan.close, "The plan is closed."),
}
editing = wants(Verb.EDIT_STRATEGY)
both = require_http_methods(["GET", "POST"])


def _strategy(slug: str) -> tuple[Strategy, str]:
    found = get_object_or_404(Strategy, slug=slug)
    return found, reverse("plans:strategy", args=[slug])


def _crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Plans", reverse("plans:list")), *more]


@both
@editing
def new_strategy(request: HttpRequest) -> HttpResponse:
    return record(
        request,
        asked.NewStrategyForm(*posted_with_files(request), today=today()),
        lambda **said: strategy.create(by=request.user, today=today(), **said),
        done="The strategy is recorded. Add its priorities.",
        back=reverse("plans:list"),
        then=lambda made: reverse("plans:strategy", args=[made.slug]),
        title="New strategy",
        breadcrumbs=_crumbs(),
    )


@both
@editing
def change_strategy(request: HttpRequest, slug: str) -> HttpResponse:
    found, home = _strategy(slug)
    return record(
        request,
        asked.StrategyForm(*posted_with_files(request), subject=found, today=today()),
        lambda **said: strategy.amend(found, by=request.user, today=today(), **said),
        done="The strategy is changed.",
        back=home,
        title="Change the strategy",
        breadcrumbs=_crumbs((found.title, home)),
    )


@both
@editing
def adopt_strategy(request: HttpRequest, slug: str) -> HttpResponse:
    found, home = _strategy(slug)
    return record(
        request,
        asked.AdoptForm(*posted_with_files(request), subject=found, today=today()),
        lambda **said: strategy.adopt(found, by=request.user, today=today(), **said),
        done="The strategy is adopted.",
        back=home,
        title="The strategy is adopted",
        breadcrumbs=_crumbs((found.title, home)),
    )


@both
@editing
def publish_strategy(request: HttpRequest, slug: str) -> HttpResponse:
    found, home = _strategy(slug)
    return record(
        request,
        asked.DayForm(*posted_with_files(request), subject=found, today=today()),
        lambda **said: strategy.publish(found, by=request.user, today=today(), **said),
        done="The strategy is published.",
        back=home,
        title="Publish the strategy",
        button="Publish",
        breadcrumbs=_crumbs((found.title, home)),
    )


@both
@editing
def new_priority(request: HttpRequest, slug: str) -> HttpResponse:
    found, home = _strategy(slug)
    return record(
        request,
        asked.NewPriorityForm(*posted_with_files(request), today=today()),
        lambda **said: priority.add(found, by=request.user, today=today(), **said),
        done="The priority is added.",
        back=home,
        title="New priority",
        breadcrumbs=_crumbs((found.title, home)),
    )


@both
@editing
def change_priority(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Priority.objects.select_related("strategy"), pk=pk)
    above = (found.strategy.title, reverse("plans:strategy", args=[found.strategy.slug]))
    return record(
        request,
        asked.PriorityForm(*posted_with_files(request), subject=found, today=today()),
        lambda **said: priority.amend(found, by=request.user, today=today(), **_numbered(said, found)),
        done="The priority is changed.",
        back=reverse("plans:priority", args=[pk]),
        title="Change the priority",
        breadcrumbs=_crumbs(above),
    )


def _numbered(said: dict[str, Any], found: Priority) -> dict[str, Any]:
    """A number that was emptied stays as it is."""
    return {**said, "number": said["number"] or found.number}


@both
@editing
def new_plan(request: HttpRequest) -> HttpResponse:
    wanted = {"strategy": Strategy.objects.filter(slug=request.GET.get("strategy", "")).first()}
    return record(
        request,
        asked.NewPlanForm(*posted_with_files(request), today=today(), initial={"kind": "strategy", **wanted}),
        lambda **said: action_plan.create(by=request.user, today=today(), **said),
        done="The plan is made. Add its actions, or upload them as a workbook.",
        back=reverse("plans:list"),
        then=lambda made: reverse("plans:plan", args=[made.slug]),
        title="New plan",
        intro="Next year's plan of one that stands already is made from it: open that plan and choose Make next year's plan.",
        breadcrumbs=_crumbs(),
    )


@both
@editing
def change_plan(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_plan(slug)
    home = reverse("plans:plan", args=[slug])
    return record(
        request,
        asked.PlanForm(*posted_with_files(request), subject=found, today=today()),
        lambda **said: action_plan.amend(found, by=request.user, today=today(), **said),
        done="The plan is changed.",
        back=home,
        title="Change the plan",
        breadcrumbs=[*trail(found), (found.title, home)],
    )


@both
@editing
def mark_plan(request: HttpRequest, slug: str, mark: str) -> HttpResponse:
    """Agreed, published, sent, accepted or closed on a day."""
    if mark not in MARKS:
        raise Http404("A plan has no such mark.")
    found, (title, act, done) = get_plan(slug), MARKS[mark]
    home = reverse("plans:plan", args=[slug])
    return record(
        request,
        asked.DayForm(*posted_with_files(request), subject=found, today=today()),
        lambda **said: act(found, by=request.user, today=today(), **said),
        done=done,
        back=home,
        title=title,
        caption=found.title,
        breadcrumbs=[*trail(found), (found.title, home)],
    )


@both
@editing
def refresh_plan(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_plan(slug)
    home = reverse("plans:plan", args=[slug])
    return record(
        request,
        asked.RefreshForm(*posted_with_files(request), subject=found, today=today()),
        lambda **said: plan_refresh.refresh(found, by=request.user, today=today(), **said),
        done="Next year's plan is made. Look through what was carried into it.",
        back=home,
        then=lambda made: reverse("plans:plan", args=[made.slug]),
        title="Make next year's plan",
        caption=found.title,
        intro="Every open action is carried into the new plan with its agencies, roles, dates to come and measures, and is closed "
        "in this one as carried. This plan stays as it was, so that both can be read and compared.",
        button="Make the new plan",
        breadcrumbs=[*trail(found), (found.title, home)],
    )


@both
@editing
def new_action(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_plan(slug)
    home = reverse("plans:plan", args=[slug])
    return record(
        request,
        NewActionForm(*posted_with_files(request), subject=found, today=today()),
        lambda **said: plan_action.add(found, by=request.user, today=today(), **said),
        done="The action is added. Say who leads it, by when, and how success is measured.",
        back=home,
        then=lambda made: reverse("plans:action", args=[made.pk]),
        title="New action",
        caption=found.title,
        breadcrumbs=[*trail(found), (found.title, home)],
    )
