"""The advice behind a figure: what fell due in a span of days, in time or not."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse

from areasend.records.models import Advice
from areasend.rules import law
from areasend.web.components.tables import Column
from areasend.web.timeliness.measures import advice
from areasend.web.timeliness.scope import Scope

PER_PAGE = 100
COLUMNS = [Column(name) for name in ("Case", "Child or young person", "Asked of", "Due", "Received")]


def page(query: QueryDict, scope: Scope) -> dict[str, Any]:
    """Anything in the address that cannot be read counts as not said."""
    first, last = _day(query.get("first"), date(2000, 1, 1)), _day(query.get("last"), scope.on)
    source, met = query.get("source", ""), query.get("met", "") == "yes"
    judged = advice(scope).filter(pl.col("counted_on").is_between(first, last), pl.col("met") == met)
    if source:
        judged = judged.filter(pl.col("source") == source)
    found = Advice.objects.filter(pk__in=judged["advice"].to_list()).select_related("case__person").longest_first()
    rows = Paginator(found, PER_PAGE).get_page(query.get("page"))
    return {
        "rows": rows,
        "advice": [(one, label_of(one.source)) for one in rows],
        "columns": COLUMNS,
        "source": label_of(source),
        "met": met,
        "first": first,
        "last": last,
        "breadcrumbs": [("Advice within 6 weeks", reverse("timeliness:measure", args=["advice"]))],
    }


def label_of(source: str) -> str:
    known = law.advice_sources()
    return str(known[source]["label"]) if source in known else source


def _day(text: str | None, otherwise: date) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return otherwise
