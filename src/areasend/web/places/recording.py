"""A form that takes one action and goes on, or says beside the field what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from areasend.actions.refusal import Refused


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, be it nothing at all; None where the form is only shown."""
    return request.POST if request.method == "POST" else None


def record(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[..., Any],
    *,
    title: str,
    done: str,
    back: str,
    button: str = "Save",
    onward: Callable[[Any], str] | None = None,
    **context: Any,
) -> HttpResponse:
    """`back`: where Cancel leads, and where it goes on to unless `onward` says otherwise."""
    if request.method == "POST" and form.is_valid():
        try:
            result = act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(onward(result) if onward else back)
    shown = {"form": form, "title": title, "button": button, "back": back, **context}
    return render(request, "places/form.html", shown, status=422 if form.is_bound and form.errors else 200)
