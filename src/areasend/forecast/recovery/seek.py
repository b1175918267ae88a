"""The least added staff that reaches a 20-week rate by a month, and how likely it is to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from areasend.forecast.outcome import Outcome
from areasend.forecast.queue.calendar import month_words
from areasend.forecast.queue.seek import least
from areasend.forecast.recovery import costs
from areasend.forecast.recovery.answer import run
from areasend.forecast.recovery.drawn import months_of
from areasend.forecast.recovery.inputs import BadInputs
from areasend.forecast.recovery.lines import filled, plan
from areasend.forecast.recovery.months import Months
from areasend.forecast.recovery.words import holds_most

LEVERS = {
    "both": ("extra_psychologists", "extra_writers"),
    "all": ("other_advice_floor", "extra_psychologists", "extra_writers"),
    "psychologists": ("extra_psychologists",),
    "writers": ("extra_writers",),
}
MOST = {"extra_psychologists": 80.0, "extra_writers": 80.0, "other_advice_floor": 1000.0}
GRAIN = {"extra_psychologists": 0.5, "extra_writers": 0.5, "other_advice_floor": 0.5}


@dataclass(frozen=True)
class Sought:
    """`reached` with `chance` (per cent of futures) by the staff said; `params` reproduce it in `run`. `cost` in pounds."""

    reached: bool
    chance: float
    extra_psychologists: float
    extra_writers: float
    other_advice_floor: float
    cost: str
    sentence: str
    params: dict[str, Any]
    tried: int
    outcome: Outcome

    def as_dict(self) -> dict[str, Any]:
        return {**asdict(self), "outcome": self.outcome.as_dict()}


def goal_seek(
    inputs: dict[str, Any], params: dict[str, Any], *, target_rate: float, by: str, chance: float = 80.0,
    lever: str = "both", seed: int, draws: int,
) -> Sought:  # fmt: skip
    """The least posts (in halves) with which at least `target_rate` per cent of the plans issued in the three months up to `by` (YYYY-MM)
    are in time, in at least `chance` per cent of futures: each lever in turn to its least with the others at their most, then the first
    once more. Where psychologists and writers (`both`) do not reach it because another service holds up advice, that service has to give
    more as well (`all`), and the answer says so. Raises `BadInputs`, `BadParams`."""
    search = _Search(inputs, filled(params), target_rate, by, seed, draws)
    search.check(chance, lever)
    found = search.least(LEVERS[lever], chance)
    if found is None and lever == "both":
        found = search.least(LEVERS["all"], chance)
    found = found or search.chosen | {name: MOST[name] for name in LEVERS[lever]}
    got = search.chance(found)
    reached = got >= chance
    outcome = run(inputs, found, seed=seed, draws=draws)
    return Sought(
        reached=reached,
        chance=round(got, 1),
        extra_psychologists=found["extra_psychologists"],
        extra_writers=found["extra_writers"],
        other_advice_floor=found["other_advice_floor"],
        cost=str(costs.total(plan(inputs, found))),
        sentence=_sentence(search, found, got, reached),
        params=found,
        tried=search.tried,
        outcome=outcome,
    )


class _Search:
    def __init__(
        self, inputs: dict[str, Any], chosen: dict[str, Any], target: float, by: str, seed: int, draws: int
    ) -> None:
        self.inputs, self.chosen, self.target, self.by, self.seed, self.draws = inputs, chosen, target, by, seed, draws
        self.tried = 0

    def check(self, chance: float, lever: str) -> None:
        if lever not in LEVERS:
            raise BadInputs(f"The lever {lever!r} is not known; it may be {', '.join(LEVERS)}.")
        if not 0 < self.target <= 100 or not 0 < chance <= 100:
            raise BadInputs("The rate to reach and the chance wanted are over 0 and up to 100 per cent.")
        names = self.months(self.chosen).names
        if self.by not in names:
            raise BadInputs(
                f"The month to reach it by is one of {names[0]} to {names[-1]}; look further ahead, or ask for another month."
            )

    def least(self, levers: tuple[str, ...], chance: float) -> dict[str, Any] | None:
        """The parameters with the least of each lever; None where the most of all does not reach it."""
        found = self.chosen | {name: MOST[name] for name in levers}
        if self.chance(found) < chance:
            return None
        for name in (*levers, *(levers[:1] if len(levers) > 1 else ())):
            found = found | {name: least(self._reaches(found, name, chance), MOST[name], GRAIN[name])}
        return found

    def _reaches(self, found: dict[str, Any], name: str, chance: float) -> Callable[[float], bool]:
        return lambda much: self.chance(found | {name: much}) >= chance

    def months(self, params: dict[str, Any]) -> Months:
        return months_of(plan(self.inputs, params), self.seed, self.draws)

    def chance(self, params: dict[str, Any]) -> float:
        """Per cent of futures that reach the rate."""
        self.tried += 1
        months = self.months(params)
        return float(100 * np.mean(months.rate_3[:, months.names.index(self.by)] >= self.target))


def _sentence(search: _Search, found: dict[str, Any], got: float, reached: bool) -> str:
    month, staff = month_words(search.by), _staff(found)
    if not reached:
        where = holds_most(search.months(found))
        return (
            f"{search.target:g}% within 20 weeks by {month} is not reached even with {staff}: {got:.0f} in 100 futures reach it, and most "
            f"cases are then {where}. A later month, fewer requests or another rule may reach it."
        )
    cost = costs.total(plan(search.inputs, found))
    return (
        f"{staff[0].upper()}{staff[1:]} reach {search.target:g}% within 20 weeks by {month} in {got:.0f} of 100 futures. "
        f"They cost £{cost:,.0f} until {found['weeks']} weeks from now."
    )


def _staff(found: dict[str, Any]) -> str:
    others = f"advice for at least {found['other_advice_floor']:g} cases a week from every other service"
    rows = [("extra_psychologists", "psychologist"), ("extra_writers", "plan writer")]
    some = [f"{found[name]:g} more {word}{'' if found[name] == 1 else 's'}" for name, word in rows if found[name]]
    some += [others] if found["other_advice_floor"] > 0 else []
    return " and ".join([", ".join(some[:-1]), some[-1]] if len(some) > 1 else some) or "today's staff"
