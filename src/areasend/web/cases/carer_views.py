"""Parents and carers: add one, change what is known of one, end what one is to the child."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from areasend.actions import person as actions
from areasend.records.models import CareLink, Case
from areasend.web.cases.forms import BecauseForm, VersionedForm, text_area
from areasend.web.cases.recording import record
from areasend.web.cases.request_forms import CarerForm
from areasend.web.components.forms import DateField
from areasend.web.loaders import get_case_for_edit
from areasend.web.today import today


def link_of(case: Case, row: int) -> CareLink:
    return get_object_or_404(case.person.care_links.filter(until=None).select_related("carer", "person"), pk=row)


class AddCarerForm(CarerForm):
    lives_with = forms.BooleanField(label="The child lives with them", required=False, initial=True)
    is_first_contact = forms.BooleanField(label="Contact this person first", required=False)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, reference: str) -> HttpResponse:
    case = get_case_for_edit(request, reference)

    def act(**given: Any) -> None:
        found = actions.record_carer(
            by=request.user, name=given["carer_name"], email=given["carer_email"], phone=given["carer_phone"]
        )
        names = ("relationship", "responsibility", "lives_with", "is_first_contact")
        actions.add_carer(case.person, by=request.user, carer=found, **{name: given[name] for name in names})

    return record(
        request,
        case,
        AddCarerForm(request.POST or None),
        act,
        title="Add a parent or carer",
        done="The carer is added.",
    )


class AmendCarerForm(VersionedForm):
    """What may change of a carer: one carer for all of a family's children."""

    name = forms.CharField(label="Name", max_length=160)
    email = forms.EmailField(label="Email", required=False)
    phone = forms.CharField(label="Phone", required=False, max_length=40)
    address = forms.CharField(label="Address", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    postcode = forms.CharField(label="Postcode", required=False, max_length=8)
    language = forms.CharField(label="Language", required=False, max_length=60)
    interpreter = forms.BooleanField(label="Needs an interpreter", required=False)
    because = text_area("Why are you changing it?", rows=2)
    asks = {"name": "Enter the name", "because": "Say why you are changing it"}


@require_http_methods(["GET", "POST"])
def amend(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    case = get_case_for_edit(request, reference)
    carer = link_of(case, row).carer
    names = ("name", "email", "phone", "address", "postcode", "language", "interpreter", "version")
    others = carer.care_links.filter(until=None).exclude(person=case.person).count()
    return record(
        request,
        case,
        AmendCarerForm(request.POST or None, initial={name: getattr(carer, name) for name in names}),
        lambda **given: actions.amend_carer(carer, by=request.user, **given),
        title=f"Change what is known of {carer.name}",
        done="The details are changed. What they were stays in the history.",
        intro=f"They also care for {others} other{'' if others == 1 else 's'}: the change counts for all."
        if others
        else "",
    )


class EndCarerForm(BecauseForm):
    until = DateField(label="What was the last day?")
    because = text_area("Why are they no longer a parent or carer?", rows=3)
    field_order = ("until", "because")
    asks = {"because": "Say why they are no longer a parent or carer"}


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, reference: str, row: int) -> HttpResponse:
    case, day = get_case_for_edit(request, reference), today()
    link = link_of(case, row)
    return record(
        request,
        case,
        EndCarerForm(request.POST or None, initial={"until": day}),
        lambda **given: actions.end_link(link, by=request.user, today=day, **given),
        title=f"{link.carer.name} is no longer a parent or carer",
        done=f"{link.carer.name} gets no more notices about {case.person.full_name}.",
        button="End",
        intro="From the next day they get no notices. What they were told before stays in the record.",
    )
