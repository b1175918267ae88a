"""Record a request, or a move into the area: look for the child first, so that nobody is recorded twice."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import person as people
from areasend.actions import reading
from areasend.actions.refusal import Refused
from areasend.records.models import Case, Person, Team, User
from areasend.rules.policies.access import Relation, Verb, relations_for
from areasend.web.cases.beginnings import EVERY, Beginning
from areasend.web.cases.request_forms import CarerForm, FindPersonForm, PersonForm, TwinForm
from areasend.web.loaders import page_of, wants
from areasend.web.today import today

SHOWN = 20


@require_GET
@wants(Verb.START_CASE)
def find_person(request: HttpRequest, beginning: Beginning) -> HttpResponse:
    """Anyone who may start a case may learn whether a child is known: name, date of birth, and no more. Whose was shown is logged."""
    form = FindPersonForm(request.GET or None)
    found = list(Person.objects.search(form.cleaned_data["q"])[:SHOWN]) if form.is_bound and form.is_valid() else None
    reading.record_all(by=request.user, people=found or [], page=page_of(request))
    others = [other for other in EVERY if other is not beginning]
    return render(
        request, "cases/find_person.html", {"form": form, "found": found, "beginning": beginning, "others": others}
    )


def teams_of(user: User) -> QuerySet[Team]:
    """The teams for which `user` may start a case."""
    everywhere = Relation.AREA in relations_for(user.roles, Verb.START_CASE)
    return Team.objects.all() if everywhere else Team.objects.filter(pk=user.team_id)


def known_person(request: HttpRequest) -> Person | None:
    """Who was chosen in the search; seeing the form with their details is logged."""
    if "person" not in request.GET:
        return None
    person = get_object_or_404(Person, reference=request.GET["person"])
    if request.method == "GET":
        reading.record(by=request.user, person=person, page=page_of(request))
    return person


@require_http_methods(["GET", "POST"])
@wants(Verb.START_CASE)
def begin(request: HttpRequest, beginning: Beginning) -> HttpResponse:
    known = known_person(request)
    data = request.POST or None
    about: list[forms.Form | forms.ModelForm] = [] if known else [PersonForm(data), CarerForm(data)]
    form = beginning.form(data, user=request.user, teams=teams_of(request.user), initial={beginning.first: today()})
    twins = twins_of(about[0]) if about else []
    reading.record_all(by=request.user, people=twins, page=page_of(request))
    pages = [*about, *([TwinForm(data)] if twins else []), form]
    if request.method == "POST" and all([page.is_valid() for page in pages]):
        case = save(request.user, beginning, known, pages)
        if case:
            messages.success(request, beginning.done(case))
            return redirect("cases:case", reference=case.reference)
    context = {"beginning": beginning, "known": known, "about": about, "form": form, "pages": pages, "twins": twins}
    return render(request, "cases/new_case.html", context, status=422 if any(page.errors for page in pages) else 200)


def twins_of(about: Any) -> list[Person]:
    """Those known already under the same name and date of birth: nobody is recorded twice by mistake."""
    if not (about.is_bound and about.is_valid()):
        return []
    given = about.cleaned_data
    same_name = Q(forename__iexact=given["forename"], surname__iexact=given["surname"])
    return list(Person.objects.filter(same_name, born_on=given["born_on"])[:SHOWN])


def save(user: User, beginning: Beginning, known: Person | None, pages: list[Any]) -> Case | None:
    """All or nothing; a refusal is shown on the form that it belongs to."""
    day, form = today(), pages[-1]
    try:
        with transaction.atomic():
            person = known or record_person(user, pages[0].cleaned_data, pages[1].cleaned_data)
            return beginning.act(person, by=user, today=day, **form.cleaned_data)
    except Refused as refusal:
        owner = next((page for page in pages if refusal.field in page.fields), form)
        owner.add_error(refusal.field if refusal.field in owner.fields else None, str(refusal))
    return None


def record_person(user: User, about: dict[str, Any], carer: dict[str, Any]) -> Person:
    person = people.record(by=user, today=today(), **about)
    found = people.record_carer(
        by=user,
        name=carer["carer_name"],
        email=carer["carer_email"],
        phone=carer["carer_phone"],
        address=person.address,
        postcode=person.postcode,
    )
    people.add_carer(
        person,
        by=user,
        carer=found,
        relationship=carer["relationship"],
        responsibility=carer["responsibility"],
        is_first_contact=True,
    )
    return person
