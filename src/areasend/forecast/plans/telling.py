"""The forecast in words: its summary, what each step added, what is taken for granted, and what a reader has to be careful with."""

from __future__ import annotations

from typing import Any

import numpy as np

from areasend.forecast.bands import Bands, Numbers
from areasend.forecast.outcome import Assumption, Step
from areasend.forecast.plans.scenario import Turn
from areasend.forecast.plans.shares import FLOOR

UNIT = "plans by the last year"
LEAP = 0.3
"""A year's log growth beyond this is cautioned: 11 of 2,244 yearly changes since 2010 in authorities of more than 100 plans."""
FORETOLD = {
    "england": ("England's growth", "Growing as the median authority of England has lately"),
    "history": (
        "The area's own growth",
        "That the area's plans, and its region's, have grown faster or more slowly than England's",
    ),
    "flows": (
        "Requests, refusals, new plans",
        "What the area's requests, refusals, new plans, endings and timeliness say",
    ),
    "joining": (
        "Who joins and who leaves",
        "Counting joiners and leavers apart, which brakes growth when new plans slow",
    ),
}


def periods(inputs: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(inputs["origin"] + ahead) for ahead in range(1, inputs["years"] + 1))


def number(value: float) -> str:
    return f"{round(value):,}"


def signed(value: float) -> str:
    return f"{round(value):+,}".replace("-", "\N{MINUS SIGN}")


def summary(inputs: dict[str, Any], total: Bands) -> str:
    last = periods(inputs)[-1]
    share = 100 * (total.median[-1] / inputs["plans"] - 1)
    direction = "more" if share >= 0 else "fewer"
    return (
        f"{inputs['area']['name']} had {number(inputs['plans'])} plans in January {inputs['origin']}. By January {last} it is likely to "
        f"have about {number(total.median[-1])}, {abs(share):.0f}% {direction}: 19 times in 20 between "
        f"{number(total.low_95[-1])} and {number(total.high_95[-1])}."
    )


def foretold_steps(inputs: dict[str, Any], foretold: Numbers) -> list[Step]:
    """What each part of the middle added to the last year, one after another, and what the lean of past errors added."""
    now, found = inputs["plans"], []
    for key, (label, sentence) in FORETOLD.items():
        after = now * float(np.exp(inputs["log_growth"][key][-1]))
        found.append(Step(key, label, after - now, UNIT, f"{sentence}: {signed(after - now)}."))
        now = after
    lean = float(np.median(foretold[:, -1])) - now
    sentence = f"Past errors were not quite even to both sides, and futures are drawn by chance: {signed(lean)}."
    return [*found, Step("errors", "Lean of past errors", lean, UNIT, sentence)]


def left_alone(turn: Turn) -> Step:
    return Step(turn.key, turn.label, 0.0, UNIT, f"{turn.label}: left as it is.")


def turned(turn: Turn, added: float, params: dict[str, Any], inputs: dict[str, Any]) -> Step:
    given = ", ".join(_given(params[name]) for name in turn.reads if params[name]) or "by age, as given"
    return Step(turn.key, turn.label, added, UNIT, f"{turn.label} ({given}): {signed(added)}.")


def _given(value: Any) -> str:
    return " ".join(f"{one:+g}" for one in value) if isinstance(value, list) else f"{value:+g}"


def assumptions(inputs: dict[str, Any], params: dict[str, Any]) -> tuple[Assumption, ...]:
    flows, facts = inputs["flows"], inputs["facts"]
    seen = f"published figures up to January {inputs['origin']}"
    yearly = 100 * (np.exp(inputs["log_growth"]["england"][0]) - 1)
    requests = facts["requests"]["own"]
    return (
        Assumption("england", "Growth of the median authority a year", f"{yearly:.1f}%", seen),
        Assumption("leaving", "Plans that end in a year", f"{100 * flows['leaving']:.1f}% of plans", seen),
        Assumption("joining", "New plans in the first year", f"{100 * flows['joining']:.1f} for each 100 plans", seen),
        Assumption(
            "requests",
            "Requests for an assessment in the last year",
            "not known" if requests is None else f"{100 * requests:.1f} for each 100 plans",
            seen,
        ),
        Assumption("refused", "Requests refused", f"{100 * flows['refused']:.0f}%", seen),
        Assumption(
            "law",
            "The law on plans",
            "as it is",
            "No change of the law is foreseen; the growth set by hand is for that",
        ),
        *_of_shares(params["by"]),
    )


def _of_shares(by: list[str]) -> list[Assumption]:
    if not by:
        return []
    least = f"{100 * FLOOR:.0f}% of itself a year ahead, and by chance in small numbers"
    return [
        Assumption("shares", "A share of all plans errs at least by", least, "Set: wider where past errors were wider")
    ]


def cautions(inputs: dict[str, Any], params: dict[str, Any]) -> tuple[str, ...]:
    origin, found = inputs["origin"], []
    if "need" in params["by"]:
        found.append(
            "Needs of all plans are published for one January only: intervals by need have not been tried on any year."
        )
    if inputs["years"] > 5:
        found.append(
            "More than five years ahead has not been tried on years already known: take it as a direction, not a number."
        )
    if origin >= 2022:
        found.append(
            "The published series has a break at January 2023: totals from authorities before, records of each person since."
        )
    if origin <= 2018:
        found.append(
            "From 2015 to 2018 statements turned into plans and the law reached to 25: such a leap is not in the intervals."
        )
    leap = inputs["facts"]["growth_1"]["own"]
    if leap is not None and abs(leap) > LEAP:
        change = 100 * (np.exp(leap) - 1)
        found.append(
            f"Plans changed by {signed(change)}% in the last year published: ask first whether the return was whole."
        )
    if inputs["plans"] < 300:
        found.append("There are few plans: a single family that moves shows in the percentages.")
    if len(inputs["past"]) < 4:
        found.append(
            "The authority is new: its earlier years are drawn from those it came from, by its share of the first January."
        )
    asked = inputs["flows"].get("requests")
    if asked is not None and min(params["waiting"], default=0) < -asked:
        found.append(
            f"More are to be cleared from waiting than asked for an assessment in the last year ({number(asked)})."
        )
    if any(
        params[name]
        for name in ("new_plans_change", "refused_change", "early_support", "leaving_change", "growth_change")
    ):
        found.append(
            "The changes made by hand are taken as certain: the intervals do not hold the doubt whether they come about."
        )
    return tuple(found)


def figures(inputs: dict[str, Any], total: Bands) -> dict[str, Any]:
    """What a comparison asks for by name."""
    return {
        "area": inputs["area"]["name"],
        "origin": inputs["origin"],
        "plans_now": inputs["plans"],
        "last_year": periods(inputs)[-1],
        "plans_last_median": float(total.median[-1]),
        "plans_last_low_95": float(total.low_95[-1]),
        "plans_last_high_95": float(total.high_95[-1]),
        "growth_per_cent": float(100 * (total.median[-1] / inputs["plans"] - 1)),
    }
