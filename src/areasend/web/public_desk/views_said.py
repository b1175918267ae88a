"""You said, we did: written, published, taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from areasend.actions import said_did
from areasend.actions.refusal import Refused
from areasend.records.models import SaidDid
from areasend.rules.policies.access import Verb
from areasend.web.loaders import wants
from areasend.web.public_desk.forms import BecauseForm, SaidForm
from areasend.web.public_desk.views_questions import crumbs
from areasend.web.today import today


def _crumbs() -> list[tuple[str, str]]:
    return crumbs(("You said, we did", reverse("public_desk:said_did")))


@require_GET
@wants(Verb.ANSWER_PUBLIC)
def entries(request: HttpRequest) -> HttpResponse:
    found = SaidDid.objects.select_related("action", "question")
    return render(request, "public_desk/said_did.html", {"entries": found, "breadcrumbs": crumbs()})


@require_http_methods(["GET", "POST"])
@wants(Verb.ANSWER_PUBLIC)
def record(request: HttpRequest) -> HttpResponse:
    form = SaidForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            said_did.record(by=request.user, today=today(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            messages.success(request, "It is kept. Nobody outside sees it until you publish it.")
            return redirect("public_desk:said_did")
    return _form(request, form, "Add what you heard", _crumbs())


@require_http_methods(["GET", "POST"])
@wants(Verb.ANSWER_PUBLIC)
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(SaidDid, pk=pk)
    initial = {name: getattr(found, name) for name in said_did.FIELDS}
    form = SaidForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            said_did.amend(found, by=request.user, today=today(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            messages.success(request, "It is changed.")
            return redirect("public_desk:said_did")
    return _form(request, form, "Change it", _crumbs())


@require_POST
@wants(Verb.ANSWER_PUBLIC)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        said_did.publish(get_object_or_404(SaidDid, pk=pk), by=request.user, today=today())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "It is published.")
    return redirect("public_desk:said_did")


@require_http_methods(["GET", "POST"])
@wants(Verb.ANSWER_PUBLIC)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(SaidDid, pk=pk)
    form = BecauseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            said_did.withdraw(found, by=request.user, today=today(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "It is no longer shown.")
            return redirect("public_desk:said_did")
    return _form(request, form, "Take it back", _crumbs())


def _form(request: HttpRequest, form: Any, title: str, way: list[tuple[str, str]]) -> HttpResponse:
    shown = {"form": form, "title": title, "breadcrumbs": way}
    return render(request, "public_desk/form.html", shown, status=422 if form.is_bound and form.errors else 200)
