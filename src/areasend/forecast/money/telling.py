"""What a forecast of money says in words and single figures: sentence, steps, assumptions, cautions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from areasend.forecast.money.growth import doubt_of, doubts, follows_plans, growth_of_year
from areasend.forecast.money.inputs import Inputs
from areasend.forecast.money.outturn import PARTS, LineOutturn, Outturn, counted_measures
from areasend.forecast.money.years import Futures
from areasend.forecast.outcome import Assumption, Step
from areasend.forecast.params import schema
from areasend.rules.money import funding
from areasend.rules.money.lines import label_of
from areasend.rules.money.pence import millions, money, to_pounds

UNIT = "£"
CHOSEN, JUDGED = "Chosen for this forecast", "Set for want of better: see the description"
WIDE_APART = 3.0
"""Percentage points a year between two ways to foresee growth that a reader has to be told of."""
WIDE_DRIFT = 0.1
LABELS = {
    "actual": "Ledger of the months closed",
    "committed": "Commitments of the months to come",
    "drift": "The ledger against the commitments",
    "growth": "Starters and leavers still to come",
    "rest": "Lines without commitments",
}
SAYS = {
    "actual": "The ledger of {closed} months holds {money} of spending.",
    "committed": "Children, young people and places already agreed cost {money} in the months to come.",
    "drift": "The ledger has run apart from the commitments; if it goes on, that is {money} more.",
    "growth": "More children starting than leaving adds {money} before the year ends.",
    "rest": "Lines without commitments add {money}.",
}


def summary(inputs: Inputs, now: Outturn, drawn: Futures) -> str:
    """The sentence on top, for a councillor."""
    low, high = np.quantile(drawn.balance[:, 0], [0.025, 0.975])
    last, with_measures = (float(np.median(one[:, -1])) for one in (drawn.balance, drawn.mitigated))
    result = to_pounds(now.in_year)
    word = "overspend" if result < 0 else "underspend"
    ends = f"so the block would end the year {_stands(float(to_pounds(now.balance)))} ({_range(low, high)})"
    later = f"By {drawn.periods[-1]} it would stand {_stands(last)} if nothing more is done"
    saves = f", {_stands(with_measures)} with the measures agreed" if inputs.measures else ""
    return f"In {now.year} the high-needs block is heading for an {word} of {millions(abs(result))}, {ends}. {later}{saves}."


def _stands(amount: float) -> str:
    return f"{millions(abs(amount))} {'in deficit' if amount < 0 else 'in surplus'}"


def _range(low: float, high: float) -> str:
    return f"19 times in 20 between {_stands(low)} and {_stands(high)}"


def steps(inputs: Inputs, now: Outturn, params: dict[str, Any], drawn: Futures) -> tuple[Step, ...]:
    """What each part adds to this year's spending, then income, measures and the opening balance: they add up to the balance."""
    found = [
        Step(part, LABELS[part], -_pounds(now, part), UNIT, _said(SAYS[part], now, part, inputs)) for part in PARTS
    ]
    income = float(to_pounds(now.total("income")))
    opening = float(to_pounds(now.opening))
    measures = float(np.median(drawn.saving[:, 0])) if counted_measures(inputs, params) else 0.0
    return (
        Step("opening", "Brought into the year", opening, UNIT, f"The year began {_stands(opening)}."),
        Step("income", "Income", income, UNIT, f"{millions(income)} comes in."),
        *found,
        Step("measures", "Measures", measures, UNIT, f"Measures still to work this year bring {millions(measures)}."),
    )


def _pounds(now: Outturn, part: str) -> float:
    return float(to_pounds(now.total("spend", part)))


def _said(words: str, now: Outturn, part: str, inputs: Inputs) -> str:
    return words.format(money=millions(_pounds(now, part)), closed=inputs.closed)


def assumptions(inputs: Inputs, params: dict[str, Any]) -> tuple[Assumption, ...]:
    """Every parameter as taken, and what is laid down."""
    fields = schema("areasend.forecast.money")["properties"]
    grown = _growth_taken(inputs, params)
    found = [
        Assumption(name, field["title"], *grown.get(name, (_value(params[name]), _source(params[name], field))))
        for name, field in fields.items()
        if name not in _idle(inputs, params)
    ]
    cited = funding.reference()
    laid_down = [
        Assumption(key, value.label, f"£{funding.value_on(key, inputs.year):,}", f"{cited.title}, {cited.href}")
        for key, value in funding.values().items()
        if key.startswith(("place_", "element_"))
    ]
    return (*found, *laid_down)


