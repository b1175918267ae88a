"""A plan as CSV: a row an action, as the table shows it and with what hangs on it."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from django.http import HttpResponse

from areasend.records.models import ActionAgency, ActionPlan
from areasend.records.plan_facts import due_of
from areasend.records.plan_standing import ActionStanding, MeasureStanding
from areasend.rules.delivery.due import due_words
from areasend.web.plans.grouping import board_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
HEADER = (
    "Reference", "Priority", "Action", "Lead agencies", "Supporting agencies", "Roles", "People", "Term", "Board",
    "Dates", "Next date", "Status", "Since", "Why", "Per cent done", "Measures", "Last told on", "Last told",
)  # fmt: skip


def as_csv(plan: ActionPlan, standings: Iterable[ActionStanding], on: str) -> HttpResponse:
    """UTF-8 with its mark, so that spreadsheets read accents and dashes."""
    response = attached("\ufeff", "text/csv; charset=utf-8", f"{plan.slug}-{on}.csv")
    writer = csv.writer(response)
    writer.writerow(HEADER)
    writer.writerows([guarded(cell) for cell in row(one)] for one in standings)
    return response


def attached(content: str | bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def guarded(cell: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe."""
    return f"'{cell}" if cell.startswith(BEGINS_A_FORMULA) else cell


def row(one: ActionStanding) -> list[str]:
    action, status, board = one.action, one.status, board_of(one.action)
    leads, supports = (
        "; ".join(part.organisation.name for part in action.agencies.all() if part.part == kind)
        for kind in (ActionAgency.Part.LEAD, ActionAgency.Part.SUPPORTING)
    )
    dues = [due_of(date) for date in one.dates]
    return [
        action.reference,
        str(action.priority or ""),
        action.title,
        leads,
        supports,
        "; ".join(role.title for role in action.roles.all()),
        "; ".join(role.user.name for role in action.roles.all() if role.user),
        action.get_term_display(),
        str(board or ""),
        "; ".join(due_words(due, due.on) for due in dues),
        one.next_due.on.isoformat() if one.next_due else "",
        status.label,
        status.since.isoformat() if status.since else "",
        " ".join(status.because),
        "" if one.percent is None else str(one.percent),
        "; ".join(measure_words(measure) for measure in one.measures),
        one.last_note.on.isoformat() if one.last_note else "",
        one.last_note.text if one.last_note else "",
    ]


def measure_words(measure: MeasureStanding) -> str:
    return f"{measure.measure.text} ({measure.judged.because})"
