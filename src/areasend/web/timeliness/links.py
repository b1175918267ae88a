"""From a figure to the list of the cases behind it."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from areasend.indicators.timeliness import BANDS, OLDEST, SIX_WEEKS, TWENTY_WEEKS
from areasend.records.facts import REVIEW_DECISIONS
from areasend.web.timeliness.scope import Scope

PLAN = {"process": "assessment", "fact": "plan.issued"}
REQUEST = {"process": "assessment", "fact": "request.received"}
REVIEW = {"process": "annual_review", "fact": ",".join(REVIEW_DECISIONS)}


def cases(scope: Scope, query: dict[str, str], first: date, last: date) -> str:
    """The Cases list of what `query` names, of this scope's team, where the fact fell from `first` to `last`."""
    days = {"fact_from": first.isoformat(), "fact_to": last.isoformat()}
    return f"{reverse('cases:list')}?{urlencode({'state': 'all', **query, **scope.query, **days})}"


def undecided(scope: Scope, first: date, last: date) -> str:
    """Requests still undecided though six weeks have passed."""
    overdue = scope.on - timedelta(SIX_WEEKS + 1)
    query = {**REQUEST, "next": "assessment/decide_whether_to_assess", "state": "open"}
    return cases(scope, query, first, min(last, overdue))


def aged(scope: Scope, band: str, *, assessed: bool = False) -> str:
    """Open requests and assessments of one band of age; "late": all past 20 weeks; "open": all. `assessed`: only those under assessment."""
    youngest, oldest = days_of(band)
    first = scope.on - timedelta(oldest) if oldest is not None else date(2000, 1, 1)
    stage = {"stage": "assessment.under_assessment"} if assessed else {}
    return cases(scope, {**REQUEST, **stage, "state": "open"}, first, scope.on - timedelta(youngest))


def days_of(band: str) -> tuple[int, int | None]:
    """Whole days since the request, from and to; None: without end."""
    if band in ("open", "late"):
        return (0 if band == "open" else TWENTY_WEEKS + 1), None
    ends = [*BANDS.values(), None]
    place = [*BANDS, OLDEST].index(band)
    return (BANDS[list(BANDS)[place - 1]] + 1 if place else 0), ends[place]


def advice(scope: Scope, first: date, last: date, *, met: bool, source: str = "") -> str:
    """The advice that fell due from `first` to `last`: that which came in time, or that which did not."""
    query = {"first": first.isoformat(), "last": last.isoformat(), "met": "yes" if met else "no", **scope.query}
    return f"{reverse('timeliness:advice')}?{urlencode({**query, 'source': source} if source else query)}"
