"""Citing a figure of the catalogue as evidence: chosen, never typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from areasend.actions import statement as actions
from areasend.records.area_figures import area_figures
from areasend.records.figure_parts import Part, parts
from areasend.rules.policies.access import Verb, withholds_small
from areasend.web.components.posting import attempt, posted_with_files
from areasend.web.evaluation.finding import address_of_statement, crumbs_of, get_statement
from areasend.web.evaluation.forms import CiteForm, PickForm
from areasend.web.evaluation.recording import record
from areasend.web.loaders import wants
from areasend.web.today import today


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_EVALUATION)
def cite(request: HttpRequest, slug: str, row: int) -> HttpResponse:
    """First which indicator and cut, by address; then which of the figures there are."""
    found, day = get_statement(slug, row), today()
    asked = request.POST if request.method == "POST" else request.GET
    pick = PickForm(asked, area_figures(day))
    offered: list[Part] = []
    if pick.is_bound and pick.is_valid():
        offered = parts(pick.cleaned_data["indicator"], day, pick.cleaned_data.get("cut", ""))
    if withholds_small(request.user.roles):
        offered = [one.guarded for one in offered]
    initial = {name: asked.get(name, "") for name in ("indicator", "cut")}
    return record(
        request,
        CiteForm(posted_with_files(request)[0], parts=offered, initial=initial),
        lambda **given: actions.cite(found, by=request.user, today=day, **given),
        title="Cite a figure",
        done="The figure is kept as it stands today.",
        to=address_of_statement(found),
        button="Cite it as it stands today",
        template="evaluation/cite.html",
        pick=pick,
        offered=offered,
        statement=found,
        breadcrumbs=crumbs_of(found.theme.evaluation),
    )


@require_POST
@wants(Verb.EDIT_EVALUATION)
def cite_again(request: HttpRequest, slug: str, row: int, figure: int) -> HttpResponse:
    """The same figure as it stands today; how it stood before stays in the history."""
    found = get_statement(slug, row)
    old = get_object_or_404(found.figures, pk=figure)
    given = {"indicator": old.indicator, "cut": old.cut, "group": old.group}
    return attempt(
        request,
        lambda: actions.cite(found, by=request.user, today=today(), **given),
        "The figure is taken anew, as it stands today.",
        address_of_statement(found),
    )


@require_POST
@wants(Verb.EDIT_EVALUATION)
def drop(request: HttpRequest, slug: str, row: int, figure: int) -> HttpResponse:
    found = get_statement(slug, row)
    old = get_object_or_404(found.figures, pk=figure)
    return attempt(
        request,
        lambda: actions.drop_figure(old, by=request.user, today=today()),
        "The figure is taken out. What it said stays in the history.",
        address_of_statement(found),
    )
