"""Who held a plan from when to when, built backwards from the last January so that each January before it counts as published.

A plan neither begins nor ends from 1 January to the day of the count: the calendar year's flows and the January counts, which
the DfE publishes side by side, then fit together to the last plan.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta

import numpy as np

from areasend.demo import days
from areasend.demo.days import Days
from areasend.demo.history.flows import Flows, YearFlow
from areasend.demo.quota import Numbers, Rng, pick, shares_to_counts

BEFORE, NEW, MOVED_IN = 0, 1, 2
"""How a plan came to the area: before the history begins, by an assessment here, or with a child who moved in."""
STRUCK = ""
"""The reason of records closed without one."""
OLDEST_PLAN = date(2014, 9, 15)


@dataclass
class Holders:
    """One row a plan. `origin` is BEFORE, NEW or MOVED_IN; `reason` a SEN2 code, "" for none; `ended_on` NaT while in force."""

    born_on: Days
    made_on: Days
    moved_in_on: Days
    ended_on: Days
    origin: Numbers
    reason: np.ndarray

    def __len__(self) -> int:
        return len(self.born_on)

    def here_from(self) -> Days:
        """The day from which the area maintained each plan."""
        return np.fmax(self.made_on, self.moved_in_on)

    def in_force(self, on: date) -> np.ndarray:
        """Which plans the area maintained on a day."""
        return (self.here_from() <= days.day(on)) & ~(self.ended_on <= days.day(on))

    def extend(self, other: Holders) -> Holders:
        return Holders(
            **{f.name: np.concatenate([getattr(self, f.name), getattr(other, f.name)]) for f in fields(self)}
        )


def holders(rng: Rng, flows: Flows) -> Holders:
    """Everyone who held a plan at some time from the first January to the last."""
    age = np.repeat(np.arange(len(flows.stock)), flows.stock)
    born = births(rng, age, flows.last)
    start_year, end_year = np.zeros(len(age), int), np.zeros(len(age), int)
    present = np.arange(len(age))
    for year in sorted(flows.years, reverse=True):
        flow = flows.years[year]
        ages = days.age_on(born[present], days.day(days.count_day(year + 1)))
        begun = starters(rng, ages, flow)
        start_year[present[begun]] = year
        joined = np.repeat(np.arange(len(flow.leaves)), flow.leaves)
        present = np.concatenate([np.delete(present, begun), np.arange(len(born), len(born) + len(joined))])
        born = np.concatenate([born, births(rng, joined, year)])
        start_year = np.concatenate([start_year, np.zeros(len(joined), int)])
        end_year = np.concatenate([end_year, np.full(len(joined), year)])
    return dated(rng, flows, born, start_year, end_year)


def births(rng: Rng, age: Numbers, january: int) -> Days:
    """Birth dates of people of those ages on the count day of a January; none near the day itself, which moves from year to year."""
    latest = np.array([f"{january - a:04d}-01-14" for a in range(27)], dtype="datetime64[D]")
    return latest[age] - rng.integers(0, 350, size=len(age))


def starters(rng: Rng, ages: Numbers, flow: YearFlow) -> np.ndarray:
    """Places in `ages` of those whose plan began in the year."""
    chosen = [
        rng.choice(members, size=min(int(count), len(members)), replace=False)
        for members, count in ((np.flatnonzero(ages == age), count) for age, count in enumerate(flow.starts) if count)
    ]
    return np.concatenate(chosen) if chosen else np.empty(0, dtype=int)


def dated(rng: Rng, flows: Flows, born: Days, start_year: Numbers, end_year: Numbers) -> Holders:
    size = len(born)
    made, moved, ended = days.blank(size), days.blank(size), days.blank(size)
    origin, reason = np.zeros(size, int), np.full(size, STRUCK, dtype="<U1")
    for year, flow in flows.years.items():
        first, last = days.count_day(year) + timedelta(days=1), date(year, 12, 31)
        begun = rng.permutation(np.flatnonzero(start_year == year))
        made[begun] = rng.permutation(days.seasonal(rng, first, last, len(begun), days.PLANS))
        origin[begun] = np.where(np.arange(len(begun)) < flow.new, NEW, MOVED_IN)
        gone = np.flatnonzero(end_year == year)
        ended[gone] = rng.permutation(days.seasonal(rng, first, last, len(gone), days.ENDINGS))
        reason[gone] = reasons_for(rng, days.age_on(born[gone], days.day(last)), flow.reasons)
    before = np.flatnonzero(start_year == 0)
    made[before] = made_before(rng, born[before], flows.first)
    incoming = np.flatnonzero(origin == MOVED_IN)
    moved[incoming] = made[incoming]
    made[incoming] = made_elsewhere(rng, born[incoming], moved[incoming])
    return Holders(born, made, moved, ended, origin, reason)


def made_before(rng: Rng, born: Days, first: int) -> Days:
    """When plans that were in force at the first January had been made: from the age of two, not before plans existed."""
    earliest = np.maximum(born + 900, days.day(OLDEST_PLAN))
    latest = np.full(len(born), days.day(date(first - 1, 12, 20)))
    return days.between(rng, np.minimum(earliest, latest - 30), latest, 0.7)


def made_elsewhere(rng: Rng, born: Days, moved: Days) -> Days:
    """When the other area had made a plan that came with a move."""
    earliest = np.maximum(np.maximum(born + 900, days.day(OLDEST_PLAN)), moved - 1500)
    return days.between(rng, np.minimum(earliest, moved - 60), moved - 40, 0.8)


RULES = (
    ("1", 23, 99),
    ("3", 18, 21),
    ("6", 16, 99),
    ("4", 16, 99),
    ("9", 0, 99),
    ("8", 0, 99),
    ("7", 0, 99),
    ("5", 0, 99),
    ("2", 0, 99),
)
"""Reasons in the order in which they choose their people, with the ages that they fit."""


def reasons_for(rng: Rng, ages: Numbers, counts: dict[str, int]) -> np.ndarray:
    """A reason for each who left; older people first get the reasons that only they can have. Who is left over was struck."""
    found = np.full(len(ages), STRUCK, dtype="<U1")
    free = np.ones(len(ages), dtype=bool)
    young = {"5": 4.0, "7": 4.0, "2": 1.5, "8": 2.0}
    for code, least, most in RULES:
        fits = (ages >= least) & (ages <= most)
        keen = np.where(ages < 16, young.get(code, 1.0), 1.0) * (1.0 + (code == "1") * np.maximum(ages - 20, 0.1) * 9)
        weights = free * np.where(fits, keen, 1e-6)
        chosen = pick(rng, weights, min(counts.get(code, 0), int(free.sum())))
        found[chosen], free[chosen] = code, False
    return found


def carried_forward(rng: Rng, flows: Flows, known: Holders, made: Days, born: Days, until: date) -> Holders:
    """The holders after the last January: `known`, the plans made since (`made`, with births), moves in, and endings until a day.

    Endings keep the rate by age of the last three years; everyone reaches an end by 31 July after turning 25.
    """
    recent = [flows.years[y] for y in sorted(flows.years)[-3:]]
    day_one = days.count_day(flows.last) + timedelta(days=1)
    span = max((until - day_one).days, 1) / 365.25
    moves = round(float(np.mean([f.moved_in for f in recent]) if recent else 0) * span)
    moved = days.seasonal(rng, day_one, until - timedelta(days=1), moves, days.PLANS)
    born_in = births(rng, rng.choice(np.arange(4, 18), size=moves), flows.last)
    size = len(made)
    fresh = Holders(
        born, made, days.blank(size), days.blank(size), np.full(size, NEW), np.full(size, STRUCK, dtype="<U1")
    )
    incoming = Holders(
        born_in,
        made_elsewhere(rng, born_in, moved),
        moved,
        days.blank(moves),
        np.full(moves, MOVED_IN),
        np.full(moves, STRUCK, dtype="<U1"),
    )
    everyone = known.extend(fresh).extend(incoming)
    end_plans(rng, everyone, recent, day_one, until, span)
    return everyone


def end_plans(rng: Rng, everyone: Holders, recent: list[YearFlow], first: date, until: date, span: float) -> None:
    """Writes endings after the last January into `everyone`."""
    ageing_out = np.flatnonzero(np.isnat(everyone.ended_on) & (everyone.born_on + 9131 < days.day(until)))
    turned = everyone.born_on[ageing_out] + 9131
    years = days.year_of(turned) + (
        turned >= np.array([f"{y}-08-01" for y in days.year_of(turned)], dtype="datetime64[D]")
    )
    july = np.array([f"{y}-07-31" for y in years], dtype="datetime64[D]")
    out = ageing_out[july < days.day(until)]
    everyone.ended_on[out] = np.maximum(july[july < days.day(until)], days.day(first))
    everyone.reason[out] = "1"
    rate = sum(sum(f.reasons.values()) for f in recent) / max(len(recent), 1)
    left = max(round(rate * span) - len(out), 0)
    shape = np.maximum(np.mean([f.leaves for f in recent], axis=0), 0.2) if recent else np.ones(26)
    ages = np.clip(days.age_on(everyone.born_on, days.day(first)), 0, 25)
    here = everyone.here_from()
    able = np.isnat(everyone.ended_on) & (here < days.day(first))
    per_age = np.maximum(np.bincount(ages[able], minlength=26), 1)
    gone = pick(rng, able * (shape / per_age)[ages], left)
    everyone.ended_on[gone] = rng.permutation(
        days.seasonal(rng, first, until - timedelta(days=1), len(gone), days.ENDINGS)
    )
    mix = {code: sum(f.reasons[code] for f in recent) for code in sorted({c for f in recent for c in f.reasons})}
    counts = dict(zip(mix, shares_to_counts(list(mix.values()), len(gone)).tolist(), strict=True))
    everyone.reason[gone] = reasons_for(rng, days.age_on(everyone.born_on[gone], days.day(until)), counts)
