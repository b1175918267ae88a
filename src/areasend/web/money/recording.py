"""The one way in which a form about money becomes an action: show, check, act, say so, go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from areasend.actions.refusal import Refused


def posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def trail(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Money", reverse("money:overview")), *more]


def record(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[..., Any],
    *,
    title: str,
    done: str,
    back: str,
    button: str = "Save",
    template: str = "money/form.html",
    **context: Any,
) -> HttpResponse:
    """Show `form`; on a good post call `act(**cleaned_data)` and go back. What the action refuses comes back beside the field it names."""
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(back)
    status = 422 if form.is_bound and form.errors else 200
    shown = {"form": form, "title": title, "button": button, "back": back, **context}
    return render(request, template, shown, status=status)
