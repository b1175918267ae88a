"""The list as a file: exactly the cases that the page shows, all pages of them, in its order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_GET

from areasend.actions import download
from areasend.records.choices import Arrangement, Need
from areasend.records.models import ExceptionClaim, Placement
from areasend.records.querysets.case import CaseQuerySet
from areasend.rules import law
from areasend.rules.policies.access import Verb
from areasend.web.cases.listing.rows import MOVES
from areasend.web.cases.listing.selection import select
from areasend.web.components.spreadsheet import FORMS
from areasend.web.loaders import wants
from areasend.web.today import today

FETCHED = 2000
COLUMNS = {
    "Case": "reference",
    "Person": "person__reference",
    "Forename": "person__forename",
    "Known as": "person__known_as",
    "Surname": "person__surname",
    "Date of birth": "person__born_on",
    "UPN": "person__upn",
    "Process": "process",
    "Stage": "stage",
    "Stage since": "stage_since",
    "Whose move": "whose_move",
    "Next duty": "next_rule",
    "Next date": "next_due_on",
    "Last working day to act": "next_action_by",
    "Final date": "final_due_on",
    "Opened": "opened_on",
    "Ended": "ended_on",
    "Team": "team__name",
    "Officer": "officer__name",
    "Primary need": "person__primary_need",
    "Secondary need": "person__secondary_need",
    "Setting": "setting",
    "URN": "urn",
    "Exception claimed": "exception",
}
HEADER = [*COLUMNS, "Days past the next date", "Days past the final date"]


@require_GET
@wants(Verb.DOWNLOAD_CASES)
def download_cases(request: HttpRequest) -> HttpResponseBase:
    form = request.GET.get("format", "csv")
    if form not in FORMS:
        return HttpResponse("Ask for format=csv or format=xlsx.", status=400, content_type="text/plain")
    query = request.GET.copy()
    query.pop("format", None)
    found = select(query, request.user, today(), Verb.DOWNLOAD_CASES)
    download.record(by=request.user, query=found.query, rows=found.cases.order_by().count(), form=form)
    write, media_type = FORMS[form]
    response = StreamingHttpResponse(write(HEADER, rows(found.in_order, today())), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="cases-{today():%Y-%m-%d}.{form}"'
    return response


def rows(cases: CaseQuerySet, on: date) -> Iterator[list[Any]]:
    """A list for each case in the order of HEADER."""
    current = Placement.objects.filter(person=OuterRef("person"), is_main=True, until=None)
    claims = ExceptionClaim.objects.filter(case=OuterRef("pk"), withdrawn_on=None)
    shown = cases.annotate(
        setting=Subquery(current.values("setting__name")[:1]),
        urn=Subquery(current.values("setting__urn")[:1]),
        arrangement=Subquery(current.values("arrangement")[:1]),
        exception=Exists(claims),
    ).values(*COLUMNS.values(), "is_open", "arrangement")
    for case in shown.iterator(chunk_size=FETCHED):
        yield _said(case, on)


def _said(case: dict[str, Any], on: date) -> list[Any]:
    """Codes in words, as the page shows them."""
    process = law.process(case["process"])
    rule = case["next_rule"]
    case |= {
        "process": process.label,
        "stage": process.stage(case["stage"]).label if case["stage"] else "",
        "whose_move": MOVES.get(case["whose_move"], ""),
        "next_rule": law.clock(rule).label if rule else "",
        "person__primary_need": _need(case["person__primary_need"]),
        "person__secondary_need": _need(case["person__secondary_need"]),
        "setting": case["setting"] or (Arrangement(case["arrangement"]).label if case["arrangement"] else ""),
        "exception": "Yes" if case["exception"] else "",
    }
    late = [_past(case["next_due_on"], on), _past(case["final_due_on"], on) if case["is_open"] else None]
    return [*(case[column] for column in COLUMNS.values()), *late]


def _need(code: str) -> str:
    return str(Need(code).label) if code else ""


def _past(due: date | None, on: date) -> int | None:
    return (on - due).days if due and due < on else None
