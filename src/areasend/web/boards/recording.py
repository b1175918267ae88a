"""The one way in which a form of a board becomes an action: show, check, act, say so, go on."""

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
    back: str,
    onward: Callable[[Any], str] | None = None,
    button: str = "Save",
    template: str = "boards/form.html",
    **context: Any,
) -> HttpResponse:
    """Show `form`; on a good post call `act(**cleaned_data)` and go to `onward(result)`, else `back`. What the action refuses comes
    back beside the field that it names."""
    if request.method == "POST" and form.is_valid():
        try:
            result = act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(onward(result) if onward else back)
    shown = {"form": form, "title": title, "button": button, "back": back, **context}
    return render(request, template, shown, status=status_of(form))
