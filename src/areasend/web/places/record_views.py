"""Record, change, end and withdraw places; what other areas take; a school that is to open."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from areasend.actions import place_commission as actions
from areasend.records.models import CommissionedPlaces, Setting
from areasend.rules.place_kinds import STATE_SPECIAL
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted
from areasend.web.loaders import wants
from areasend.web.places import forms
from areasend.web.places.recording import record as asked
from areasend.web.places.views import crumbs
from areasend.web.today import today


def page_of(setting: Setting) -> str:
    return reverse("places:setting", args=[setting.pk])


def way_to(setting: Setting) -> list[tuple[str, str]]:
    return crumbs(("Settings", reverse("places:settings")), (setting.name, page_of(setting)))


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_PLACES)
def new_setting(request: HttpRequest) -> HttpResponse:
    return asked(
        request,
        forms.SettingForm(posted(request)),
        lambda **given: actions.new_setting(by=request.user, today=today(), **given),
        title="A school that is to open",
        done="It is recorded. Now record the places planned there.",
        back=reverse("places:settings"),
        onward=lambda made: reverse("places:record", args=[made.pk]),
        breadcrumbs=crumbs(("Settings", reverse("places:settings"))),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_PLACES)
def record(request: HttpRequest, pk: int) -> HttpResponse:
    setting, day = get_object_or_404(Setting, pk=pk), today()
    first: dict[str, Any] = {
        "kind": "special" if setting.type in STATE_SPECIAL else "resourced",
        "phase": setting.phase,
        "lowest_age": setting.lowest_age,
        "highest_age": setting.highest_age,
        "since": forms.next_september(day),
        "status": "planned",
    }
    return asked(
        request,
        forms.PlacesForm(posted(request), initial=first),
        lambda **given: actions.record(setting, by=request.user, today=day, **given),
        title="Record places",
        done=f"The places at {setting.name} are recorded. The forecast counts them.",
        back=page_of(setting),
        button="Record the places",
        caption=setting.name,
        breadcrumbs=way_to(setting),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_PLACES)
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    row, day = _row(pk), today()
    first = {name: getattr(row, name) for name in (*actions.FIELDS, "version")}
    first["first_years"] = ", ".join(map(str, row.first_years))
    return asked(
        request,
        forms.AmendForm(posted(request), initial=first),
        lambda **given: actions.amend(row, by=request.user, today=day, **given),
        title="Change these places",
        done="The change is saved.",
        back=page_of(row.setting),
        caption=str(row),
        breadcrumbs=way_to(row.setting),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_PLACES)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    row = _row(pk)
    return asked(
        request,
        forms.EndForm(posted(request), initial={"version": row.version, "until": row.until}),
        lambda **given: actions.end(row, by=request.user, today=today(), **given),
        title="End these places",
        done="The last day is recorded. The forecast says who has to go elsewhere.",
        back=page_of(row.setting),
        button="Record the last day",
        caption=str(row),
        breadcrumbs=way_to(row.setting),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_PLACES)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row = _row(pk)
    return asked(
        request,
        forms.WithdrawForm(posted(request), initial={"version": row.version}),
        lambda **given: actions.withdraw(row, by=request.user, today=today(), **given),
        title="Withdraw these places",
        done="They are withdrawn and count for nothing. What they were stays in the history.",
        back=page_of(row.setting),
        button="Withdraw them",
        caption=str(row),
        breadcrumbs=way_to(row.setting),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_PLACES)
def taken(request: HttpRequest, pk: int) -> HttpResponse:
    setting, day = get_object_or_404(Setting, pk=pk), today()
    return asked(
        request,
        forms.TakenForm(posted(request), initial={"on": day}),
        lambda **given: actions.taken(setting, by=request.user, today=day, **given),
        title="Children of other areas",
        done="It is recorded.",
        back=page_of(setting),
        caption=setting.name,
        intro="Only their number: the records of other areas' children are not here.",
        breadcrumbs=way_to(setting),
    )


def _row(pk: int) -> CommissionedPlaces:
    return get_object_or_404(CommissionedPlaces.objects.select_related("setting"), pk=pk, withdrawn_on=None)
