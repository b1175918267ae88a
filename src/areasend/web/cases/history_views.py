"""Who did what in a case, what each row was before, and who read the child's record."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from areasend.records.models import AuditEntry, Case, History
from areasend.web.cases.history_words import Names, deed, lines_of
from areasend.web.loaders import get_case_for_correction

PER_PAGE = 50


@require_GET
def history(request: HttpRequest, reference: str) -> HttpResponse:
    case = get_case_for_correction(request, reference)
    about = Q(case=case) | Q(case=None, person=case.person)
    page = Paginator(AuditEntry.objects.filter(about).select_related("by"), PER_PAGE).get_page(request.GET.get("page"))
    changes = changes_of(case, {number_of(entry) for entry in page})
    names = Names.of(case, [change for some in changes.values() for change in some])
    for entry in page:
        entry.deed = deed(entry, case)
        entry.changes = [line for change in changes.get(number_of(entry), []) for line in lines_of(change, names)]
    return render(request, "cases/history.html", {"case": case, "page": page, "reads": reads_of(case)})


def number_of(entry: AuditEntry) -> int:
    """The number that the history of the entry's action bears: its own, or that of the first of several."""
    return int(entry.detail.get("with", entry.pk))


def changes_of(case: Case, numbers: set[int]) -> dict[int, list[History]]:
    """The changes by those actions, without those of other cases that the same action changed."""
    found: dict[int, list[History]] = {}
    others = Q(table=Case._meta.db_table) & ~Q(row=case.pk)
    for change in History.objects.filter(audit_id__in=numbers).exclude(others):
        found.setdefault(change.audit_id, []).append(change)
    return found


def reads_of(case: Case) -> list[dict[str, Any]]:
    """Who opened the child's record, on which day and how often, the latest first."""
    by_day = case.person.reads.annotate(on=TruncDate("at")).order_by().values("by__name", "on")
    return list(by_day.annotate(times=Count("pk")).order_by("-on", "by__name")[:PER_PAGE])
