"""Record a waiting list, take one back: each form one action."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from areasend.actions import waiting_list
from areasend.actions.refusal import Refused
from areasend.records.models import WaitingList
from areasend.rules.policies.access import Verb
from areasend.web.loaders import wants
from areasend.web.today import today
from areasend.web.waits.forms import RecordForm, WithdrawForm

TRAIL = [("Looking ahead", "outlook:home"), ("Waits", "waits:overview")]


def trail() -> list[tuple[str, str]]:
    return [(label, reverse(name)) for label, name in TRAIL]


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_FORECAST)
def record(request: HttpRequest) -> HttpResponse:
    first = {"target_weeks": 18, **{name: request.GET[name] for name in ("pathway", "service") if name in request.GET}}
    form = RecordForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            made = waiting_list.record(by=request.user, today=today(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, "The list is recorded.")
            return redirect("waits:list", pk=made.pk)
    return _page(request, form, "Record a waiting list", "Save")


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_FORECAST)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(WaitingList.objects.standing(), pk=pk)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            waiting_list.withdraw(found, by=request.user, today=today(), because=form.cleaned_data["because"])
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, "The list is taken back.")
            return redirect("waits:overview")
    return _page(request, form, "Take a list back", "Take it back", found)


def _page(
    request: HttpRequest, form: object, title: str, button: str, found: WaitingList | None = None
) -> HttpResponse:
    shown = {"form": form, "title": title, "button": button, "list": found, "breadcrumbs": trail()}
    is_wrong = bool(getattr(form, "is_bound", False) and getattr(form, "errors", None))
    return render(request, "waits/form.html", shown, status=422 if is_wrong else 200)
