"""The child's own details."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from areasend.actions import person as actions
from areasend.web.cases.forms import text_area
from areasend.web.cases.recording import record
from areasend.web.cases.request_forms import PersonForm
from areasend.web.loaders import get_case_for_edit
from areasend.web.today import today


class AmendPersonForm(PersonForm):
    because = text_area("Why are you changing it?", rows=2)
    version = forms.IntegerField(widget=forms.HiddenInput)
    asks = {"because": "Say why you are changing it"}

    class Meta(PersonForm.Meta):
        fields = (*PersonForm.Meta.fields, "secondary_need", "uln", "interpreter", "looked_after")
        labels = {
            **PersonForm.Meta.labels,
            "looked_after": "Looked after by the council",
            "interpreter": "Needs an interpreter",
        }

    field_order = (*PersonForm.Meta.fields, "secondary_need", "uln", "interpreter", "looked_after", "because")

    def clean_uln(self) -> str | None:
        return self.cleaned_data.get("uln") or None


@require_http_methods(["GET", "POST"])
def amend_person(request: HttpRequest, reference: str) -> HttpResponse:
    case, day = get_case_for_edit(request, reference), today()
    person = case.person
    form = AmendPersonForm(request.POST or None, instance=person, initial={"version": person.version})
    return record(
        request,
        case,
        form,
        lambda **given: actions.amend(person, by=request.user, today=day, **given),
        title=f"Change what is known of {person.full_name}",
        done="The record is changed. What it was stays in the history.",
    )
