"""Waiting lists as facts for looking ahead (`areasend.forecast.waits`)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from areasend.records.models import WaitingList
from areasend.rules.waits import AIM

MONTHS = 12
SHOWN_DAYS = 730
WEEKS_A_MONTH = 365.25 / 12 / 7


class NoFlows(ValueError):
    """Nobody has said how many come and go; the message says what to record."""


def waits_inputs(found: WaitingList) -> dict[str, Any]:
    """Facts by `areasend.forecast.waits.inputs`: the list as it stood, and what came and went a week over up to a year before.

    Raises `NoFlows` where no month tells both."""
    rows = list(WaitingList.objects.same_list(found).filter(as_of__lte=found.as_of))
    told = [one for one in rows if one.referrals is not None and one.removals is not None][-MONTHS:]
    if not told:
        raise NoFlows(
            "To look ahead, one month at least must say how many were referred and how many were seen or taken off the list."
        )
    per_week = {
        name: sum(getattr(one, name) for one in told) / len(told) / WEEKS_A_MONTH for name in ("referrals", "removals")
    }
    return {
        "service": found.get_pathway_display(),
        "as_of": found.as_of.isoformat(),
        "ages": list(found.by_weeks),
        "waiting": found.waiting,
        "mean_weeks": _number(found.mean_weeks),
        "longest_weeks": found.longest_weeks,
        "referrals_per_week": round(per_week["referrals"], 3),
        "removals_per_week": round(per_week["removals"], 3),
        "target_weeks": found.target_weeks,
        "target_share": AIM,
        "source": found.source,
        "past": [_month(one) for one in rows if (found.as_of - one.as_of).days <= SHOWN_DAYS],
    }


def _month(one: WaitingList) -> dict[str, Any]:
    return {
        "month": f"{one.as_of:%Y-%m}",
        "waiting": one.waiting,
        "mean_weeks": _number(one.mean_weeks),
        "longest": one.longest_weeks,
        "over_18": one.over(18),
        "over_52": one.over(52),
        "seen": one.removals,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
