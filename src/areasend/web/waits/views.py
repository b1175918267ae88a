"""Waits: every list as it stands, and each looked ahead: how it goes on, what a turn changes, what it takes to reach the target."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from areasend.documents.charts import Fan
from areasend.forecast.params import BadParams
from areasend.forecast.waits import BadInputs, Sought, goal_seek, run
from areasend.forecast.waits.lines import filled
from areasend.forecast.waits.months import month_names_of
from areasend.records.models import WaitingList
from areasend.records.papers.scenario import fan_of
from areasend.records.waits import NoFlows, waits_inputs
from areasend.rules.policies.access import Verb, may
from areasend.web.components.tables import Column
from areasend.web.loaders import wants
from areasend.web.today import today
from areasend.web.waits.act_views import trail
from areasend.web.waits.forms import AheadForm, ListFilterForm, ReachForm

SEED, DRAWS, SOUGHT_DRAWS = 1, 300, 150
PER_PAGE = 25
FIRST = ("waiting", "mean_wait", "over_52", "within")
COLUMNS = [
    Column("What for", sort="pathway"),
    Column("Service", sort="service"),
    Column("As of", sort="as_of"),
    Column("Waiting", sort="waiting", numeric=True),
    Column("Mean weeks", sort="mean_weeks", numeric=True),
    Column("Longest weeks", sort="longest_weeks", numeric=True),
    Column("18+ weeks", numeric=True),
    Column("52+ weeks", numeric=True),
]
HEADER = ("What for", "Service", "As of", "Waiting", "Mean weeks", "Longest weeks", "18 weeks or more", "52 weeks or more",
          "Referrals in the month", "Removals in the month", "Target weeks", "Source")  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A list with what is reckoned from it."""

    list: WaitingList
    over_18: int | None
    over_52: int | None


def _rows(request: HttpRequest, given: dict[str, Any]) -> list[Row]:
    """The newest of each that is asked for, in the order asked for; the largest first, if none is."""
    asked = WaitingList.objects.latest(today()).matching(given.get("pathway", ""), given.get("q", ""))
    found = [Row(one, one.over(18), one.over(52)) for one in asked]
    sort = request.GET.get("sort", "")
    name = sort.lstrip("-")
    if name not in {column.sort for column in COLUMNS if column.sort}:
        name, sort = "waiting", "-waiting"
    known = [row for row in found if getattr(row.list, name) is not None]
    return sorted(known, key=lambda row: getattr(row.list, name), reverse=sort.startswith("-")) + [
        row for row in found if row not in known
    ]


@require_GET
@wants(Verb.VIEW_FORECAST)
def overview(request: HttpRequest) -> HttpResponse:
    form = ListFilterForm(request.GET)
    shown = {
        "form": form,
        "page": Paginator(_rows(request, form.given), PER_PAGE).get_page(request.GET.get("page")),
        "is_any": WaitingList.objects.standing().exists(),
        "columns": COLUMNS,
        "may_edit": may(request.user.roles, Verb.EDIT_FORECAST),
        "breadcrumbs": trail()[:1],
    }
    return render(request, "waits/overview.html", shown)


@require_GET
@wants(Verb.VIEW_FORECAST)
def download(request: HttpRequest) -> HttpResponse:
    """Every list on every day, UTF-8 with its mark for spreadsheets."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="waits-{today().isoformat()}.csv"'
    writer = csv.writer(response)
    writer.writerow(HEADER)
    for one in WaitingList.objects.standing():
        writer.writerow(
            [one.get_pathway_display(), one.service, one.as_of, one.waiting, one.mean_weeks, one.longest_weeks, one.over(18),
             one.over(52), one.referrals, one.removals, one.target_weeks, one.source]
        )  # fmt: skip
    return response


@require_GET
@wants(Verb.VIEW_FORECAST)
def ahead(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(WaitingList.objects.standing(), pk=pk)
    turn = AheadForm(request.GET if "turn" in request.GET or "by" in request.GET else None)
    shown: dict[str, Any] = {
        "list": found,
        "over_18": found.over(18),
        "over_52": found.over(52),
        "history": WaitingList.objects.same_list(found).order_by("-as_of")[:24],
        "form": turn,
        "is_newest": WaitingList.objects.named(today(), found.name) == found,
        "may_edit": may(request.user.roles, Verb.EDIT_FORECAST),
        "breadcrumbs": trail(),
        "file": reverse("waits:download"),
    }
    try:
        shown |= _answer(request, waits_inputs(found), turn)
    except (NoFlows, BadInputs, BadParams) as fault:
        shown["problem"] = str(fault)
    is_wrong = (turn.is_bound and turn.errors) or (shown.get("reach") and shown["reach"].errors)
    return render(request, "waits/ahead.html", shown, status=422 if is_wrong else 200)


def _answer(request: HttpRequest, inputs: dict[str, Any], turn: AheadForm) -> dict[str, Any]:
    outcome = run(inputs, turn.params, seed=SEED, draws=DRAWS)
    months = month_names_of(inputs, filled(turn.params))
    reach = ReachForm(request.GET if "by" in request.GET else None, months=months)
    fans: list[Fan] = [fan_of(outcome[key]) for key in FIRST]
    rest: list[Fan] = [fan_of(one) for one in outcome.series if one.key not in FIRST]
    sought: Sought | None = None
    if reach.is_bound and reach.is_valid():
        asked = {name: value for name, value in turn.params.items() if name != "extra_slots"}
        sought = goal_seek(inputs, asked, by=reach.cleaned_data["by"], target_share=reach.cleaned_data["share"], seed=SEED,
                           draws=SOUGHT_DRAWS)  # fmt: skip
    return {"outcome": outcome, "fans": fans, "rest": rest, "reach": reach, "sought": sought}
