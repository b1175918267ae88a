"""Which scenarios the list shows, in which order; and the list as a file."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpResponse

from areasend.forecast.models import MODELS
from areasend.records.models import Scenario, User
from areasend.records.querysets.scenario import ScenarioQuerySet
from areasend.rules.policies.access import Verb
from areasend.web.components.tables import Column

COLUMNS = [
    Column("Compare"),
    Column("Scenario", sort="title"),
    Column("About", sort="model"),
    Column("What it says"),
    Column("Facts of", sort="inputs_on"),
    Column("Kept by", sort="owner"),
]
ORDERS = {"title": "title", "model": "model", "inputs_on": "inputs_on", "owner": "owner__name"}
HEADER = (
    "Number", "Scenario", "What for", "About", "Facts as at", "Kept by", "Draws", "Seed", "What it says", "Frozen on", "Published on",
    "Withdrawn on",
)  # fmt: skip


def chosen(user: User, given: dict[str, Any], sort: str) -> ScenarioQuerySet:
    """The newest first, unless another order is asked for."""
    found = Scenario.objects.allowed(user, Verb.VIEW_FORECAST).filter(model__in=MODELS).light()
    state = given.get("state", "")
    found = found.exclude(dropped_on=None) if state == "dropped" else found.kept()
    found = found.filter(_state(state, user)).distinct()
    if given.get("model"):
        found = found.filter(model=given["model"])
    for word in given.get("q", "").split():
        found = found.filter(Q(title__icontains=word) | Q(about__icontains=word))
    name = ORDERS.get(sort.lstrip("-"))
    return found.order_by(f"{'-' if sort.startswith('-') else ''}{name}", "-pk") if name else found.order_by("-pk")


def _state(state: str, user: User) -> Q:
    return {
        "open": Q(frozen_on=None),
        "board": Q(items__isnull=False),
        "public": Q(published_on__isnull=False, withdrawn_on=None),
        "mine": Q(owner=user),
    }.get(state, Q())


def as_csv(found: Iterable[Scenario], on: date) -> HttpResponse:
    """`found` as `rights.say` gives them. UTF-8 with its mark, so that spreadsheets read accents and dashes."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="scenarios-{on.isoformat()}.csv"'
    writer = csv.writer(response)
    writer.writerow(HEADER)
    writer.writerows(_row(one) for one in found)
    return response


def _row(one: Scenario) -> list[object]:
    return [
        one.pk, one.title, one.about, MODELS[one.model].label, one.inputs_on, one.owner.name, one.draws, one.seed,
        one.says, one.frozen_on or "", one.published_on or "", one.withdrawn_on or "",
    ]  # fmt: skip
