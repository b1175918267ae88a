"""How the forecast of all plans would fare with other settings, and with settings chosen at each origin by errors known then."""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.plans import errors, growing, joining
from areasend.forecast.plans.history import LAST_JANUARY, panel
from tests.backtest.tables import show

AHEAD = (1, 2, 3)
WEIGHTS = (0.0, 0.25, 0.5, 0.75, 1.0)
TRENDS = ("none", "three years", "five years", "all years")
USED = (0.5, "all years")
JUDGED_FROM = 2019


@cache
def growth(origin: int, ahead: int) -> Numbers:
    return growing.log_growth(panel(LAST_JANUARY), origin, ahead)


@cache
def joined(origin: int, trend: str) -> Numbers:
    known = panel(LAST_JANUARY)
    since = {"three years": origin - 3, "five years": origin - 5}
    up = 0.0 if trend == "none" else joining.trend(known, origin, since[trend]) if trend in since else None
    return joining.log_growth(known, origin, max(AHEAD), up)


@cache
def missed(origin: int, ahead: int, weight: float, trend: str) -> Numbers:
    """Absolute percentage errors by authority when growth weighs `weight`, and new plans grow by `trend`."""
    known = panel(LAST_JANUARY)
    chosen = growing.ready_pairs(known, origin, ahead)
    middle = weight * growth(origin, ahead) + (1 - weight) * joined(origin, trend)[:, ahead - 1]
    foretold = known.at("plans", origin) * np.exp(middle)
    return 100 * np.abs(foretold / known.at("plans", origin + ahead) - 1)[chosen]


def fixed(weight: float, trend: str, ahead: int, origins: range | None = None) -> float:
    judged = origins if origins is not None else range(JUDGED_FROM, LAST_JANUARY - ahead + 1)
    return float(np.concatenate([missed(origin, ahead, weight, trend) for origin in judged]).mean())


def chosen_then(origin: int, ahead: int) -> tuple[float, str]:
    """The settings whose errors over as many years were least on average of all origins whose truth was known at `origin`."""
    past = range(errors.FIRST_TRIED, origin - ahead + 1)
    return min(itertools.product(WEIGHTS, TRENDS), key=lambda one: fixed(*one, ahead, past))


def main() -> None:
    print("## Other settings, all plans\n")
    rows: list[list[object]] = [
        [
            f"growth weighs {weight:g}, new plans grow as in {trend}",
            *(f"{fixed(weight, trend, ahead):.2f}" for ahead in AHEAD),
        ]
        for weight, trend in ((1.0, "all years"), *((0.5, one) for one in TRENDS), *((0.0, one) for one in TRENDS))
    ]
    nested = []
    for ahead in AHEAD:
        parts = [
            missed(origin, ahead, *chosen_then(origin, ahead))
            for origin in range(JUDGED_FROM, LAST_JANUARY - ahead + 1)
        ]
        nested.append(f"{float(np.concatenate(parts).mean()):.2f}")
    rows.append(["**chosen at each origin by errors known then**", *nested])
    rows.append(["**as used**: 0.5, all years", *(f"**{fixed(*USED, ahead):.2f}**" for ahead in AHEAD)])
    show(
        f"Mean absolute percentage error with other settings, origins from {JUDGED_FROM}",
        ["years ahead", *map(str, AHEAD)],
        rows,
    )
    keep, rows = growing.KEEP, []
    for weight in (0.6, keep, 1.0):
        growing.KEEP = weight
        growth.cache_clear()
        missed.cache_clear()
        rows.append([f"{weight:g}", *(f"{fixed(1.0, 'all years', ahead):.2f}" for ahead in AHEAD)])
    growing.KEEP = keep
    show("Growth alone, by what a pair a year older weighs", ["weight", *map(str, AHEAD)], rows)
