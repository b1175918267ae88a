"""What the answer says in sentences: the summary, the dip before the rise, assumptions with their sources, cautions."""

from __future__ import annotations

import functools
from importlib import resources

import numpy as np
import yaml

from areasend.forecast.outcome import Assumption
from areasend.forecast.queue.calendar import month_words
from areasend.forecast.queue.chance import Numbers
from areasend.forecast.recovery import costs
from areasend.forecast.recovery.clearing import Clearing
from areasend.forecast.recovery.inputs import PSYCHOLOGY, STAGES
from areasend.forecast.recovery.lines import Plan, pace_of
from areasend.forecast.recovery.months import Months

RULE_WORDS = {
    "first_come": "each team takes cases in the order they reach it",
    "oldest_first": "the longest wait comes first",
    "mixed": "{reserved:.0f}% of the time is kept for cases that can still keep the 20 weeks, the rest goes to the longest wait",
}
NOTICED = 3.0
"""Percentage points from which a dip is spoken of."""


def summary(made: Plan, months: Months, as_now: Months, cleared: Clearing) -> str:
    parts = [_late(made, months), _clears(months, cleared), _rate(months), dip(months, as_now), _cost(made)]
    return " ".join(part for part in parts if part)


def _late(made: Plan, months: Months) -> str:
    now = sum(sum(made.inputs["open"].get(stage, [])[20:]) for stage in STAGES)
    then = float(np.median(months.late[:, -1]))
    return f"{now:,} open cases are past 20 weeks; by {month_words(months.names[-1])} it is likely to be {then:,.0f}."


def _clears(months: Months, cleared: Clearing) -> str:
    if cleared.month is None:
        unlikely = f"{100 * cleared.chance:.0f} in 100 clear it"
        return f"The backlog does not clear by {month_words(months.names[-1])} in most futures ({unlikely})."
    early = month_words(cleared.earliest) if cleared.earliest else "later"
    late = month_words(cleared.latest) if cleared.latest else f"after {month_words(months.names[-1])}"
    return f"The backlog is likely to clear by {month_words(cleared.month)} (8 in 10 futures: {early} to {late})."


def _rate(months: Months) -> str:
    low, middle, high = np.quantile(months.rate_3[:, -1], [0.1, 0.5, 0.9])
    ends = month_words(months.names[-1])
    return (
        f"By the end of the look ahead, in the three months up to {ends}, {middle:.0f}% of plans are likely to be issued within 20 weeks "
        f"(8 in 10 futures: {low:.0f}% to {high:.0f}%)."
    )


def dip(months: Months, as_now: Months) -> str:
    """The truth to be told beforehand: plans for those who have waited longest are late plans, so the rate falls before it rises."""
    if as_now is months:
        return ""
    rate, before = np.median(months.rate_3, axis=0), np.median(as_now.rate_3, axis=0)
    found = lowered(rate, before)
    if found is None:
        return ""
    lowest, depth, rises = found
    after = (
        f"It is higher from {month_words(months.names[rises])} on."
        if rises is not None
        else "It is not higher again within this look ahead."
    )
    return (
        f"Clearing old cases lowers the 20-week rate before it raises it, because a plan for a child who has waited over 20 weeks counts "
        f"as late: in {month_words(months.names[lowest])} the rate is {depth:.0f} points lower than with today's staff and rule. {after}"
    )


def lowered(rate: Numbers, before: Numbers) -> tuple[int, float, int | None] | None:
    """Where `rate` lies lowest under `before` ahead of its rise: the month, by how much, and the first month of the lasting rise."""
    above = rate > before + NOTICED
    rises = next((month for month in range(len(rate)) if above[month:].all() and above[month]), None)
    under = (before - rate)[: rises if rises is not None else len(rate)]
    if not len(under) or under.max() < NOTICED:
        return None
    return int(np.argmax(under)), float(under.max()), rises


def _cost(made: Plan) -> str:
    whole = costs.total(made)
    if not whole:
        return ""
    return f"What is added costs £{whole:,.0f} until {made.weeks} weeks from now."


def holds_most(months: Months) -> str:
    """The stage at which most cases wait at the end of the look ahead, in words."""
    return list(STAGES.values())[int(np.argmax(np.median(months.by_stage[:, -1], axis=0)))]


def assumptions(made: Plan) -> tuple[Assumption, ...]:
    chosen, inputs = made.params, made.inputs
    said = {
        **chosen,
        **inputs["per_week"],
        "requests_per_week": inputs["requests_per_week"],
        "refused": chosen["refused"] if chosen["refused"] is not None else inputs["refused"],
        "services": ", ".join(
            f"{name.replace('_', ' ')} {each:.1f}" for name, each in inputs["per_week"]["advice"].items()
        ),
        "pace": ", ".join(f"{stage} {weeks}" for stage, weeks in pace_of(inputs).items()),
        "turn": RULE_WORDS[chosen["rule"]].format(reserved=100 * made.reserved),
    }
    return tuple(
        Assumption(key, row["label"], row["value"].format(**said), row["source"]) for key, row in _known().items()
    )


@functools.cache
def _known() -> dict[str, dict[str, str]]:
    text = resources.files("areasend.forecast.recovery").joinpath("assumptions.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = yaml.safe_load(text)
    return found


def cautions(made: Plan, months: Months, as_now: Months) -> tuple[str, ...]:
    found = []
    scarce = scarcest(made)
    if made.params["extra_psychologists"] and scarce != PSYCHOLOGY:
        found.append(
            f"Advice is held up by {scarce.replace('_', ' ')}, not by psychologists: more psychologists help only up to its pace."
        )
    if made.params["rule"] != "mixed" and np.median(months.rate_3, axis=0).min() < made.inputs["in_time"] - NOTICED:
        found.append("Under this rule hardly any plan is in time until the old cases are done.")
    if float(np.median(months.open[:, -1])) > float(np.median(months.open[:, 0])):
        found.append(f"More cases are open at the end than at the outset; most are {holds_most(months)}.")
    return tuple(found)


def scarcest(made: Plan) -> str:
    """The service that gives least advice at the end of the look ahead, as the law names it."""
    return min(made.services, key=lambda name: float(made.services[name][-1]))
