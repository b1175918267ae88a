"""What every form and every one-button deed does alike, whatever its feature."""

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


def posted_with_files(request: HttpRequest) -> tuple[Any, Any]:
    """The same of a form that may carry files."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def status_of(form: forms.Form) -> int:
    """200 while a form is shown, 422 when it comes back with what is wrong."""
    return 422 if form.is_bound and form.errors else 200


def record(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[..., Any],
    *,
    template: str,
    done: str,
    back: str,
    onward: Callable[[Any], str] | None = None,
    **shown: Any,
) -> HttpResponse:
    """Show `form` on `template`; on a good post call `act(**cleaned_data)`, say `done` and go to `onward(result)`, else `back`, which is
    also where Cancel leads. What the action refuses comes back beside the field that it names."""
    if request.method == "POST" and form.is_valid():
        try:
            result = act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(onward(result) if onward else back)
    context = {"button": "Save", "form": form, "back": back, **shown}
    return render(request, template, context, status=status_of(form))


def attempt(request: HttpRequest, act: Callable[[], Any], done: str, to: str) -> HttpResponse:
    """For a button without fields: act and say so, or say why not."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(to)
