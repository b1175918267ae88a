"""Pupils with SEN support: some who were asked about and got no plan, some who later got one, and others of whom nobody has asked.

How many the area's schools have is published, but not in the files that this project reads: for every plan in force there are `PER_PLAN`
others, which is far fewer than in any real area and enough to try the list with. All of them are invented, as are their needs and days.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.demo import days
from areasend.demo.days import Days
from areasend.demo.history.whole import History
from areasend.demo.people import traits
from areasend.demo.people.everyone import People, named, second_needs
from areasend.demo.places.schools import Schools
from areasend.demo.places.spells import IS_SETTING, Spells, choose_settings, september, single_spells
from areasend.demo.quota import Numbers, Rng

PER_PLAN = 0.55
NEEDS = {
    "SLCN": 0.25,
    "SEMH": 0.22,
    "SPLD": 0.15,
    "MLD": 0.15,
    "ASD": 0.1,
    "OTH": 0.04,
    "PD": 0.02,
    "HI": 0.02,
    "VI": 0.01,
    "NSA": 0.04,
}
YOUNGEST, OLDEST = 4, 16
BEFORE_A_PLAN = (200, 1100)
"""Days between the beginning of SEN support and a plan that followed."""


@dataclass
class Supported:
    """`pupils`: people of whom no case tells. The rest is one row a spell of support: `person` is a row of the people of the cases, and
    after them of `pupils`; `setting` a row of the schools."""

    pupils: People
    person: Numbers
    setting: Numbers
    need: np.ndarray
    second_need: np.ndarray
    since: Days


def supported(
    rng: Rng, whole: History, everyone: People, spells: Spells, setting: Numbers, schools: Schools
) -> Supported:
    """Draws from a stream of its own, so that the cases are the same with it and without."""
    size = round(int(whole.holders.in_force(whole.until).sum()) * PER_PLAN)
    pupils = _pupils(rng, whole, size)
    places = _places(rng, pupils, whole)
    at = choose_settings(rng, places, pupils.part[places.person], schools, whole.figures.area)
    person, where, since = _of_cases(rng, whole, everyone, spells, setting)
    person = np.concatenate([person, places.person + len(everyone)])
    since = np.concatenate([since, _begun(rng, places.since, whole)])
    need = rng.choice(np.array(list(NEEDS)), size=len(person), p=np.array(list(NEEDS.values())))
    return Supported(pupils, person, np.concatenate([where, at]), need, second_needs(rng, need), since)


def _pupils(rng: Rng, whole: History, size: int) -> People:
    year = whole.until.year - (whole.until.month < 9)
    age = rng.integers(YOUNGEST, OLDEST, size)
    born = september(year - age) + rng.integers(0, 364, size)
    ethnicity = rng.choice(np.array(traits.ETHNICITY_CODES), size=size, p=_likely())
    return named(rng, whole, born.astype("datetime64[D]"), rng.random(size) < 0.38, ethnicity, np.full(size, ""))


def _likely() -> np.ndarray:
    """Three in five are White British; the rest are spread evenly."""
    weights = np.where(np.array(traits.ETHNICITY_CODES) == "WBRI", 0.6, 0.4 / (len(traits.ETHNICITY_CODES) - 1))
    found: np.ndarray = weights / weights.sum()
    return found


def _places(rng: Rng, pupils: People, whole: History) -> Spells:
    """The ordinary school of each."""
    size = len(pupils)
    kinds = np.flatnonzero(IS_SETTING)[:3]
    category = rng.choice(kinds, size=size, p=[0.45, 0.5, 0.05])
    on = np.full(size, days.day(whole.until) - 30)
    return single_spells(np.arange(size), pupils.born_on, category, on, whole.until)


def _begun(rng: Rng, since: Days, whole: History) -> Days:
    latest = days.day(whole.until) - 20
    return np.minimum(days.worked_after(since + rng.integers(20, 600, len(since))), latest)


def _of_cases(
    rng: Rng, whole: History, everyone: People, spells: Spells, setting: Numbers
) -> tuple[Numbers, Numbers, Days]:
    """Person, setting and first day of those who have cases: before the plan, or still, where there is none."""
    holders = whole.holders
    made = np.concatenate([holders.here_from(), days.blank(len(everyone) - len(holders))])
    mine = made[spells.person]
    old_enough = everyone.born_on[spells.person] + 365 * (YOUNGEST + 1)
    until = np.where(np.isnat(mine), days.day(whole.until), mine)
    since = np.maximum(np.maximum(spells.since, old_enough), until - rng.integers(*BEFORE_A_PLAN, len(spells)))
    here = np.isnat(spells.until) | (spells.until >= until)
    young = everyone.born_on[spells.person] + 365 * OLDEST > until
    fits = (
        (setting >= 0) & here & young & (since + 60 < until) & np.isin(spells.category, np.flatnonzero(IS_SETTING)[:3])
    )
    rows = np.flatnonzero(fits)
    _, first = np.unique(spells.person[rows], return_index=True)
    rows = rows[first]
    return spells.person[rows], setting[rows], days.worked_after(since[rows])
