"""A few documents in the cases of the officers whose sign-ins are shown: short texts, so that the list is not empty."""

from __future__ import annotations

import hashlib
from datetime import date

import numpy as np
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from areasend.demo import days
from areasend.demo.store.made import Made
from areasend.records.models import Case, Document

KINDS = (
    ("request", "Request form from the school", "request.txt", "decision", 0),
    ("evidence", "Family's own account", "our-views.txt", "views", 9),
    ("advice", "Advice from the school", "school-advice.txt", "advice", 60),
)
CASES_EACH = 8


def write(made: Made) -> int:
    """Documents for the oldest assessments under way of each shown officer; returns how many."""
    shown = np.flatnonzero(made.staff.is_shown & (made.staff.role == "officer")) + 1
    found: list[Document] = []
    for officer in shown.tolist():
        cases = Case.objects.filter(officer=officer, process="assessment", is_open=True).order_by("opened_on")
        for case in cases.select_related("person")[:CASES_EACH]:
            found += [_document(case, officer, made.until, *kind) for kind in KINDS]
    Document.objects.bulk_create(found)
    return len(found)


def _document(
    case: Case, officer: int, until: date, kind: str, title: str, filename: str, about: str, after: int
) -> Document:
    text = f"{title}\n\n{case.person.full_name} ({case.reference})\n\nInvented for a demo area; it says nothing about anyone. [{about}]\n"
    body = text.encode()
    digest = hashlib.sha256(body).hexdigest()
    name = f"{case.reference}/{digest}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(body))
    received = min(days.day(case.opened_on) + after, days.day(until) - 1).astype(object)
    return Document(
        case=case,
        kind=kind,
        title=title,
        received_on=received,
        file=name,
        filename=filename,
        media_type="text/plain",
        size=len(body),
        sha256=digest,
        recorded_by_id=officer,
    )
