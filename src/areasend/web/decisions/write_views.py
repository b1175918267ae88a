"""Entries of the register: planned, recorded, decided, published, called in, settled, with their documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import decision as actions
from areasend.actions import evidence
from areasend.actions.refusal import Refused
from areasend.records.models import Decision, EvidenceUse
from areasend.rules.policies.access import Verb
from areasend.web.components.forms import BaseForm, DateField
from areasend.web.decisions.forms import AmendForm, OutcomeForm, PlanForm, RecordForm, SettleForm, today_of
from areasend.web.decisions.views import decision_of
from areasend.web.loaders import wants
from areasend.web.today import today


class PublishForm(BaseForm, forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    published_on = DateField(label="Published on")
    asks = {"published_on": "Enter the day of publication"}


class CallInForm(BaseForm, forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    called_in_on = DateField(label="Called in on")
    asks = {"called_in_on": "Enter the day on which it was called in"}


class DocumentForm(BaseForm, forms.Form):
    title = forms.CharField(label="Title", max_length=200)
    on = DateField(label="Of which day is it?")
    file = forms.FileField(label="File")
    asks = {"title": "Enter the title of the document", "on": "Enter the day of the document"}


def _record(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[..., Decision],
    *,
    title: str,
    done: str,
    button: str = "Save",
    shown: Decision | None = None,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            made = act(by=request.user, today=today(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("decisions:decision", reference=made.reference)
    listed = reverse("decisions:list")
    where = reverse("decisions:decision", args=[shown.reference]) if shown else listed
    trail = [("Decisions", listed)] + ([(shown.reference, where)] if shown else [])
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "title": title, "button": button, "back": where, "breadcrumbs": trail}
    return render(request, "decisions/form.html", context, status=status)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def plan(request: HttpRequest) -> HttpResponse:
    return _record(
        request,
        PlanForm(_sent(request)),
        lambda version=None, **given: actions.plan(**given),
        title="Plan a decision",
        done="It is in the forward plan.",
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def record(request: HttpRequest) -> HttpResponse:
    return _record(
        request,
        RecordForm(_sent(request), initial=today_of(today())),
        lambda version=None, **given: actions.record(**given),
        title="Record a decision",
        done="The decision is in the register.",
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def decide(request: HttpRequest, reference: str) -> HttpResponse:
    shown = decision_of(request, reference)
    return _record(
        request,
        OutcomeForm(_sent(request), initial={**today_of(today()), "version": shown.version}),
        lambda **given: actions.decide(shown, **given),
        title=f"What became of “{shown.title}”",
        done="The decision is in the register.",
        shown=shown,
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def amend(request: HttpRequest, reference: str) -> HttpResponse:
    shown = decision_of(request, reference)
    is_planned = shown.status == Decision.Status.PLANNED
    names = [*AmendForm.base_fields.keys() - {"because"}]
    return _record(
        request,
        AmendForm(_sent(request), is_planned=is_planned, initial={name: getattr(shown, name) for name in names}),
        lambda **given: actions.amend(shown, **given),
        title=f"Change {shown.reference}",
        done="The entry is changed.",
        shown=shown,
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    shown = decision_of(request, reference)
    return _record(
        request,
        PublishForm(_sent(request), initial={"published_on": today(), "version": shown.version}),
        lambda **given: actions.publish(shown, **given),
        title=f"Publish {shown.reference}",
        done="The decision is published. The days for call-in are counted from then on.",
        button="Publish",
        shown=shown,
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def call_in(request: HttpRequest, reference: str) -> HttpResponse:
    shown = decision_of(request, reference)
    return _record(
        request,
        CallInForm(_sent(request), initial={"called_in_on": today(), "version": shown.version}),
        lambda **given: actions.call_in(shown, **given),
        title=f"{shown.reference} is called in",
        done="The decision is called in. It has no effect until that is settled.",
        button="Note the call-in",
        shown=shown,
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def settle(request: HttpRequest, reference: str) -> HttpResponse:
    shown = decision_of(request, reference)
    return _record(
        request,
        SettleForm(_sent(request), initial={"settled_on": today(), "version": shown.version}),
        lambda **given: actions.settle(shown, **given),
        title=f"How the call-in of {shown.reference} ended",
        done="The call-in is settled.",
        shown=shown,
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def add_document(request: HttpRequest, reference: str) -> HttpResponse:
    shown = decision_of(request, reference)
    form = DocumentForm(_sent(request), request.FILES or None, initial={"on": today()})

    def act(file: Any, **given: Any) -> Decision:
        evidence.add(file=file, filename=file.name, kind="document", decision=shown, **given)
        return shown

    return _record(request, form, act, title="Add a document", done="The document is kept.", shown=shown)


@require_GET
@wants(Verb.VIEW_BOARD)
def document(request: HttpRequest, reference: str, row: int) -> FileResponse:
    """Always as a download: nothing that someone uploaded runs in this site's name."""
    shown = decision_of(request, reference)
    use = get_object_or_404(
        EvidenceUse.objects.select_related("file"), decision=shown, file_id=row, file__struck_on=None
    )
    try:
        file = use.file.file.open("rb")
    except FileNotFoundError as error:
        raise Http404("The file is not here.") from error
    return FileResponse(file, as_attachment=True, filename=use.file.filename, content_type=use.file.media_type)
