"""The one way in which a form of a plan becomes an action: show, check, act, say so, go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from areasend.actions.refusal import Refused
from areasend.web.components.posting import status_of


def record(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[..., Any],
    *,
    done: str,
    back: str,
    then: Callable[[Any], str] | None = None,
    **context: Any,
) -> HttpResponse:
    """Show `form`; on a good post call `act(**cleaned_data)` and go to `then(result)`, else `back`. What the action refuses comes back
    beside the field that it names. A post may name another page of ours to go back to (`next`).
    """
    if request.method == "POST" and form.is_valid():
        try:
            result = act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(then(result) if then else wanted(request) or back)
    given = {"button": "Save", "form": form, "back": back, "next": wanted(request), **context}
    return render(request, "plans/form.html", given, status=status_of(form))


def wanted(request: HttpRequest) -> str:
    """Where the post asked to go on, if it is a page of ours."""
    given = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(given, {request.get_host()}, require_https=request.is_secure())
    return given if is_ours else ""
