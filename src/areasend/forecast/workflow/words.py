"""What the answer about such work says in sentences."""

from __future__ import annotations

import numpy as np

from areasend.forecast.outcome import Assumption
from areasend.forecast.queue.calendar import month_words
from areasend.forecast.workflow.lines import PLACES, Plan, added, cost
from areasend.forecast.workflow.months import Months

RULES = {
    "first_come": "at each step the order in which cases reach it",
    "oldest_first": "the longest wait comes first",
    "mixed": "{reserved:.0f}% of the time is kept for cases that can still be in time, the rest goes to the longest wait",
}
SOURCE = "This area's records of the last half year"


def summary(made: Plan, months: Months) -> str:
    columns = [made.inputs["open"].get(step.key, []) for step in made.preset.steps]
    now, late = sum(map(sum, columns)), sum(sum(column[made.target :]) for column in columns)
    last, then = month_words(months.names[-1]), float(np.median(months.late[:, -1]))
    rate = np.quantile(months.rate[:, -1], [0.1, 0.5, 0.9])
    since = f"past {made.target} weeks since {made.preset.since}"
    range_8 = f"(8 in 10 futures: {rate[0]:.0f} to {rate[2]:.0f})"
    parts = [
        f"{made.preset.open}: {now:,}, of which {late:,} {since}; at the end of {last}, {then:,.0f} are likely to be past it.",
        f"{made.preset.done} in time are likely to be {rate[1]:.0f} of a hundred by then {range_8}.",
    ]
    price = cost(made)
    if price:
        parts.append(f"What is added costs £{price:,.0f} until then.")
    return " ".join(parts)


def assumptions(made: Plan) -> tuple[Assumption, ...]:
    chosen, kind = made.params, made.preset
    share = made.inputs["in_time"] if chosen["reserved"] is None else chosen["reserved"]
    base = made.inputs["arrivals_per_week"] if chosen["arrivals_per_week"] is None else chosen["arrivals_per_week"]
    change = f"{chosen['arrivals_change']:+g}%, then {chosen['arrivals_growth']:+g}% a year"
    found = [
        Assumption("arrivals", kind.comes, f"{base:.1f} a week, {change}", f"{SOURCE}; growth is an assumption"),
        *(_capacity(made, at, place) for at, place in enumerate(PLACES[: len(kind.steps)])),
        Assumption("rule", "Whose turn it is", RULES[chosen["rule"]].format(reserved=share), "Chosen here"),
        Assumption("target", "Aim", f"{made.target} weeks since {kind.since}",
                   kind.aim_source if made.target == kind.aim else "Chosen here"),
    ]  # fmt: skip
    if len(kind.steps) > 1:
        found.append(Assumption("ends_early", kind.ends_early, f"{made.ends_early:.0f}%", SOURCE))
    doubt = (
        f"what comes {chosen['arrivals_doubt']:g}%, what is done {chosen['capacity_doubt']:g}%, one standard deviation"
    )
    return (*found, *kind.takes_for_granted, Assumption("doubt", "Doubt", doubt, "Assumption"))


def _capacity(made: Plan, at: int, place: str) -> Assumption:
    step, own = made.preset.steps[at], made.params[f"{place}_per_week"] is None
    today = float((made.per_week[:, at] - added(made.params, place) * made.params[f"{place}_each"])[0])
    pace = f"the work itself takes {made.pace[step.key]} weeks when nobody queues"
    return Assumption(step.key, step.doing, f"{today:.1f} a week; {pace}", SOURCE if own else "Chosen here")


def cautions(made: Plan, months: Months) -> tuple[str, ...]:
    found = []
    steps, late = made.preset.steps, float(np.median(months.late[:, -1]))
    coming = [float(made.arrivals.mean()), float(made.arrivals.mean()) * (1 - made.ends_early / 100)]
    for at, step in enumerate(steps):
        if coming[at] > 1.02 * float(made.per_week[-1, at]):
            found.append(
                f"{step.doing}: {coming[at]:.1f} a week come to it, and {made.per_week[-1, at]:.1f} can be done. "
                "Without a change the queue grows without end."
            )
    if made.params["rule"] == "mixed" and late > 0 and made.params["reserved"] is None:
        found.append(
            "How many are in time follows above all from the share of the time that is kept for cases still in time. It is taken to stay "
            "as lately, so the range of that rate is narrow: change whose turn it is to see what it hangs on."
        )
    if float(made.arrivals.sum()) < 26:
        found.append("So few come that a handful of cases changes everything here. Read the ranges, not the middle.")
    if float(np.median(months.open[:, -1])) < 1 <= sum(map(sum, made.inputs["open"].values())):
        found.append("The queue runs empty: some of what is added would not be needed.")
    return tuple(found)