def _growth_taken(inputs: Inputs, params: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Growth and its doubt as taken, and where from."""
    own = f"The area's own plans grew by {inputs.growth:g}% a year over the last three years"
    if follows_plans(inputs, params) and inputs.ahead is not None:
        years = int(params["years"]) + 1
        growth = (_by_year(growth_of_year(inputs, params, n) for n in range(years)), f"{inputs.ahead.source}. {own}.")
        spread = doubts(inputs, params)
        if spread is None:
            return {"growth": growth}
        return {
            "growth": growth,
            "growth_doubt": (_by_year(spread), "The spread of the forecast of plans, year by year"),
        }
    found = {"growth": ("As given year by year" if params["growth_by_year"] else _value(params["growth"]), CHOSEN)}
    if params["growth"] is None and not params["growth_by_year"]:
        found["growth"] = (f"{inputs.growth:g}", "Plans of the last three years")
    if params["growth_doubt"] is None:
        found["growth_doubt"] = (f"{doubt_of(params):g}", JUDGED)
    return found


def _by_year(values: Iterable[float]) -> str:
    """This year's, next year's and so on."""
    return ", ".join(f"{value:.1f}" for value in values)


def _idle(inputs: Inputs, params: dict[str, Any]) -> set[str]:
    """Parameters that do nothing here."""
    if params["growth_by_year"]:
        return {"growth_fades"}
    return {"growth_by_year"} | ({"growth_fades"} if follows_plans(inputs, params) else set())


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _source(value: Any, field: dict[str, Any]) -> str:
    return JUDGED if value == field["default"] else CHOSEN


def cautions(inputs: Inputs, now: Outturn, params: dict[str, Any]) -> tuple[str, ...]:
    found = [*_growing_apart(inputs, params)]
    if inputs.closed == 0:
        found.append("No month of the ledger is in yet: the whole year rests on commitments and budget.")
    if inputs.missing.get("count"):
        found.append(
            f"{inputs.missing['count']} placements have no cost recorded. They are taken at the median of like placements, "
            f"about {money(read(inputs.missing['estimated']))} in all."
        )
    found += [_drifting(one) for one in now.lines if _is_adrift(one)]
    if inputs.year > funding.last_known_year():
        found.append(
            f"What places are funded with in {inputs.year} was not found. What is taken instead is a reading that the area chooses."
        )
    return tuple(found)


def _growing_apart(inputs: Inputs, params: dict[str, Any]) -> Iterator[str]:
    """That the area's own cases grow much faster or slower than the forecast of plans has it."""
    foreseen = growth_of_year(inputs, params)
    if follows_plans(inputs, params) and inputs.plans and abs(foreseen - inputs.growth) > WIDE_APART:
        yield (
            f"The forecast of plans expects {foreseen:.1f}% more plans this year; the area's own grew by {inputs.growth:.1f}% a year over "
            "the last three. Find out which is nearer, and give the growth by hand where it is not the forecast's."
        )


def read(text: str) -> Any:
    from areasend.rules.money.pence import read_money

    return read_money(text)


def _is_adrift(one: LineOutturn) -> bool:
    expected = one.committed_to_date
    return one.facts.line.basis == "commitment" and abs(one.actual - expected) > WIDE_DRIFT * max(abs(expected), 1)


def _drifting(one: LineOutturn) -> str:
    return (
        f"{label_of(one.code)}: the ledger shows {money(to_pounds(one.actual))} where commitments come to "
        f"{money(to_pounds(one.committed_to_date))}. Find out why before relying on this line."
    )


def figures(inputs: Inputs, now: Outturn, drawn: Futures) -> dict[str, Any]:
    """Single figures by name; money as text with two decimals, exact for the year under way."""
    return {
        "year": str(now.year),
        "closed": inputs.closed,
        "opening": str(to_pounds(now.opening)),
        "income": str(to_pounds(now.total("income"))),
        "spend": str(to_pounds(now.total("spend"))),
        "in_year": str(to_pounds(now.in_year)),
        "balance": str(to_pounds(now.balance)),
        "chance_of_deficit": round(float((drawn.balance[:, 0] < 0).mean()), 4),
        "lines": [_row(one) for one in now.lines],
        "beside": [_row(one) for one in now.beside],
    }


def _row(one: LineOutturn) -> dict[str, Any]:
    named = {part: str(to_pounds(getattr(one, part))) for part in (*PARTS, "forecast", "variance", "committed_to_date")}
    return {"code": one.code, "label": one.facts.line.label, "budget": str(to_pounds(one.facts.budget)), **named}
