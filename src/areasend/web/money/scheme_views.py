"""A proposed scheme of bands: named, and the rules by which children would move to it, checked against the children of today."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from areasend.actions import money_bands as actions
from areasend.forecast.money.rebanding import BadScheme, Protection
from areasend.records.models import BandScheme
from areasend.records.money.bands import compare
from areasend.records.money.children import kind_label, need_label
from areasend.rules.money.year import year_of
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted
from areasend.web.components.words import of
from areasend.web.loaders import wants
from areasend.web.money.forms import RuleForm, SchemeForm
from areasend.web.money.recording import record, trail
from areasend.web.today import today


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def new(request: HttpRequest) -> HttpResponse:
    """Its rates and its rules come next."""
    back = reverse("money:bands")
    return record(
        request,
        SchemeForm(posted(request)),
        lambda **given: actions.record(by=request.user, today=today(), **given),
        title="Propose a scheme of bands",
        done="The scheme is recorded. Bring in its rates, then say who goes to which band.",
        back=back,
        breadcrumbs=trail(("Bands", back)),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """The rules in order with what they come to today, and one more."""
    scheme = get_object_or_404(BandScheme, slug=slug, state=BandScheme.State.PROPOSED)
    here = reverse("money:rules", args=[slug])
    if request.method == "POST" and "drop" in request.POST:
        actions.set_rules(scheme, by=request.user, today=today(), rules=_without(scheme, request.POST["drop"]))
        return redirect(here)
    return record(
        request,
        RuleForm(posted(request), scheme=scheme),
        lambda **given: actions.set_rules(scheme, by=request.user, today=today(), rules=_with(scheme, **given)),
        title=f"Who goes to which band of {scheme}",
        done="The rule is recorded.",
        back=here,
        button="Add the rule",
        template="money/rules.html",
        scheme=scheme,
        rules=[(json.dumps(rule, sort_keys=True), said(rule)) for rule in scheme.rules],
        standing=_standing(scheme),
        breadcrumbs=trail(("Bands", reverse("money:bands"))),
    )


def _with(scheme: BandScheme, *, before: str, **rule: str) -> list[dict[str, Any]]:
    """The new rule before another, or last."""
    at = int(before) - 1 if before else len(scheme.rules)
    return [*scheme.rules[:at], {name: value for name, value in rule.items() if value}, *scheme.rules[at:]]


def _without(scheme: BandScheme, told: str) -> list[dict[str, Any]]:
    """The rule is told by what it says and not by its place, which somebody else may have changed meanwhile."""
    kept = list(scheme.rules)
    places = [n for n, rule in enumerate(kept) if json.dumps(rule, sort_keys=True) == told]
    if not places:
        raise Http404("There is no such rule any more.")
    return kept[: places[0]] + kept[places[0] + 1 :]


def said(rule: dict[str, Any]) -> str:
    """In words."""
    who = [f"in band {rule['band']}"] if rule.get("band") else []
    who += [f"at: {kind_label(rule['kind'])}"] if rule.get("kind") else []
    who += [f"whose need is: {need_label(rule['need'])}"] if rule.get("need") else []
    return f"{'Children ' + ', '.join(who) if who else 'All others'} go to band {rule['to']}"


def _standing(scheme: BandScheme) -> str:
    """What the rules come to for the children of today; what they lack, where they cannot be followed."""
    if not scheme.rules:
        return "No rule says yet who goes to which band."
    try:
        found = compare(scheme, year_of(today()), today(), Protection()).found
    except BadScheme as wrong:
        return str(wrong)
    moved = of(found.children.height, "child,children")
    return f"These rules give a band with a rate to all who are paid by band today: {moved}."
