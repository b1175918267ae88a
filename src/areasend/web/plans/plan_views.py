"""One plan, looked at in five ways; as a file; and two plans side by side."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from areasend.records.models import ActionPlan
from areasend.records.plan_standing import ActionStanding, standings, standings_on
from areasend.records.plan_tables import export_workbook
from areasend.rules.policies.access import Verb
from areasend.web.components.tables import Column
from areasend.web.loaders import wants
from areasend.web.plans import counts, download, gantt_drawing
from areasend.web.plans.filters import VIEWS, FilterForm
from areasend.web.plans.gantt import gantt
from areasend.web.plans.grouping import BY, grouped, ordered
from areasend.web.plans.rights import get_plan, may_edit
from areasend.web.today import today

COLUMNS = [
    Column("Action", sort="action"),
    Column("How it stands", sort="status"),
    Column("Next date", sort="next"),
    Column("How success is measured"),
    Column("Done", sort="percent", numeric=True),
]


def chosen_of(request: HttpRequest, every: list[ActionStanding]) -> tuple[list[ActionStanding], FilterForm]:
    """Those asked for in the order asked for, and the form that asked."""
    form = FilterForm(request.GET, every)
    return ordered(form.keep(every), request.GET.get("sort", "")), form


@require_GET
@wants(Verb.VIEW_STRATEGY)
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_plan(slug)
    every, before = standings_on(found.actions.all(), [today(), counts.a_month_before(today())])
    chosen, form = chosen_of(request, every)
    view = form.chosen_view
    context: dict[str, Any] = {
        "plan": found,
        "view": view,
        "views": VIEWS,
        "form": form,
        "every": every,
        "chosen": chosen,
        "columns": COLUMNS,
        "counts": counts.counts(every),
        "moves": counts.moves(every, before),
        "groups": grouped(chosen, view) if view in BY else [],
        "query": request.GET.urlencode(),
        "may_edit": may_edit(request),
        "next_plan": ActionPlan.objects.filter(previous=found).first(),
        "reports": found.reports.exclude(published_on=None),
        "today": today(),
        "breadcrumbs": trail(found),
    }
    if view == "timeline":
        line = gantt(f"Timeline of {found.title}", chosen, (found.starts_on, found.ends_on), today())
        drawings = {"wide": gantt_drawing.draw(line, gantt_drawing.WIDE)}
        drawings["narrow"] = gantt_drawing.draw(line, gantt_drawing.NARROW)
        context |= {"line": line, **drawings}
    return render(request, "plans/plan.html", context)


def trail(plan: ActionPlan) -> list[tuple[str, str]]:
    """The pages above a plan."""
    above = [("Plans", reverse("plans:list"))]
    if plan.strategy:
        above.append((plan.strategy.title, reverse("plans:strategy", args=[plan.strategy.slug])))
    return above


@require_GET
@wants(Verb.VIEW_STRATEGY)
def plan_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The actions that the page shows, in its order."""
    found = get_plan(slug)
    chosen, _ = chosen_of(request, standings(found.actions.all(), today()))
    return download.as_csv(found, chosen, today().isoformat())


@require_GET
@wants(Verb.VIEW_STRATEGY)
def plan_xlsx(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole plan as the workbook that can be changed and uploaded again."""
    found = get_plan(slug)
    return download.attached(export_workbook(found), download.XLSX, f"{found.slug}-{today():%Y-%m-%d}.xlsx")
