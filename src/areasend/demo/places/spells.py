"""From kinds of placement at each January to placements with a setting, a first and a last day."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

import numpy as np

from areasend.demo import days
from areasend.demo.days import Days
from areasend.demo.history.holders import Holders
from areasend.demo.places import gazetteer, schools
from areasend.demo.places.categories import CATEGORIES, SETTINGS
from areasend.demo.places.schools import Schools
from areasend.demo.published import Area
from areasend.demo.quota import Numbers, Rng
from areasend.exchange.postcodes import locate
from areasend.rules.distance import straight_line_km

IS_SETTING = np.array([bool(c.setting_type) for c in CATEGORIES])
KIND = np.array([SETTINGS.index(c.setting_type) if c.setting_type else -1 for c in CATEGORIES])
HAS_PROVISION = np.array([bool(c.provision) for c in CATEGORIES])
SAME_PART, TRAVEL_KM, LEAST = 7.5, 8.0, 1e-6
ENTRY_AGE = np.array([3, 4, 11, 16, 5])
LEAVING_AGE = np.array([4, 11, 18, 25, 19])


@dataclass
class Spells:
    """One row a placement. `person` is a row of the people the caller has in mind; `category` a place in CATEGORIES."""

    person: Numbers
    category: Numbers
    phase: Numbers
    since: Days
    until: Days

    def __len__(self) -> int:
        return len(self.person)

    @staticmethod
    def joined(parts: list[Spells]) -> Spells:
        return Spells(**{f.name: np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Spells)})


def cohort(born: Days) -> Numbers:
    """The year from whose September a child counts as nought."""
    return days.year_of(born) + (born.astype("datetime64[M]").astype(int) % 12 >= 8)


def september(years: Numbers) -> Days:
    return (years - 1970).astype("datetime64[Y]").astype("datetime64[D]") + 243 + is_leap(years)


def is_leap(years: Numbers) -> Numbers:
    return ((years % 4 == 0) & ((years % 100 != 0) | (years % 400 == 0))).astype(int)


def school_year(on: date) -> int:
    return on.year if on.month >= 9 else on.year - 1


def phases(born: Days, category: Numbers, on: date) -> Numbers:
    return schools.phase_of(school_year(on) - cohort(born), KIND[category])


def entered(born: Days, category: Numbers, phase: Numbers, on: np.datetime64) -> Days:
    """When somebody came to where they are: the September of the phase for a setting, some months ago for anything else."""
    start = september(cohort(born) + ENTRY_AGE[phase])
    start = np.where(IS_SETTING[category] & (start < on - 20), start, on - 20 - (born.astype(int) % 200))
    return np.maximum(start, born + 400).astype("datetime64[D]")


def spells_of_holders(holders: Holders, on_days: list[date], table: np.ndarray) -> Spells:
    """Placements of holders of plans: a new one in the September before the January at which the kind or the phase has changed."""
    size = len(holders)
    since, category, phase = days.blank(size), np.full(size, -1), np.zeros(size, int)
    parts: list[Spells] = []
    for column, on in enumerate(on_days):
        here = np.flatnonzero(table[:, column] >= 0)
        now = table[here, column]
        stage = phases(holders.born_on[here], now, on)
        begins = category[here] < 0
        changes = ~begins & ((category[here] != now) | (phase[here] != stage))
        moved = here[changes]
        change = np.full(len(moved), days.day(date(school_year(on), 9, 1)))
        change = np.maximum(change, since[moved] + 1)
        parts.append(Spells(moved, category[moved], phase[moved], since[moved], change - 1))
        fresh = here[begins]
        since[fresh] = entered(holders.born_on[fresh], now[begins], stage[begins], days.day(on))
        since[moved] = change
        category[here], phase[here] = now, stage
    last = np.flatnonzero(category >= 0)
    ended = holders.ended_on[last]
    stays = np.isnat(ended) | (holders.reason[last] == "2")
    until = np.where(stays, days.NO_DAY, np.maximum(ended, since[last]))
    parts.append(Spells(last, category[last], phase[last], since[last], until))
    return Spells.joined(parts)


def single_spells(person: Numbers, born: Days, category: Numbers, around: Days, until: date) -> Spells:
    """One placement for each who never had a plan: in the phase they were in when the request came, ended if they have outgrown it."""
    years = days.year_of(around) - (around.astype("datetime64[M]").astype(int) % 12 < 8)
    stage = schools.phase_of(years - cohort(born), KIND[category])
    since = entered(born, category, stage, days.day(date(2100, 1, 1)))
    since = np.where(since < around, since, around - 60).astype("datetime64[D]")
    leaves = september(cohort(born) + LEAVING_AGE[stage]) - 40
    over = (leaves < days.day(until)) & (leaves > since)
    return Spells(person, category, stage, since, np.where(over, leaves, days.NO_DAY).astype("datetime64[D]"))


def closeness(area: Area) -> np.ndarray:
    """How much a school in each part of the area weighs for a child of each part: little where it is a long way to it."""
    middles = np.array([locate(codes).mean(axis=0) for codes in gazetteer.outward_codes(area)])
    apart = np.nan_to_num(straight_line_km(middles[:, np.newaxis], middles[np.newaxis]))
    return np.maximum(SAME_PART * np.exp(-apart / TRAVEL_KM), LEAST)


def choose_settings(rng: Rng, spells: Spells, part: Numbers, made: Schools, area: Area) -> Numbers:
    """A setting for each placement, nearer ones first; -1 for arrangements without one. `part` is where each spell's person lives."""
    close = closeness(area)
    chosen = np.full(len(spells), -1)
    keys = np.stack([KIND[spells.category], spells.phase, HAS_PROVISION[spells.category], part], axis=1)
    keys[~IS_SETTING[spells.category]] = -1
    groups, which = np.unique(keys, axis=0, return_inverse=True)
    for number, (kind, phase, provision, zone) in enumerate(groups.tolist()):
        if kind < 0:
            continue
        rows = np.flatnonzero(which.ravel() == number)
        able = (made.kind == kind) & (made.phase == phase)
        if provision and (able & made.has_unit).any():
            able &= made.has_unit
        inside, outside = close[zone][made.part], np.where(made.part == zone, 6.0, 1.0)
        near = np.where(made.in_area, inside, outside) * made.weight * able
        chosen[rows] = rng.choice(len(made), size=len(rows), p=near / near.sum())
    return chosen
