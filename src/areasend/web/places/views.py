"""What will be short, who takes the places today, how far children travel, and each setting."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from areasend.forecast.outcome import Outcome
from areasend.forecast.places.facts import BadInputs
from areasend.records.choices import Need
from areasend.records.models import CommissionedPlaces, PlaceForecast, Setting
from areasend.records.places import kept
from areasend.records.places.children import children_on, waiting
from areasend.records.places.occupancy import SHOWN, Occupancy, occupancy, over_time, totals
from areasend.rules.place_kinds import KINDS, PHASES, SPECIALIST
from areasend.rules.policies.access import Verb, may
from areasend.web.components.charts import Chart, Series
from areasend.web.components.tables import Column, Table
from areasend.web.loaders import wants
from areasend.web.places import listing, told
from areasend.web.places.forms import CutForm, SettingFilter
from areasend.web.places.shown import Row, hides, line, number
from areasend.web.today import today

PER_PAGE = 25
SHORT = {
    "special": "State special", "resourced": "Resourced", "unit": "SEN unit", "residential": "Residential", "post_16": "Post-16",
    "independent": "Independent special",
}  # fmt: skip
"""Heads of columns, where the whole name would make a table wider than a page."""
CUTS = {"need": "By need", "phase": "By phase", "part": "By part of the area"}


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Places", reverse("places:overview")), *more]


def rights(request: HttpRequest) -> dict[str, Any]:
    """What every page of places knows of its reader."""
    return {
        "may_edit": may(request.user.roles, Verb.EDIT_PLACES),
        "may_publish": may(request.user.roles, Verb.PUBLISH),
        "may_turn": may(request.user.roles, Verb.VIEW_FORECAST),
        "hidden": hides(request.user),
        "today": today(),
    }


def forecast(**params: Any) -> Outcome | None:
    """The forecast as the records stand; none where they hold too little for one."""
    try:
        return kept.outcome_on(today(), params)
    except BadInputs:
        return None


@require_GET
@wants(Verb.VIEW_PLACES)
def overview(request: HttpRequest) -> HttpResponse:
    form, outcome = CutForm(request.GET), forecast()
    shown: dict[str, Any] = {**rights(request), "form": form, "outcome": outcome, "words": form.words}
    if outcome and outcome.figures["cells"]:
        hidden = shown["hidden"]
        shown |= {
            "chart": told.chart(outcome, hidden),
            "years": told.years(outcome, form.key, hidden),
            "groups": [(words, told.groups(outcome, cut, hidden)) for cut, words in CUTS.items()],
            "elsewhere": told.bands(
                outcome,
                ("independent", "overflow", "outside", "cared_outside", "residential", "post_16"),
                hidden,
                "Elsewhere",
            ),
            "summary": summary(outcome, hidden),
        }
    shown["published"] = PlaceForecast.objects.filter(withdrawn_on=None).first()
    return render(request, "places/overview.html", shown)


def summary(outcome: Outcome, hidden: bool) -> str:
    """To those who may not see small numbers the sentence that everyone may read."""
    from areasend.records.places.published import told as told_to_all

    return told_to_all(outcome)["summary"] if hidden else outcome.summary


@require_GET
@wants(Verb.VIEW_PLACES)
def today_page(request: HttpRequest) -> HttpResponse:
    """Occupancy today by kind of place, need, phase and part."""
    on, hidden = today(), hides(request.user)
    children = children_on(on)
    found = occupancy(on, children)
    cuts = [
        ("By need", _cross(children, "need", dict(Need.choices) | {"": "Not recorded"}, hidden)),
        ("By phase", _cross(children, "phase", PHASES, hidden)),
        (
            "By part of the area",
            _cross(children, "part", {name: name for name in _parts(children)} | {"": "Not known"}, hidden),
        ),
    ]
    shown = {
        **rights(request),
        "kinds": _kinds(found, children, hidden),
        "cuts": cuts,
        "waiting": number(waiting(children).height, hidden),
        "away": number(children.filter(pl.col("in_area").not_()).height, hidden),
        "cared": number(children.filter(pl.col("cared") & pl.col("in_area").not_()).height, hidden),
        "boards": number(children.filter(pl.col("weeks").is_not_null()).height, hidden),
        "total": totals(one for one in found if one.kind in SPECIALIST),
        "breadcrumbs": crumbs(),
    }
    return render(request, "places/today.html", shown)


def _parts(children: pl.DataFrame) -> list[str]:
    return sorted(name for name in children["part"].unique().to_list() if name)


def _kinds(found: list[Occupancy], children: pl.DataFrame, hidden: bool) -> Table:
    counts = dict(children.group_by("kind").len().iter_rows())
    columns = [
        Column("Kind of place"), Column("Places", numeric=True), Column("Our children", numeric=True),
        Column("Of other areas", numeric=True), Column("Vacancies", numeric=True), Column("Above the number", numeric=True),
    ]  # fmt: skip
    rows = []
    for kind in KINDS:
        told_here = totals(one for one in found if one.kind == kind)
        if counts.get(kind) or told_here["places"]:
            numbered = bool(told_here["places"])
            rest = [told_here[name] if numbered else None for name in ("others", "vacancies", "over")]
            rows.append(
                [
                    KINDS[kind],
                    told_here["places"] if numbered else "–",
                    number(counts.get(kind, 0), hidden),
                    *(number(one, hidden) for one in rest),
                ]
            )
    return Table(columns, rows, "Places and children by kind", caption_hidden=True)


def _cross(children: pl.DataFrame, by: str, names: dict[str, str], hidden: bool) -> Table:
    """Children in each kind of place: what would tell a withheld number is withheld too, line by line."""
    counted = {(key, kind): count for key, kind, count in children.group_by(by, "kind").len().iter_rows()}
    columns = [
        Column(by.capitalize()),
        *(Column(SHORT[kind], numeric=True) for kind in SHOWN),
        Column("All", numeric=True),
    ]
    rows = []
    for key, label in names.items():
        counts = [counted.get((key, kind), 0) for kind in SHOWN]
        if any(counts):
            rows.append([label, *line(counts, hidden)])
    return Table(columns, rows, f"Children by {by}", caption_hidden=True)


@require_GET
@wants(Verb.VIEW_PLACES)
def travel(request: HttpRequest) -> HttpResponse:
    outcome, hidden = forecast(), hides(request.user)
    shown: dict[str, Any] = {**rights(request), "outcome": outcome, "breadcrumbs": crumbs()}
    if outcome:
        keys = ("transport_children", "transport_cost", "far", "outside")
        shown |= {
            "table": told.bands(outcome, keys, hidden, "Travel by year"),
            "chart": _cost_chart(outcome),
            "assumed": [
                one
                for one in outcome.assumptions
                if one.key in ("road", "walking", "travels", "rates", "days", "reach")
            ],
        }
    return render(request, "places/travel.html", shown)


def _cost_chart(outcome: Outcome) -> Chart:
    bands, periods = outcome["transport_cost"].bands, list(outcome["transport_cost"].periods)
    named = (("Expected", bands.median, False), ("High", bands.high_80, True), ("Low", bands.low_80, True))
    series = [
        Series(name, [round(float(one) / 1e6, 1) for one in values], muted=muted) for name, values, muted in named
    ]
    return Chart(
        "Cost of travel to school, million pounds a year", periods, series, note="Low and high hold 80 of 100 futures."
    )


@require_GET
@wants(Verb.VIEW_PLACES)
def settings_list(request: HttpRequest) -> HttpResponse:
    form = SettingFilter(request.GET)
    found = listing.chosen(occupancy(today()), form.given, request.GET.get("sort", ""))
    page = Paginator([Row(one, hides(request.user)) for one in found], PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.urlencode()
    address = reverse("places:settings_csv")
    shown = {
        **rights(request),
        "form": form,
        "page": page,
        "count": len(found),
        "columns": listing.COLUMNS,
        "total": totals(found),
        "csv": f"{address}?{query}" if query else address,
        "breadcrumbs": crumbs(),
    }
    return render(request, "places/settings.html", shown)


@require_GET
@wants(Verb.VIEW_PLACES)
def settings_csv(request: HttpRequest) -> HttpResponse:
    found = listing.chosen(occupancy(today()), SettingFilter(request.GET).given, request.GET.get("sort", ""))
    return listing.as_csv([Row(one, hides(request.user)) for one in found], today())


@require_GET
@wants(Verb.VIEW_PLACES)
def setting(request: HttpRequest, pk: int) -> HttpResponse:
    """A setting's places today, what is planned, and how its occupancy went."""
    found, on, hidden = get_object_or_404(Setting, pk=pk), today(), hides(request.user)
    rows = list(CommissionedPlaces.objects.filter(setting=found).select_related("decision").order_by("since", "pk"))
    outcome = forecast()
    ahead = [one for one in outcome.figures["blocks"] if one["label"] == found.name] if outcome else []
    shown = {
        **rights(request),
        "setting": found,
        "rows": [Row(one, hidden) for one in occupancy(on) if one.setting.pk == pk],
        "standing": [(row, row.number_on(on)) for row in rows if not row.withdrawn_on],
        "withdrawn": [row for row in rows if row.withdrawn_on],
        "taken": found.taken_by_others.all() if not hidden else (),
        "past": _past(found, hidden),
        "ahead": [(one, _ahead(one, outcome, hidden)) for one in ahead] if outcome else [],
        "breadcrumbs": crumbs(("Settings", reverse("places:settings"))),
    }
    return render(request, "places/setting.html", shown)


