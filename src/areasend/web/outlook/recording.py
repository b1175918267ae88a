"""The one way in which a form about a scenario becomes an action: show, check, act, say so, go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from areasend.actions.refusal import Refused
from areasend.records.models import Scenario

Onward = Callable[[Any], str]


def record(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[..., Any],
    *,
    title: str,
    done: str,
    onward: Onward,
    back: str,
    button: str = "Save",
    template: str = "outlook/form.html",
    **context: Any,
) -> HttpResponse:
    """Show `form`; on a good post call `act(**cleaned_data)` and go to `onward(result)`. A refusal comes back beside its field."""
    if request.method == "POST" and form.is_valid():
        try:
            result = act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(onward(result))
    shown = {"form": form, "title": title, "button": button, "back": back, "breadcrumbs": crumbs(), **context}
    return render(request, template, shown, status=422 if form.is_bound and form.errors else 200)


def said(request: HttpRequest, act: Callable[[], Any], done: str, onward: str) -> HttpResponse:
    """For a button alone: a refusal is told on the page that comes."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(onward)


def crumbs(scenario: Scenario | None = None) -> list[tuple[str, str]]:
    trail = [("Looking ahead", reverse("outlook:home")), ("Scenarios", reverse("outlook:scenarios"))]
    return [*trail, (scenario.title, address(scenario))] if scenario else trail


def address(scenario: Scenario) -> str:
    return reverse("outlook:scenario", args=[scenario.pk])
