"""The termly report on the block: composed, read, downloaded, published."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from areasend.actions import money_report as actions
from areasend.actions.refusal import Refused
from areasend.documents.paper import Heading, Paper, Table, plain
from areasend.exchange.ledger import workbook as workbooks
from areasend.records.models import MoneyReport
from areasend.records.papers.frozen import thaw
from areasend.rules.policies.access import Verb, may
from areasend.web.components.paper_pdf import pdf_answer
from areasend.web.components.posting import posted
from areasend.web.loaders import wants
from areasend.web.money.band_views import XLSX
from areasend.web.money.forms import PutForm, ReportForm
from areasend.web.money.recording import record, trail
from areasend.web.money.views import rights
from areasend.web.today import today


@require_GET
@wants(Verb.VIEW_MONEY)
def reports(request: HttpRequest) -> HttpResponse:
    shown = {"reports": MoneyReport.objects.select_related("recorded_by"), "breadcrumbs": trail(), **rights(request)}
    return render(request, "money/reports.html", shown)


@require_http_methods(["GET", "POST"])
@wants(Verb.EDIT_MONEY)
def new(request: HttpRequest) -> HttpResponse:
    back = reverse("money:reports")
    return record(
        request,
        ReportForm(posted(request)),
        lambda **given: actions.compose(by=request.user, today=today(), **given),
        title="Compose the termly report",
        done="The report is composed from what is recorded. Read it, then publish it.",
        back=back,
        button="Compose",
        breadcrumbs=trail(("Reports", back)),
    )


@require_GET
@wants(Verb.VIEW_MONEY)
def report(request: HttpRequest, row: int) -> HttpResponse:
    held = get_object_or_404(MoneyReport, pk=row)
    shown = {
        "report": held,
        "paper": thaw(held.paper),
        "may_put": held.published_on is not None and may(request.user.roles, Verb.RUN_BOARD),
        "items": held.items.select_related("meeting__board"),
        "may_see_boards": may(request.user.roles, Verb.VIEW_BOARD),
        "breadcrumbs": trail(("Reports", reverse("money:reports"))),
        **rights(request),
    }
    return render(request, "money/report.html", shown)


@require_GET
@wants(Verb.VIEW_MONEY)
def pdf(request: HttpRequest, row: int) -> HttpResponse:
    held = get_object_or_404(MoneyReport, pk=row)
    return pdf_answer(
        request, thaw(held.paper), f"high-needs-{held.as_at.isoformat()}", timezone.localtime(held.recorded_at)
    )


@require_GET
@wants(Verb.VIEW_MONEY)
def workbook(request: HttpRequest, row: int) -> HttpResponse:
    """The tables of the report, a sheet each, in their order."""
    held = get_object_or_404(MoneyReport, pk=row)
    response = HttpResponse(workbooks.write(sheets_of(thaw(held.paper))), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="high-needs-{held.as_at.isoformat()}.xlsx"'
    return response


def sheets_of(paper: Paper) -> list[workbooks.Sheet]:
    contents = [(block.text,) for block in paper.blocks if isinstance(block, Heading)]
    first = workbooks.Sheet("Contents", (f"{paper.title}, {paper.area}, {paper.as_at.isoformat()}",), contents)
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    return [first, *(_sheet(table) for table in tables)]


def _sheet(table: Table) -> workbooks.Sheet:
    rows = [tuple(plain(cell) for cell in row) for row in table.rows]
    return workbooks.Sheet(table.caption, tuple(column.label for column in table.columns), rows, table.note)


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def put(request: HttpRequest, row: int) -> HttpResponse:
    """On to the agenda of a meeting; the pack then holds the report."""
    if not may(request.user.roles, Verb.VIEW_MONEY):
        raise PermissionDenied
    held = get_object_or_404(MoneyReport, pk=row)
    back = reverse("money:report", args=[row])
    return record(
        request,
        PutForm(posted(request), on=today(), initial={"title": held.title, "purpose": "discuss"}),
        lambda **given: actions.put_to_board(held, by=request.user, today=today(), **given),
        title=f"Put “{held.title}” in a board pack",
        done="It is on the agenda. Make the pack when the agenda is complete.",
        back=back,
        button="Put it in the pack",
        breadcrumbs=trail(("Reports", reverse("money:reports")), (held.title, back)),
    )


@require_POST
@wants(Verb.EDIT_MONEY)
def publish(request: HttpRequest, row: int) -> HttpResponse:
    held = get_object_or_404(MoneyReport, pk=row)
    try:
        actions.publish(held, by=request.user, today=today())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "The report is published and stays as it is.")
    return redirect("money:report", row=row)
