"""The one way in which a form becomes an action here: show, check, act, say so, go on; and what happens when somebody was faster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from areasend.actions.refusal import Refused, Stale
from areasend.web.components.posting import status_of

Answer = Callable[[forms.Form], HttpResponse]


def record(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[..., Any],
    *,
    title: str,
    done: str,
    to: str | Callable[[Any], str],
    button: str = "Save",
    template: str = "evaluation/form.html",
    stale: Answer | None = None,
    **context: Any,
) -> HttpResponse:
    """On a good post call `act(**cleaned_data)` and go to `to`. `stale` answers where somebody changed it since it was opened."""
    if request.method == "POST" and form.is_valid():
        try:
            result = act(**form.cleaned_data)
        except Refused as refusal:
            if stale and isinstance(refusal, Stale):
                return stale(form)
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(to(result) if callable(to) else to)
    crumbs = context.get("breadcrumbs") or [("", "")]
    back = to if isinstance(to, str) else crumbs[-1][1]
    shown = {"form": form, "title": title, "button": button, "back": back, **context}
    return render(request, template, shown, status=status_of(form))
