"""The one way in which a form of a case becomes an action: show, check, act, say so, go back to the case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from areasend.actions.refusal import Refused
from areasend.records.models import Case
from areasend.web.components.posting import status_of


def record(
    request: HttpRequest,
    case: Case,
    form: forms.Form,
    act: Callable[..., Any],
    *,
    title: str,
    done: str,
    button: str = "Save",
    template: str = "cases/form.html",
    **context: Any,
) -> HttpResponse:
    """Show `form`; on a good post call `act(**cleaned_data)`. What the action refuses comes back beside the field that it names;
    where it gives a case, that one is shown next.
    """
    if request.method == "POST" and form.is_valid():
        try:
            result = act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("cases:case", reference=result.reference if isinstance(result, Case) else case.reference)
    return render(
        request,
        template,
        {"case": case, "form": form, "title": title, "button": button, **context},
        status=status_of(form),
    )