def _past(found: Setting, hidden: bool) -> list[tuple[str, Chart]]:
    """A chart a kind of place: children and places at each January. Only for those who may see small numbers."""
    if hidden:
        return []
    history = over_time(found, today())
    kinds = [kind for kind in SHOWN if any(kind in at for _, at in history)]
    labels = [words for words, _ in history]
    charts = []
    for kind in kinds:
        children = [at.get(kind, (0, None))[0] for _, at in history]
        places = [at.get(kind, (0, None))[1] for _, at in history]
        title = f"Our children and places: {KINDS[kind]}"
        charts.append(
            (KINDS[kind], Chart(title, labels, [Series("Children", children), Series("Places", places, muted=True)]))
        )
    return charts


def _ahead(block: dict[str, Any], outcome: Outcome, hidden: bool) -> Table:
    columns = [
        Column("School year"),
        Column("Places", numeric=True),
        Column("Children expected", numeric=True),
        Column("8 in 10 futures"),
        Column("Chance that it is full"),
    ]
    rows = []
    for place, period in enumerate(outcome["demand"].periods):
        low, middle, high = (number(one, hidden) for one in block["children"][place])
        rows.append(
            [period, round(block["places"][place]), middle, f"{low} to {high}", told.share(block["chance_full"][place])]
        )
    return Table(columns, rows, f"{block['label']} ahead", caption_hidden=True)
