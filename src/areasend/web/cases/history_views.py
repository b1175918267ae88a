"""Who did what in a case, what each row was before, and who read the child's record."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from areasend.records.models import AuditEntry, History
from areasend.web.loaders import get_case_for_correction

PER_PAGE = 50


@require_GET
def history(request: HttpRequest, reference: str) -> HttpResponse:
    case = get_case_for_correction(request, reference)
    entries = AuditEntry.objects.filter(case=case).select_related("by")
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    changes: dict[int, list[History]] = {}
    for change in History.objects.filter(audit_id__in=[entry.pk for entry in page]):
        changes.setdefault(change.audit_id, []).append(change)
    for entry in page:
        entry.changes = [line for change in changes.get(entry.pk, []) for line in lines_of(change)]
    reads = case.person.reads.select_related("by")[:PER_PAGE]
    return render(request, "cases/history.html", {"case": case, "page": page, "reads": reads})


UNSHOWN = {"version"}


def lines_of(change: History) -> list[str]:
    """One line a changed column: what it was and what it became."""
    became = change.became or {}
    return [f"{name}: {was} → {became.get(name)}" for name, was in change.was.items() if name not in UNSHOWN]
