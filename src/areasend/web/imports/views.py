"""Bringing in a caseload: upload, look at what was found, import."""

from __future__ import annotations

import json
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from areasend.actions.caseload import jobs
from areasend.actions.refusal import Refused
from areasend.exchange.caseload.blanks import blank_csv, blank_workbook
from areasend.exchange.caseload.report import findings_csv, findings_xlsx
from areasend.exchange.caseload.templates import tables
from areasend.records.models import ImportRun
from areasend.rules.policies.access import Verb
from areasend.web.imports import reports
from areasend.web.imports.forms import UploadForm
from areasend.web.loaders import wants
from areasend.web.today import today

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOK = "caseload.xlsx"


@require_http_methods(["GET", "POST"])
@wants(Verb.IMPORT_RECORDS)
def start(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        uploaded = [(file.name, file) for file in given["files"]]
        try:
            run = jobs.ask(uploaded, by=request.user, today=today(), source=given["source"], team=given["team"])
        except Refused as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            return redirect("imports:run", run=run.pk)
    context = {"form": form, "templates": tables().values(), "workbook": WORKBOOK, "runs": reports.recent()}
    return render(request, "imports/start.html", context, status=422 if form.errors else 200)


@require_GET
@wants(Verb.IMPORT_RECORDS)
def show(request: HttpRequest, run: int) -> HttpResponse:
    """Progress while it runs, the report once it has ended."""
    found = get_object_or_404(ImportRun, pk=run)
    context = {"run": found, "files": reports.names(found), "back_link": None}
    if found.finished_at is None:
        waiting = {"why": reports.why_waiting(found, timezone.now())}
        return render(request, "imports/progress.html", {**context, **waiting})
    more = {
        "groups": reports.groups(found),
        "counts": reports.counts(found),
        "changes": reports.changes(found),
        "can_be_imported": reports.can_be_imported(found),
        "something_to_do": reports.something_to_do(found),
    }
    return render(request, "imports/report.html", {**context, **more})


@require_GET
@wants(Verb.IMPORT_RECORDS)
def progress(request: HttpRequest, run: int) -> HttpResponse:
    """The part of the page that moves. Once the run has ended, htmx is told to fetch the whole page."""
    found = get_object_or_404(ImportRun, pk=run)
    context = {"run": found, "why": reports.why_waiting(found, timezone.now())}
    response = render(request, "imports/moving.html", context)
    if found.finished_at:
        response["HX-Refresh"] = "true"
    return response


@require_GET
@wants(Verb.IMPORT_RECORDS)
def report(request: HttpRequest, run: int, ending: str) -> HttpResponse:
    found = get_object_or_404(ImportRun, pk=run)
    findings = reports.findings_of(found)
    made: dict[str, tuple[str, Callable[[], bytes | str]]] = {
        "csv": (CSV, lambda: findings_csv(findings)),
        "xlsx": (XLSX, lambda: findings_xlsx(findings, found.report.get("counts", {}))),
        "json": ("application/json", lambda: json.dumps(found.report, ensure_ascii=False)),
    }
    if ending not in made or found.finished_at is None:
        raise Http404("There is no such report.")
    kind, content = made[ending]
    return _download(content(), kind, f"import-{found.pk}.{ending}")


@require_POST
@wants(Verb.IMPORT_RECORDS)
def import_now(request: HttpRequest, run: int) -> HttpResponse:
    checked = get_object_or_404(ImportRun, pk=run)
    try:
        begun = jobs.import_now(checked, by=request.user, today=today())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("imports:run", run=checked.pk)
    return redirect("imports:run", run=begun.pk)


@require_GET
@wants(Verb.IMPORT_RECORDS)
def template(request: HttpRequest, name: str) -> HttpResponse:
    """One table as CSV, or all of them as a workbook, each with a row of examples."""
    if name == WORKBOOK:
        return _download(blank_workbook(), XLSX, WORKBOOK)
    table = tables().get(name.removesuffix(".csv"))
    if table is None or not name.endswith(".csv"):
        raise Http404("There is no such template.")
    return _download(blank_csv(table), CSV, name)


def _download(content: bytes | str, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
