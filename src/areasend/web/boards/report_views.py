"""Termly progress reports: composed from a plan, introduced in words, published."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from areasend.actions import progress_report as actions
from areasend.records.models import ActionPlan, ProgressReport
from areasend.records.papers.frozen import report_paper
from areasend.records.papers.progress_report import introduction_of
from areasend.rules.policies.access import Verb, may
from areasend.web.boards.loaders import trail
from areasend.web.boards.recording import record
from areasend.web.components.forms import BaseForm, DateField
from areasend.web.components.paper_pdf import pdf_answer
from areasend.web.components.posting import attempt
from areasend.web.loaders import wants
from areasend.web.today import today

WORDS = {"rows": 8}


class ReportForm(BaseForm, forms.Form):
    plan = forms.ModelChoiceField(ActionPlan.objects.filter(closed_on=None), label="Plan", empty_label="Choose a plan")
    title = forms.CharField(label="Title", help_text="For example, Autumn term 2026", max_length=200)
    starts_on = DateField(label="First day of the term")
    ends_on = DateField(label="Last day of the term", help_text="The plan is shown as it stood on this day")
    introduction = forms.CharField(label="Introduction", required=False, widget=forms.Textarea(attrs=WORDS))
    asks = {
        "plan": "Choose the plan",
        "title": "Enter a title",
        "starts_on": "Enter the first day",
        "ends_on": "Enter the last day",
    }


class IntroductionForm(BaseForm, forms.Form):
    introduction = forms.CharField(label="Introduction", required=False, widget=forms.Textarea(attrs=WORDS))


def _trail(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return trail(("Progress reports", reverse("boards:reports")), *more)


@require_GET
@wants(Verb.VIEW_STRATEGY)
def reports(request: HttpRequest) -> HttpResponse:
    context = {
        "reports": ProgressReport.objects.select_related("plan"),
        "may_run": may(request.user.roles, Verb.PUBLISH),
        "breadcrumbs": trail(),
    }
    return render(request, "boards/reports.html", context)


@require_http_methods(["GET", "POST"])
@wants(Verb.PUBLISH)
def new(request: HttpRequest) -> HttpResponse:
    def act(plan: ActionPlan, **given: Any) -> ProgressReport:
        return actions.compose(plan, by=request.user, today=today(), **given)

    return record(
        request,
        ReportForm(request.POST if request.method == "POST" else None),
        act,
        title="Compose a progress report",
        done="The draft is composed from what is recorded. Read it, then publish it.",
        back=reverse("boards:reports"),
        onward=lambda made: reverse("boards:report", args=[made.pk]),
        button="Compose",
        breadcrumbs=_trail(),
    )


@require_GET
@wants(Verb.VIEW_STRATEGY)
def report(request: HttpRequest, row: int) -> HttpResponse:
    shown = get_object_or_404(ProgressReport.objects.select_related("plan"), pk=row)
    context = {
        "report": shown,
        "paper": report_paper(shown),
        "may_run": may(request.user.roles, Verb.PUBLISH),
        "breadcrumbs": _trail(),
    }
    return render(request, "boards/report.html", context)


@require_GET
@wants(Verb.VIEW_STRATEGY)
def pdf(request: HttpRequest, row: int) -> HttpResponse:
    shown = get_object_or_404(ProgressReport.objects.select_related("plan"), pk=row)
    name = f"{shown.plan.slug}-progress-{shown.ends_on.isoformat()}"
    return pdf_answer(request, report_paper(shown), name, timezone.localtime(shown.recorded_at))


@require_http_methods(["GET", "POST"])
@wants(Verb.PUBLISH)
def introduce(request: HttpRequest, row: int) -> HttpResponse:
    shown = get_object_or_404(ProgressReport, pk=row)
    where = reverse("boards:report", args=[row])
    initial = {"introduction": introduction_of(report_paper(shown))}
    return record(
        request,
        IntroductionForm(request.POST if request.method == "POST" else None, initial=initial),
        lambda **given: actions.introduce(shown, by=request.user, today=today(), **given),
        title="Introduction",
        done="The introduction is changed.",
        back=where,
        breadcrumbs=_trail((shown.title, where)),
    )


@require_POST
@wants(Verb.PUBLISH)
def publish(request: HttpRequest, row: int) -> HttpResponse:
    shown = get_object_or_404(ProgressReport.objects.select_related("plan"), pk=row)
    return attempt(
        request,
        lambda: actions.publish(shown, by=request.user, today=today()),
        "The report is published and stays as it is.",
        reverse("boards:report", args=[row]),
    )
