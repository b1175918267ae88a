"""People who sign in: who they are, what they may do, whom to invite."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import user as actions
from areasend.actions.refusal import Refused
from areasend.records.models import User
from areasend.rules.policies.access import Role, Verb
from areasend.web.components.posting import status_of
from areasend.web.components.tables import Column, Link, Table
from areasend.web.loaders import wants
from areasend.web.staff.forms import BecauseForm, InviteForm, RolesForm
from areasend.web.today import today


@require_GET
@wants(Verb.MANAGE_USERS)
def everyone(request: HttpRequest) -> HttpResponse:
    people = (
        User.objects.select_related("team", "organisation").prefetch_related("grants").order_by("-is_active", "name")
    )
    return render(request, "staff/list.html", {"table": table_of(people)})


def table_of(people: Any) -> Table:
    columns = [Column("Name"), Column("Email"), Column("Team or body"), Column("Roles"), Column("Sign-in")]
    rows = [
        [
            Link(person.name, f"{person.pk}/"),
            person.email,
            str(person.team or person.organisation or "None"),
            ", ".join(Role(grant.role).label for grant in person.grants.all() if grant.until is None) or "None",
            "Open" if person.is_active else "Closed",
        ]
        for person in people
    ]
    return Table(columns, rows, "People who sign in", caption_hidden=True)


@require_http_methods(["GET", "POST"])
@wants(Verb.MANAGE_USERS)
def invite(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST or None)
    if form.is_valid():
        try:
            user = actions.invite(by=request.user, today=today(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            messages.success(request, f"{user.name} can now sign in: with a work account, or by setting a password.")
            return redirect("staff:list")
    return render(
        request,
        "staff/form.html",
        {"form": form, "title": "Invite someone", "button": "Invite"},
        status=status_of(form),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.MANAGE_USERS)
def change(request: HttpRequest, row: int) -> HttpResponse:
    person = get_object_or_404(User, pk=row)
    held = {"roles": sorted(person.roles), "team": person.team, "organisation": person.organisation}
    form = RolesForm(request.POST or None, initial=held)
    if form.is_valid():
        try:
            actions.set_roles(person, by=request.user, today=today(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            messages.success(request, f"What {person.name} may do is changed.")
            return redirect("staff:list")
    context = {"form": form, "title": person.name, "button": "Save", "person": person}
    return render(request, "staff/form.html", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
@wants(Verb.MANAGE_USERS)
def deactivate(request: HttpRequest, row: int) -> HttpResponse:
    person = get_object_or_404(User, pk=row, is_active=True)
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.deactivate(person, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{person.name} can no longer sign in.")
            return redirect("staff:list")
    context = {"form": form, "title": f"Close the sign-in of {person.name}", "button": "Close sign-in"}
    return render(request, "staff/form.html", context, status=status_of(form))
