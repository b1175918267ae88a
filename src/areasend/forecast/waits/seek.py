"""The least appointments that bring a waiting list to its target by a month, and how likely they are to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from areasend.forecast.outcome import Outcome
from areasend.forecast.queue.calendar import month_words
from areasend.forecast.queue.seek import least
from areasend.forecast.waits.answer import cost, months_of, run
from areasend.forecast.waits.inputs import BadInputs
from areasend.forecast.waits.lines import filled, plan

GRAIN = 0.5
MOST_TIMES = 10
"""At most so many times the referrals of a week, and the list within a quarter of a year, are sought."""


@dataclass(frozen=True)
class Sought:
    """`reached` with `chance` (per cent of futures) by `extra_slots` a week more; `params` reproduce it in `run`. `cost` in pounds."""

    reached: bool
    chance: float
    extra_slots: float
    cost: str
    sentence: str
    params: dict[str, Any]
    outcome: Outcome

    def as_dict(self) -> dict[str, Any]:
        return {**asdict(self), "outcome": self.outcome.as_dict()}


def goal_seek(
    inputs: dict[str, Any], params: dict[str, Any], *, by: str, target_share: float | None = None, chance: float = 80.0,
    seed: int, draws: int,
) -> Sought:  # fmt: skip
    """The least first appointments a week (in halves) with which at the end of the month `by` (YYYY-MM) at least `target_share` per cent
    (the list's own aim, if not given) of those waiting have waited less than the target, in at least `chance` per cent of futures.

    Raises `BadInputs`, `BadParams`."""
    chosen = filled(params)
    wanted = inputs.get("target_share", 92) if target_share is None else target_share
    if not 0 < wanted <= 100 or not 0 < chance <= 100:
        raise BadInputs("The share to reach and the chance wanted are over 0 and up to 100 per cent.")
    made = plan(inputs, chosen)
    names = months_of(made, seed, 1).names
    if by not in names:
        raise BadInputs(
            f"The month to reach it by is one of {names[0]} to {names[-1]}; look further ahead, or ask for another month."
        )
    place = names.index(by)

    def likely(slots: float) -> float:
        months = months_of(plan(inputs, chosen | {"extra_slots": slots}), seed, draws)
        return float(100 * np.mean(months.within[:, place] >= wanted))

    most = min(2000.0, np.ceil(MOST_TIMES * float(made.referrals.max()) + made.start.sum() / 13))
    slots = least(lambda tried: likely(tried) >= chance, most, GRAIN)
    got, found = likely(slots), chosen | {"extra_slots": slots}
    outcome = run(inputs, found, seed=seed, draws=draws)
    price = cost(plan(inputs, found))
    aim = f"{wanted:g}% waiting less than {made.target} weeks by {month_words(by)}"
    more = f"{slots:g} more first appointments a week"
    sentence = f"{more} reach {aim} in {got:.0f} of 100 futures. They cost £{price:,.0f} until {chosen['weeks']} weeks from now."
    if got < chance:
        sentence = f"{aim} is not reached even with {more}: {got:.0f} in 100 futures reach it. Ask for a later month."
    return Sought(got >= chance, round(got, 1), slots, str(price), sentence, found, outcome)
