"""The one way in which a form of this part becomes an action: show, check, act, say so, go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from areasend.actions.refusal import Refused
from areasend.web.components.posting import status_of


def record(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[..., Any],
    *,
    title: str,
    done: str,
    to: str,
    button: str = "Save",
    template: str = "inspections/form.html",
    **context: Any,
) -> HttpResponse:
    """On a good post call `act(**cleaned_data)` and go to `to`; what the action refuses comes back beside the field that it names."""
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(to)
    shown = {"form": form, "title": title, "button": button, "back_to": to, **context}
    return render(request, template, shown, status=status_of(form))
