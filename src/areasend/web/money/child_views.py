"""What one child's provision costs: each pound with its placement, rule, rate and days; and recording bands, fees and transport."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import money_price as actions
from areasend.actions import reading
from areasend.records.models import BandScheme, Person, Placement
from areasend.records.money.children import told_lines
from areasend.rules.money.lines import label_of
from areasend.rules.money.pence import money, to_pounds
from areasend.rules.money.year import year_of
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted
from areasend.web.components.tables import Column, Table
from areasend.web.loaders import page_of, wants
from areasend.web.money import forms
from areasend.web.money.recording import record, trail
from areasend.web.money.views import rights
from areasend.web.today import today

KINDS = {"band": "bandings", "fee": "fees", "transport": "transport"}
CORRECTS = {
    "band": (forms.CorrectBandForm, actions.correct_band),
    "fee": (forms.CorrectFeeForm, actions.correct_fee),
    "transport": (forms.CorrectTransportForm, actions.correct_transport),
}


def get_person(request: HttpRequest, reference: str) -> Person:
    """Whoever opens what a child costs is logged, as for any other page about a child."""
    person = get_object_or_404(Person, reference=reference)
    if request.method == "GET":
        reading.record(by=request.user, person=person, case=None, page=page_of(request))
    return person


def _back(person: Person) -> str:
    return reverse("money:child", args=[person.reference])


def _trail(person: Person) -> list[tuple[str, str]]:
    return trail(("Children", reverse("money:children")), (person.reference, _back(person)))


@require_GET
@wants(Verb.VIEW_CHILD_COSTS)
def child(request: HttpRequest, reference: str) -> HttpResponse:
    person, year = get_person(request, reference), year_of(today())
    lines = told_lines(year, today()).filter(pl.col("person") == person.pk).sort("since", "line")
    placements = person.placements.select_related("setting").prefetch_related("fees").order_by("-since")
    shown = {
        "person": person,
        "year": year,
        "table": _lines(lines, year.starts_on),
        "total": money(to_pounds(lines["amount"].sum())),
        "placements": placements,
        "bandings": person.bandings.select_related("scheme"),
        "transport": person.transport.all(),
        "estimated": lines.filter(pl.col("is_estimate")).height,
        "breadcrumbs": trail(("Children", reverse("money:children"))),
        **rights(request),
    }
    return render(request, "money/child.html", shown)


def _lines(lines: pl.DataFrame, first: date) -> Table:
    rows = [
        (label_of(row["line"]), row["setting_name"] or "–", row["rule"], _span(row, first), row["units"], money(to_pounds(row["rate"])),
         money(to_pounds(row["amount"])))
        for row in lines.iter_rows(named=True)
    ]  # fmt: skip
    heads = ("Days or terms", "Rate", "In the year")
    columns = [
        Column("Line"),
        Column("Setting"),
        Column("Rule"),
        Column("When"),
        *(Column(head, numeric=True) for head in heads),
    ]
    return Table(columns, rows, "What is paid this year, and why")


def _span(row: dict[str, Any], first: date) -> str:
    since = max(row["since"], first)
    return f"From {since:%d/%m/%Y}" + (f" to {row['until']:%d/%m/%Y}" if row["until"] else "")


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def band(request: HttpRequest, reference: str) -> HttpResponse:
    person = get_person(request, reference)
    scheme = BandScheme.objects.filter(state=BandScheme.State.CURRENT).first()
    if scheme is None:
        raise Http404("No scheme of bands is in use.")
    return record(
        request,
        forms.BandForm(posted(request), scheme=scheme, initial={"since": today()}),
        lambda **given: actions.band(person, by=request.user, today=today(), scheme=scheme, **given),
        title=f"Band of {person.reference}",
        done="The band is recorded.",
        back=_back(person),
        intro=f"By {scheme}. The band before it ends on the day before.",
        breadcrumbs=_trail(person),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def fee(request: HttpRequest, reference: str, placement: int) -> HttpResponse:
    person = get_person(request, reference)
    held = get_object_or_404(Placement.objects.select_related("setting"), pk=placement, person=person)
    return record(
        request,
        forms.FeeForm(posted(request), initial={"since": held.since, "per": "year"}),
        lambda **given: actions.fee(held, by=request.user, today=today(), **given),
        title=f"Fee of {person.reference} at {held.place}",
        done="The fee is recorded.",
        back=_back(person),
        breadcrumbs=_trail(person),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def transport(request: HttpRequest, reference: str) -> HttpResponse:
    person = get_person(request, reference)
    return record(
        request,
        forms.TransportForm(posted(request), initial={"since": today()}),
        lambda **given: actions.transport(person, by=request.user, today=today(), **given),
        title=f"Transport of {person.reference}",
        done="The agreement is recorded.",
        back=_back(person),
        breadcrumbs=_trail(person),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def change(request: HttpRequest, reference: str, kind: str, row: int, deed: str) -> HttpResponse:
    """End or correct a band, a fee or an agreement."""
    person = get_person(request, reference)
    held = _held(person, kind, row)
    if deed not in ("end", "correct"):
        raise Http404("It can be ended or corrected.")
    form, act = (forms.EndForm, actions.end) if deed == "end" else CORRECTS[kind]
    return record(
        request,
        form(posted(request)),
        lambda **given: act(held, by=request.user, today=today(), **given),
        title=f"{'End' if deed == 'end' else 'Correct'}: {held}",
        done="It is recorded.",
        back=_back(person),
        breadcrumbs=_trail(person),
    )


def _held(person: Person, kind: str, row: int) -> Any:
    if kind == "fee":
        for placement in person.placements.all():
            if found := placement.fees.filter(pk=row).first():
                return found
    elif kind in KINDS and (found := getattr(person, KINDS[kind]).filter(pk=row).first()):
        return found
    raise Http404("There is no such record of this child.")
