"""Places as a workbook, out and in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions.place_import import bring_in
from areasend.exchange.place_plan import writing
from areasend.exchange.place_plan.reading import Problem
from areasend.records.places import export as rows_of
from areasend.rules.policies.access import Verb
from areasend.web.components.tables import Column, Table
from areasend.web.loaders import wants
from areasend.web.places.forms import UploadForm
from areasend.web.places.views import crumbs
from areasend.web.today import today

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 5 * 1024 * 1024


def workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_PLACES)
def upload(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    shown: dict[str, object] = {"form": form, "breadcrumbs": crumbs()}
    if form.is_valid():
        file, is_dry_run = form.cleaned_data["file"], form.cleaned_data["is_dry_run"]
        if file.size > LARGEST:
            form.add_error("file", "The file is larger than 5 MB. Split it.")
        else:
            found = bring_in(file.name, file.read(), by=request.user, today=today(), is_dry_run=is_dry_run)
            shown |= {"found": found, "is_dry_run": is_dry_run, "table": problems_of(found.problems)}
    status = 422 if form.errors or shown.get("table") is not None else 200
    return render(request, "places/upload.html", shown, status=status)


def problems_of(problems: list[Problem]) -> Table | None:
    columns = [Column("Sheet"), Column("Row", numeric=True), Column("Column"), Column("What is wrong, and what to do")]
    rows = [[one.sheet or "File", one.number or "–", one.column or "–", one.words] for one in problems]
    return Table(columns, rows, "What is wrong in the file", caption_hidden=True) if rows else None


@require_GET
@wants(Verb.EDIT_PLACES)
def template(request: HttpRequest) -> HttpResponse:
    return workbook(writing.template(), "places-template")


@require_GET
@wants(Verb.EDIT_PLACES)
def export(request: HttpRequest) -> HttpResponse:
    return workbook(writing.write_places(rows_of.rows()), f"places-{today().isoformat()}")
