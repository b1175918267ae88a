"""What the answer about a waiting list says in sentences."""

from __future__ import annotations

import functools
from decimal import Decimal
from importlib import resources

import numpy as np
import yaml

from areasend.forecast.outcome import Assumption
from areasend.forecast.queue.calendar import month_words
from areasend.forecast.waits.lines import Plan, added
from areasend.forecast.waits.months import Months


def summary(made: Plan, months: Months, cost: Decimal) -> str:
    now, last = int(made.start.sum()), month_words(months.names[-1])
    low, middle, high = np.quantile(months.waiting[:, -1], [0.1, 0.5, 0.9])
    said = f"(8 in 10 futures: {low:,.0f} to {high:,.0f})"
    parts = [
        f"{made.inputs['service']}: {now:,} children wait; in {last} it is likely to be {middle:,.0f} {said}.",
        f"{_over(made, months)} {_within(made, months)}",
    ]
    if cost:
        parts.append(f"The appointments added cost £{cost:,.0f} until then.")
    return " ".join(parts)


def _over(made: Plan, months: Months) -> str:
    now, then = int(made.start[52:].sum()), float(np.median(months.over_52[:, -1]))
    about = "" if made.inputs.get("ages") else "About "
    return f"{about}{now:,} have waited a year or more; then it is likely to be {then:,.0f}."


def _within(made: Plan, months: Months) -> str:
    share = np.median(months.within, axis=0)
    wanted = made.inputs["target_share"]
    reached = next((month for month in range(len(share)) if (share[month:] >= wanted).all()), None)
    aim = f"{wanted:g}% waiting less than {made.target} weeks"
    if reached is None:
        return (
            f"The aim of {aim} is not reached for good by {month_words(months.names[-1])}: it is {share[-1]:.0f}% then."
        )
    return f"The aim of {aim} is reached for good by {month_words(months.names[reached])}."


def assumptions(made: Plan) -> tuple[Assumption, ...]:
    text = resources.files("areasend.forecast.waits").joinpath("assumptions.yaml").read_text(encoding="utf-8")
    said = {
        **made.params,
        **made.inputs,
        "slots": float(made.slots[0] - added(made.params)[0]),
        "missed_from_now": 100 * made.missed,
        "target": made.target,
        "list": "the list by weeks waited" if made.inputs.get("ages") else "the smoothest list with the totals known",
        "where": made.inputs.get("source") or "the list as recorded",
    }
    rows = _known(text)
    return tuple(
        Assumption(key, row["label"], row["value"].format(**said), row["source"].format(**said))
        for key, row in rows.items()
    )


@functools.cache
def _known(text: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = yaml.safe_load(text)
    return found


def cautions(made: Plan, months: Months) -> tuple[str, ...]:
    found = []
    if not made.inputs.get("ages"):
        found.append(
            "Only totals are known of this list. How waits are spread is assumed, so the first months are rough."
        )
    if float(made.referrals[-1]) > float(made.slots[-1]) * (1 - made.missed):
        found.append("More children are referred than can be seen: without a change the list grows without end.")
    if float(np.median(months.waiting[:, -1])) < 1:
        found.append("The list runs empty: some of the appointments would not be needed.")
    return tuple(found)
