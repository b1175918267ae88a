"""Waiting lists: what the inspectors found in 2022, and invented months since, in totals as a trust reports them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any

import yaml

from areasend.actions import waiting_list
from areasend.demo.above.known import Known

MONTHS = 18


def load(known: Known) -> None:
    told = yaml.safe_load((files(__package__) / "waits.yaml").read_text(encoding="utf-8"))
    for row in told["found"]:
        waiting_list.record(by=known.lead, today=known.until, **{**row, "mean_weeks": Decimal(str(row["mean_weeks"]))})
    for row in told["since"]:
        _months(known, row)


def _months(known: Known, row: dict[str, Any]) -> None:
    """Month ends up to the demo's day; waiting and mean go evenly from the first to the last, what comes and goes follows from them."""
    ends = _ends(known.until)
    before = row["waiting"][0]
    for place, day in enumerate(ends):
        part = place / (len(ends) - 1)
        waiting = round(row["waiting"][0] + (row["waiting"][1] - row["waiting"][0]) * part)
        mean = row["mean_weeks"][0] + (row["mean_weeks"][1] - row["mean_weeks"][0]) * part
        referrals = row["referrals"] + (7 * place) % 11 - 5
        waiting_list.record(
            by=known.lead,
            today=known.until,
            pathway=row["pathway"],
            service=row["service"],
            as_of=day,
            waiting=waiting,
            mean_weeks=Decimal(f"{mean:.1f}"),
            longest_weeks=row["longest_weeks"],
            referrals=referrals,
            removals=max(0, referrals - (waiting - before)),
            source=row["source"],
        )
        before = waiting


def _ends(until: date) -> list[date]:
    """The last days of the last whole months, the earliest first."""
    found = [until.replace(day=1) - timedelta(days=1)]
    while len(found) < MONTHS:
        found.append(found[-1].replace(day=1) - timedelta(days=1))
    return found[::-1]
