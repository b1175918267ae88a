"""The register of formal decisions: what was decided, what is to come, and whether it may still be called in."""

from __future__ import annotations

import csv
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from areasend.records.board_standing import called_in
from areasend.records.models import Decision, EvidenceUse
from areasend.rules.policies.access import Verb, may
from areasend.web.components.tables import Column
from areasend.web.decisions.forms import FilterForm
from areasend.web.loaders import wants
from areasend.web.today import today

PAGE = 50
COLUMNS = [
    Column("Decision"),
    Column("By whom", sort="maker"),
    Column("When", sort="when"),
    Column("What became of it"),
    Column("In effect"),
]
STATES = {"open": ("Open to call-in", "yellow"), "suspended": ("Called in", "red"), "effective": ("In effect", "green")}
HEADER = ["Reference", "Decision", "By whom", "Planned", "Decided", "Published", "Status", "Key decision",
          "Call-in ends", "In effect from", "What was decided", "Report", "Author", "Contact", "Interests"]  # fmt: skip


def decision_of(request: HttpRequest, reference: str) -> Decision:
    seen = Decision.objects.allowed(request.user, Verb.VIEW_BOARD).select_related(
        "board", "meeting", "item", "priority__strategy"
    )
    found: Decision = get_object_or_404(seen, reference=reference)
    return found


def effect(decision: Decision) -> dict[str, Any]:
    """Where it stands in its call-in, in a word, a colour and a sentence; empty while it is not published."""
    found = called_in(decision, today())
    if found is None:
        return {}
    word, colour = STATES[found.state]
    if decision.call_in == Decision.CallIn.REFERRED_BACK:
        word, colour = "Sent back", "orange"
    return {"word": word, "colour": colour, "rule": found}


def _wanted(request: HttpRequest) -> tuple[FilterForm, Any]:
    seen = Decision.objects.allowed(request.user, Verb.VIEW_BOARD)
    makers = sorted(set(seen.order_by().values_list("maker", flat=True)))
    form = FilterForm(request.GET, makers=makers)
    rows = form.narrowed(seen)
    sort = request.GET.get("sort", "")
    order = {"maker": "maker", "when": "decided_on"}.get(sort.lstrip("-"))
    if order:
        rows = rows.order_by(f"-{order}" if sort.startswith("-") else order, "-pk")
    return form, rows


@require_GET
@wants(Verb.VIEW_BOARD)
def register(request: HttpRequest) -> HttpResponse:
    form, rows = _wanted(request)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    planned = Decision.objects.allowed(request.user, Verb.VIEW_BOARD).planned().filter(planned_on__gte=today())[:5]
    context = {
        "form": form,
        "rows": page,
        "shown": [(one, effect(one)) for one in page],
        "planned": planned,
        "columns": COLUMNS,
        "today": today(),
        "query": request.GET.urlencode(),
        "may_run": may(request.user.roles, Verb.RUN_BOARD),
    }
    return render(request, "decisions/list.html", context)


@require_GET
@wants(Verb.VIEW_BOARD)
def download(request: HttpRequest) -> HttpResponse:
    _, rows = _wanted(request)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="decisions-{today().isoformat()}.csv"'
    writer = csv.writer(answer)
    writer.writerow(HEADER)
    writer.writerows(_row(one) for one in rows)
    return answer


def _row(one: Decision) -> list[Any]:
    rule = called_in(one, today())
    return [
        one.reference, one.title, one.maker, one.planned_on or "", one.decided_on or "", one.published_on or "",
        one.get_status_display(), "Yes" if one.is_key else "No", (rule and rule.ends_on) or "",
        (rule and rule.effective_on) or "", one.text, one.report_title, one.report_author, one.contact, one.interests,
    ]  # fmt: skip


@require_GET
@wants(Verb.VIEW_BOARD)
def decision(request: HttpRequest, reference: str) -> HttpResponse:
    shown = decision_of(request, reference)
    uses = EvidenceUse.objects.filter(decision=shown, file__struck_on=None).select_related("file")
    context = {
        "decision": shown,
        "effect": effect(shown),
        "documents": uses,
        "today": today(),
        "may_run": may(request.user.roles, Verb.RUN_BOARD),
        "breadcrumbs": [("Decisions", "/improvement/decisions/")],
    }
    return render(request, "decisions/decision.html", context)
