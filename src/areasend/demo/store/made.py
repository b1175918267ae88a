"""Everything that will be written, still as columns: drawn in one go from the figures and a seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from areasend.demo import days
from areasend.demo.cases.all_cases import AllCases, all_cases
from areasend.demo.history.whole import History, history
from areasend.demo.people.everyone import People, people
from areasend.demo.people.families import Carers, carers, join_siblings
from areasend.demo.people.staff import Staff, officers_for, staff
from areasend.demo.people.supported import Supported, supported
from areasend.demo.places.categories import CATEGORIES, by_age
from areasend.demo.places.januaries import kinds
from areasend.demo.places.schools import Schools, open_schools
from areasend.demo.places.spells import IS_SETTING, KIND, Spells, choose_settings, single_spells, spells_of_holders
from areasend.demo.published import Figures
from areasend.demo.quota import Numbers, Rng, draw_rows

Say = Callable[[str], None]


@dataclass
class Made:
    figures: Figures
    seed: int
    history: History
    people: People
    household: Numbers
    carers: Carers
    staff: Staff
    officer: Numbers
    schools: Schools
    spells: Spells
    setting: Numbers
    cases: AllCases
    supported: Supported

    @property
    def until(self) -> date:
        return self.history.until


def make(figures: Figures, seed: int, until: date, say: Say) -> Made:
    """The whole area. The same figures, seed and day give the same area."""
    rng = np.random.default_rng([seed, int(figures.area.code)])
    say(f"Working out the years {figures.area.name} has published")
    whole = history(rng, figures, until)
    everyone, child = people(rng, whole)
    say(f"{len(everyone):,} children and young people")
    household = join_siblings(rng, everyone)
    parents = carers(rng, everyone, household)
    in_force = whole.holders.in_force(until)
    team_of = everyone.part
    made_staff = staff(rng, figures.area, np.bincount(team_of[: len(in_force)][in_force], minlength=4))
    officer = officers_for(rng, made_staff, team_of)
    spells = placements(rng, whole, everyone, child)
    schools = open_schools(rng, figures.area, *lived_in(spells), len(made_staff.teams))
    setting = choose_settings(rng, spells, everyone.part[spells.person], schools, figures.area)
    cases = all_cases(rng, whole, everyone, child)
    own = np.random.default_rng([seed, int(figures.area.code), 4])
    helped = supported(own, whole, everyone, spells, setting, schools)
    return Made(
        figures, seed, whole, everyone, household, parents, made_staff, officer, schools, spells, setting, cases, helped
    )


def placements(rng: Rng, whole: History, everyone: People, child: Numbers) -> Spells:
    on_days, table = kinds(rng, whole.figures, whole.flows, whole.holders, whole.until)
    held = spells_of_holders(whole.holders, on_days, table)
    without = np.setdiff1d(np.arange(len(everyone)), held.person)
    asked = days.blank(len(everyone))
    asked[child[::-1]] = whole.requests.received[::-1]
    around = np.fmax(asked[without], np.datetime64("2018-02-01", "D"))
    ages = np.clip(days.age_on(everyone.born_on[without], around), 2, 24)
    likely = by_age(whole.figures, whole.flows.last)[ages] * plain_weights()
    category = draw_rows(rng, likely + 1e-12 * IS_SETTING)
    return Spells.joined([held, single_spells(without, everyone.born_on[without], category, around, whole.until)])


def plain_weights() -> np.ndarray:
    """Children who have no plan are in ordinary places: no special schools, no arrangements."""
    plain = (
        "mainstream_la_maintained",
        "mainstream_academy",
        "mainstream_free_school",
        "nm_early_years",
        "general_fe_tertiary_colleges",
    )
    return np.array([1.0 if category.name in plain else 0.0 for category in CATEGORIES])


def lived_in(spells: Spells) -> tuple[Numbers, Numbers]:
    """Kinds and phases of the settings needed: of placements that last, and one of each kind that ever occurred."""
    at_setting = IS_SETTING[spells.category]
    kind, phase = KIND[spells.category], spells.phase
    now = at_setting & np.isnat(spells.until)
    ever = np.unique(np.stack([kind[at_setting], phase[at_setting]], axis=1), axis=0)
    return np.concatenate([kind[now], ever[:, 0]]), np.concatenate([phase[now], ever[:, 1]])
