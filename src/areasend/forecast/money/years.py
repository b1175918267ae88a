"""The year under way and those after it, drawn many times: income, spending, balance with and without measures. In pounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from areasend.forecast.money import growth as growing
from areasend.forecast.money.growth import growth_of_year
from areasend.forecast.money.inputs import Inputs
from areasend.forecast.money.outturn import (
    NOT_GROWING,
    LineOutturn,
    Outturn,
    counted_measures,
    drift_share,
    saved,
)
from areasend.forecast.seeds import stream
from areasend.rules.money.year import FinancialYear

Draws = NDArray[np.float64]
FEES = frozenset({"FEES-IND", "FEES-P16"})
PRICED_AS_FEES = FEES | {"TRANSPORT"}
STILL = frozenset({"PLACES", "IN-IMPEX"})
"""Neither grows with plans nor with prices by itself: places are set by decision, the adjustment by the DfE."""


@dataclass(frozen=True)
class Futures:
    """Arrays of shape (draws, years); the first year is the one under way. `central`: the same years without chance, by line."""

    periods: tuple[str, ...]
    income: Draws
    spend: Draws
    balance: Draws
    mitigated: Draws
    saving: Draws


@dataclass(frozen=True)
class Chance:
    """What is drawn: yearly rates as shares, shape (draws, years after this one); and this year's, shape (draws,)."""

    growth_now: Draws
    growth: Draws
    fees: Draws
    rates: Draws
    mix: Draws
    allocation: Draws
    delivery: Draws


def futures(inputs: Inputs, now: Outturn, params: dict[str, Any], seed: int, draws: int) -> Futures:
    years = _years(inputs.year, int(params["years"]))
    luck = chance(inputs, params, seed, draws)
    spend, income = np.zeros((draws, len(years))), np.zeros((draws, len(years)))
    for one in now.lines:
        target = income if one.facts.line.is_income else spend
        target += _line(one, inputs, params, luck, seed)
    saving = _savings(inputs, params, years, luck.delivery)
    opening = inputs.opening / 100
    return Futures(
        periods=tuple(map(str, years)),
        income=income,
        spend=spend,
        balance=opening + np.cumsum(income - spend, axis=1),
        mitigated=opening + np.cumsum(income - spend + saving, axis=1),
        saving=saving,
    )


def _years(first: FinancialYear, count: int) -> list[FinancialYear]:
    return [FinancialYear(first.first + number) for number in range(count + 1)]


def chance(inputs: Inputs, params: dict[str, Any], seed: int, draws: int) -> Chance:
    """One stream a step: growth strays for good, prices stray for good, each year a little besides."""
    later = int(params["years"])

    def stray(name: str, doubt: str) -> Draws:
        random = stream(seed, "money", name)
        lasting, passing = random.standard_normal((draws, 1)), random.standard_normal((draws, later))
        return np.asarray((lasting * 0.9 + passing * 0.45) * float(params[doubt]) / 100)

    start, strays = growing.strays(inputs, params, seed, draws)
    delivered = stream(seed, "money", "delivery").standard_normal(draws) * float(params["delivery_doubt"]) / 100
    return Chance(
        growth_now=growth_of_year(inputs, params) / 100 + start,
        growth=growing.middle(inputs, params) + strays,
        fees=float(params["fee_inflation"]) / 100 + stray("fees", "inflation_doubt"),
        rates=float(params["rate_inflation"]) / 100 + stray("rates", "inflation_doubt"),
        mix=float(params["mix_shift"]) / 100 + stray("mix", "mix_doubt"),
        allocation=float(params["allocation_growth"]) / 100 + stray("allocation", "allocation_doubt"),
        delivery=np.clip(float(params["delivery"]) / 100 + delivered, 0, 1.5),
    )


def _line(one: LineOutturn, inputs: Inputs, params: dict[str, Any], luck: Chance, seed: int) -> Draws:
    """A line's years, shape (draws, years): this one around its central forecast, the later ones from where it ends."""
    this = _this_year(one, inputs, params, luck, seed)
    base = _base(one, inputs, params, luck)
    grown = _factors(one.code, params, luck)
    return np.column_stack([this, base[:, None] * np.cumprod(grown, axis=1)])


def _this_year(one: LineOutturn, inputs: Inputs, params: dict[str, Any], luck: Chance, seed: int) -> Draws:
    """What is still to come strays by the unevenness of its months; growth strays with the draw of growth."""
    draws = len(luck.growth_now)
    ahead = one.forecast - one.actual - one.growth
    taken = growth_of_year(inputs, params) / 100
    per_point = _growth_of_one_point(one, inputs)
    growing = one.growth / 100 + per_point * (luck.growth_now - taken)
    uneven = stream(seed, "money", "months", one.code).standard_normal(draws) * float(params["month_noise"]) / 100
    certain = one.facts.line.is_income or one.code in NOT_GROWING
    spread = 0.0 if certain else 1 / np.sqrt(max(inputs.months_left, 1))
    return np.asarray((one.actual + ahead) / 100 + growing + ahead / 100 * uneven * spread)


def _growth_of_one_point(one: LineOutturn, inputs: Inputs) -> float:
    """Pounds that growth of 100% a year would add to what is left of this year."""
    if one.facts.line.basis != "commitment" or one.code in NOT_GROWING:
        return 0.0
    ahead = one.facts.committed[inputs.closed :]
    return sum(pence * (2 * n + 1) / 24 for n, pence in enumerate(ahead)) / 100


def _base(one: LineOutturn, inputs: Inputs, params: dict[str, Any], luck: Chance) -> Draws:
    """What a whole year costs as this one ends."""
    draws = len(luck.growth_now)
    if one.facts.line.basis != "commitment":
        return np.full(draws, one.forecast / 100)
    exit_cost = one.facts.exit / 100 * (1 + float(drift_share(one.facts, params)))
    share = 0 if one.code in NOT_GROWING else inputs.months_left / 12
    return np.asarray(exit_cost * (1 + luck.growth_now * share))


def _factors(code: str, params: dict[str, Any], luck: Chance) -> Draws:
    """By how much each later year is above the one before, shape (draws, years after); the first starts from the exit."""
    still = np.ones_like(luck.growth)
    if code == "IN-ALLOC":
        return 1 + luck.allocation
    if code == "IN-TRANSFER":
        return still if params["transfer_continues"] else still * 0
    if code in STILL:
        return still
    prices = 1 + (luck.fees if code in PRICED_AS_FEES else luck.rates)
    growth = luck.growth + (luck.mix if code in FEES else 0)
    halved = np.concatenate([np.zeros((len(growth), 1)), growth], axis=1)
    return np.asarray(prices * (1 + (halved[:, :-1] + halved[:, 1:]) / 2))


def _savings(inputs: Inputs, params: dict[str, Any], years: list[FinancialYear], delivery: Draws) -> Draws:
    """Pounds that the measures bring in each year: worth times the share that comes true, less what they cost."""
    total = np.zeros((len(delivery), len(years)))
    for measure in counted_measures(inputs, params):
        for number, year in enumerate(years):
            closed = inputs.closed if number == 0 else 0
            costs = saved(measure, year, 0.0, closed) / 100
            worth = saved(measure, year, 1.0, closed) / 100 - costs
            total[:, number] += worth * delivery + costs
    return total
