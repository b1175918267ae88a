"""The answer about a waiting list: how many will wait, how long, how many over 18 and 52 weeks, and what more appointments change."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np

from areasend.forecast.bands import bands
from areasend.forecast.outcome import Outcome, Series, Step
from areasend.forecast.waits import words
from areasend.forecast.waits.lines import Plan, added, flow, plan
from areasend.forecast.waits.months import Months, by_month

MODEL = "waits"
STEP_DRAWS = 100
TODAY: dict[str, Any] = {"extra_slots": 0, "missed_then": None}
STEPS = {
    "referrals": ("Referrals", ("referrals_change", "referrals_growth")),
    "missed": ("Appointments missed", ("missed_then",)),
    "slots": ("More appointments", ("extra_slots",)),
}
SERIES = (
    ("waiting", "Children waiting", "children at the month's end", "waiting"),
    ("mean_wait", "Mean wait of those waiting", "weeks since referral, at the month's end", "mean_weeks"),
    ("longest", "Longest wait", "weeks since referral, at the month's end", "longest"),
    ("over_18", "Waiting 18 weeks or more", "children at the month's end", "over_18"),
    ("over_52", "Waiting 52 weeks or more", "children at the month's end", "over_52"),
    ("within", "Waiting less than the target", "per cent of those waiting", "within"),
    ("seen", "Children seen", "children in the month", "seen"),
    ("seen_within", "Seen within the target", "per cent of those seen in the month", "seen_within"),
)


def run(inputs: dict[str, Any], params: dict[str, Any], *, seed: int, draws: int) -> Outcome:
    """Look ahead from the list `inputs` under `params`, `draws` times. Raises `BadInputs`, `BadParams`."""
    made = plan(inputs, params)
    months = months_of(made, seed, draws)
    return Outcome(
        model=MODEL,
        summary=words.summary(made, months, cost(made)),
        series=_series(made, months),
        steps=_steps(made, seed, min(draws, STEP_DRAWS)),
        assumptions=words.assumptions(made),
        seed=seed,
        draws=draws,
        cautions=words.cautions(made, months),
        figures=_figures(made, months),
    )


def months_of(made: Plan, seed: int, draws: int) -> Months:
    return by_month(flow(made, seed, draws), made.first)


def cost(made: Plan) -> Decimal:
    """Cost in pounds of the appointments added, until the end of the look ahead."""
    slots = Decimal(str(float(added(made.params).sum())))
    return (slots * Decimal(str(made.params["slot_cost"]))).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _series(made: Plan, months: Months) -> tuple[Series, ...]:
    past = made.inputs.get("past", [])
    found = []
    for key, label, unit, field in SERIES:
        before = tuple((one["month"], float(one[field])) for one in past if one.get(field) is not None)
        found.append(Series(key, label, unit, months.names, bands(getattr(months, field)), before))
    return tuple(found)


def _steps(made: Plan, seed: int, draws: int) -> tuple[Step, ...]:
    """What each change adds to the number waiting at the end, one after another from today's referrals and appointments."""
    chosen = made.params
    now = chosen | TODAY | {"referrals_change": 0, "referrals_growth": 0}
    waiting = _at_end(made.inputs, now, seed, draws)
    found = [
        Step(
            "as_now",
            "As things are",
            waiting,
            "children waiting at the end",
            f"As things are {waiting:,.0f} would wait.",
        )
    ]
    for key, (label, names) in STEPS.items():
        after = now | {name: chosen[name] for name in names}
        then = waiting if after == now else _at_end(made.inputs, after, seed, draws)
        change = then - waiting
        said = (
            "no change"
            if abs(change) < 0.5
            else f"{abs(change):,.0f} {'more' if change > 0 else 'fewer'} waiting at the end"
        )
        found.append(Step(key, label, change, "children waiting at the end", f"{label}: {said}."))
        now, waiting = after, then
    return tuple(found)


def _at_end(inputs: dict[str, Any], params: dict[str, Any], seed: int, draws: int) -> float:
    return float(np.median(months_of(plan(inputs, params), seed, draws).waiting[:, -1]))


def _figures(made: Plan, months: Months) -> dict[str, Any]:
    ages = np.arange(len(made.start)) + 0.5
    waiting = int(made.start.sum())
    return {
        "waiting_now": waiting,
        "mean_now": round(float(made.start @ ages / waiting), 1) if waiting else 0.0,
        "longest_now": int(np.flatnonzero(made.start).max(initial=0)),
        "over_18_now": int(made.start[18:].sum()),
        "over_52_now": int(made.start[52:].sum()),
        "within_now": round(100 * float(made.start[: made.target].sum()) / waiting, 1) if waiting else 100.0,
        "waiting_at_end": round(float(np.median(months.waiting[:, -1]))),
        "over_52_at_end": round(float(np.median(months.over_52[:, -1]))),
        "within_at_end": round(float(np.median(months.within[:, -1])), 1),
        "slots_now": round(float(made.slots[0] - added(made.params)[0]), 1),
        "target_weeks": made.target,
        "cost": str(cost(made)),
    }
