"""Which risks the register shows, in which order."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpResponse

from areasend.records.querysets.risk import RiskQuerySet
from areasend.records.risk_standing import RiskStanding, standings
from areasend.web.components.tables import Column

SOON = timedelta(weeks=4)
COLUMNS = [
    Column("Risk", sort="reference"),
    Column("Now", sort="score"),
    Column("Before"),
    Column("Aimed at"),
    Column("Trend"),
    Column("Owner", sort="owner"),
    Column("Board", sort="board"),
    Column("Review by", sort="review"),
]
ORDERS: dict[str, Callable[[RiskStanding], Any]] = {
    "reference": lambda one: one.risk.reference,
    "score": lambda one: (one.now.value, one.before.value),
    "owner": lambda one: one.risk.owner.lower(),
    "board": lambda one: one.risk.board.name.lower(),
    "review": lambda one: one.risk.review_on,
}
HEADER = (
    "Reference", "Kind", "Title", "Cause", "Event", "Effect", "Likelihood before", "Impact before", "Score before", "Likelihood now",
    "Impact now", "Score now", "Band", "Score aimed at", "Trend", "Owner", "Board", "Mitigation", "Action", "Raised on",
    "Last reviewed on", "Review by", "Before the board above", "Closed on", "Why closed",
)  # fmt: skip


def chosen(seen: RiskQuerySet, given: dict[str, Any], sort: str, on: date) -> list[RiskStanding]:
    """Filtered and in order; the gravest first unless another order is asked for."""
    found = [one for one in standings(_rows(seen, given, on), on) if _fits(one, given)]
    name, is_descending = sort.lstrip("-"), sort.startswith("-")
    if name not in ORDERS:
        name, is_descending = "score", True
    return sorted(found, key=ORDERS[name], reverse=is_descending)


def _rows(seen: RiskQuerySet, given: dict[str, Any], on: date) -> RiskQuerySet:
    found = {"closed": seen.exclude(closed_on=None), "all": seen}.get(given.get("state", ""), seen.open())
    if given.get("board"):
        found = found.of_board(given["board"])
    if given.get("owner"):
        found = found.filter(owner=given["owner"])
    if given.get("review"):
        found = found.due_for_review(on if given["review"] == "late" else on + SOON)
    for word in given.get("q", "").split():
        found = found.filter(
            Q(reference__iexact=word) | Q(title__icontains=word) | Q(event__icontains=word) | Q(cause__icontains=word)
        )
    return found


def _fits(one: RiskStanding, given: dict[str, Any]) -> bool:
    """What follows from the scores and from the answers."""
    up = given.get("up", "")
    asked = bool(one.risk.escalations_in_turn)
    is_up = {
        "": True,
        "waiting": one.open_escalation is not None,
        "answered": asked and one.open_escalation is None,
        "should": one.should_go_up,
    }
    return is_up[up] and given.get("band", "") in ("", one.band)


def as_csv(found: list[RiskStanding], on: date) -> HttpResponse:
    """UTF-8 with its mark, so that spreadsheets read accents and dashes."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="risks-{on.isoformat()}.csv"'
    writer = csv.writer(response)
    writer.writerow(HEADER)
    writer.writerows(_row(one) for one in found)
    return response


def _row(one: RiskStanding) -> list[object]:
    risk = one.risk
    up = f"{one.open_escalation.to_board}, {one.open_escalation.on.isoformat()}" if one.open_escalation else ""
    return [
        risk.reference, risk.get_kind_display(), risk.title, risk.cause, risk.event, risk.effect, one.before.likelihood,
        one.before.impact, one.before.value, one.now.likelihood, one.now.impact, one.now.value, one.band, risk.target_score or "",
        one.trend_words, risk.owner, risk.board.name, risk.mitigation, risk.action or "", risk.opened_on, one.reviewed_on or "",
        risk.review_on, up, risk.closed_on or "", risk.closed_because,
    ]  # fmt: skip
