"""Where the child is educated."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from areasend.actions import placement as actions
from areasend.records.choices import Arrangement, Provision
from areasend.records.models import Setting
from areasend.web.cases.recording import record
from areasend.web.components.forms import BaseForm, DateField
from areasend.web.loaders import get_case_for_edit
from areasend.web.today import today

OFFERED = 5


class SettingField(forms.CharField):
    """A setting by URN or by a part of its name: a list of hundreds is no way to choose a school."""

    def clean(self, value: Any) -> Setting | None:
        words = super().clean(value).strip()
        if not words:
            return None
        found = settings_like(words)
        if len(found) == 1:
            return found[0]
        raise forms.ValidationError(
            _several(found) if found else f"No setting is called “{words}”. Enter its URN or a part of its name"
        )


def settings_like(words: str) -> list[Setting]:
    """One where the URN or the whole name fits; else those whose name holds the words."""
    known: QuerySet[Setting] = Setting.objects.filter(closed_on=None)
    exact = list(known.filter(Q(urn=words) | Q(name__iexact=words))[:2])
    return exact if len(exact) == 1 else list(known.filter(name__icontains=words)[: OFFERED + 1])


def _several(found: list[Setting]) -> str:
    names = "; ".join(f"{setting.name} ({setting.urn or 'no URN'})" for setting in found[:OFFERED])
    return f"Several settings fit: {names}{'; and more' if len(found) > OFFERED else ''}. Enter the URN of the one you mean"


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
