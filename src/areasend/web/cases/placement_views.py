"""Where the child is educated."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from areasend.actions import placement as actions
from areasend.records.choices import Arrangement, Provision
from areasend.web.cases.forms import BecauseForm
from areasend.web.cases.recording import record
from areasend.web.cases.setting_field import SettingField
from areasend.web.components.forms import BaseForm, DateField
from areasend.web.loaders import get_case_for_edit
from areasend.web.today import today


class PlacementForm(BaseForm, forms.Form):
    setting = SettingField(
        label="School, college or early years setting", required=False, help_text="Its URN or a part of its name."
    )
    provision = forms.ChoiceField(label="Kind of place", choices=Provision.choices, required=False)
    arrangement = forms.ChoiceField(
        label="Or, if not at a setting", choices=[("", "At a setting"), *Arrangement.choices[1:]], required=False
    )
    since = DateField(label="From what day?")
    is_named_in_plan = forms.BooleanField(label="It is named in section I of the plan", required=False)


@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, reference: str) -> HttpResponse:
    case, day = get_case_for_edit(request, reference), today()
    return record(
        request,
        case,
        PlacementForm(request.POST or None),
        lambda **given: actions.record(case.person, by=request.user, today=day, **given),
        title="Where is the child educated?",
        done="The placement is recorded.",
    )


class EndPlacementForm(BecauseForm):
    until = DateField(label="What is their last day there?")
    field_order = ("until", "because")


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    """Where there is no next placement yet: one that follows ends the former by itself."""
    case, day = get_case_for_edit(request, reference), today()
    placement = get_object_or_404(case.person.placements.select_related("setting"), pk=row)
    return record(
        request,
        case,
        EndPlacementForm(request.POST or None, initial={"until": day}),
        lambda **given: actions.end(placement, by=request.user, today=day, **given),
        title=f"End the placement: {placement.place}",
        done="The placement is ended.",
        button="End the placement",
        intro="If they go on to another school or arrangement, record that instead: this one then ends the day before.",
    )
