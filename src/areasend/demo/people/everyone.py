"""Everyone in the area's records: the holders of plans first, in their order, then those who were only ever asked about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.demo import days
from areasend.demo.days import Days
from areasend.demo.history.ages import START_PRIOR, AgeSource
from areasend.demo.history.requests import PLAN, REFUSED, Requests
from areasend.demo.history.whole import History
from areasend.demo.people import naming, traits
from areasend.demo.places import gazetteer
from areasend.demo.quota import Numbers, Rng, draw_rows

ASKED_AGAIN = 0.12
"""Share of refused requests whose child was asked about again and then got a plan."""
PART_WEIGHTS = (0.3, 0.29, 0.22, 0.19)
LOOKED_AFTER = 0.035


@dataclass
class People:
    """One row a person. `part` is the part of the area they live in; texts are object arrays."""

    born_on: Days
    female: np.ndarray
    ethnicity: np.ndarray
    tradition: np.ndarray
    need: np.ndarray
    second_need: np.ndarray
    part: Numbers
    forename: np.ndarray
    surname: np.ndarray
    known_as: np.ndarray
    language: np.ndarray
    looked_after: np.ndarray
    postcode: np.ndarray
    address: np.ndarray

    def __len__(self) -> int:
        return len(self.born_on)


def people(rng: Rng, history: History) -> tuple[People, Numbers]:
    """All people, and for each request the row of its child."""
    holders, figures = history.holders, history.figures
    child, born = children_of_requests(rng, history)
    sex = traits.by_januaries(rng, figures, history.flows, holders, "sex", traits.SEX_NAMES)
    ethnicity = traits.by_januaries(rng, figures, history.flows, holders, "ethnicity", traits.ETHNICITIES)
    need = traits.needs(rng, figures, history.flows, holders, sex)
    more = len(born) - len(holders)
    sex, ethnicity = (np.concatenate([known, _same_mix(rng, known, more)]) for known in (sex, ethnicity))
    likely = traits.need_likelihood(figures, history.flows.last)
    ages = np.clip(days.age_on(born[len(holders) :], days.day(history.until)), 2, 25)
    need = np.concatenate([need, draw_rows(rng, likely[sex[len(holders) :], ages])])
    return named(
        rng, history, born, sex == 0, np.array(traits.ETHNICITY_CODES)[ethnicity], np.array(traits.NEEDS)[need]
    ), child


def _same_mix(rng: Rng, known: Numbers, size: int) -> Numbers:
    return rng.choice(known, size=size) if len(known) else np.zeros(size, dtype=np.int64)


def children_of_requests(rng: Rng, history: History) -> tuple[Numbers, Days]:
    """For each request the row of its child, and the birth dates of all people."""
    requests, holders = history.requests, history.holders
    child = requests.holder.copy()
    pair_earlier_refusals(rng, requests, child, holders.born_on)
    alone = np.flatnonzero(child < 0)
    child[alone] = len(holders) + np.arange(len(alone))
    likely = np.maximum(AgeSource(history.figures, history.flows.last).prior(history.flows.last - 1, START_PRIOR), 0.0)
    age = rng.choice(len(likely), size=len(alone), p=likely / likely.sum())
    born = requests.received[alone] - (np.maximum(age - 1, 2) * 365.25).astype(int) - rng.integers(0, 364, len(alone))
    return child, np.concatenate([holders.born_on, born])


def pair_earlier_refusals(rng: Rng, requests: Requests, child: Numbers, born: Days) -> None:
    """Writes into `child` the holder of a later plan for some of those who were refused at first."""
    refused = np.flatnonzero((requests.outcome == REFUSED) & (child < 0) & (rng.random(len(requests)) < ASKED_AGAIN))
    later = rng.permutation(np.flatnonzero((requests.outcome == PLAN) & np.isnat(requests.settled)))
    later = later[np.argsort(requests.received[later], kind="stable")]
    place = 0
    for row in refused[np.argsort(requests.received[refused], kind="stable")].tolist():
        place = max(place, int(np.searchsorted(requests.received[later], requests.received[row] + 230)))
        if place == len(later):
            break
        soon = requests.received[later[place]] < requests.received[row] + 900
        if soon and born[child[later[place]]] + 730 < requests.received[row]:
            child[row] = child[later[place]]
            place += 1


def named(
    rng: Rng, history: History, born: Days, female: np.ndarray, ethnicity: np.ndarray, need: np.ndarray
) -> People:
    area, size = history.figures.area, len(born)
    ethnicity = ethnicity.astype(object)
    ethnicity[(ethnicity == "NOBT") & (rng.random(size) < 0.35)] = "REFU"
    tradition = naming.traditions_of(rng, ethnicity.astype(str))
    part = rng.choice(len(PART_WEIGHTS), size=size, p=PART_WEIGHTS)
    towns = gazetteer.places(rng, 4 * 14).reshape(4, 14)
    forename = naming.forenames(rng, tradition, female)
    again = naming.traditions_of(rng, ethnicity.astype(str))
    short = np.array(
        [name[:3] + "ie" if len(name) > 6 and name[2] not in "aeiou'" else "" for name in forename], dtype=object
    )
    return People(
        born_on=born,
        female=female,
        ethnicity=ethnicity,
        tradition=tradition,
        need=need,
        second_need=second_needs(rng, need),
        part=part,
        forename=forename,
        surname=surnames(rng, naming.draw(rng, again, "surnames"), again),
        known_as=np.where(rng.random(size) < 0.03, short, ""),
        language=naming.language(rng, tradition),
        looked_after=rng.random(size) < LOOKED_AFTER,
        postcode=gazetteer.postcodes(rng, area, part),
        address=gazetteer.addresses(rng, towns, part),
    )


def surnames(rng: Rng, drawn: np.ndarray, traditions: np.ndarray) -> np.ndarray:
    """Some have two, joined by a hyphen."""
    double = (rng.random(len(drawn)) < 0.04) & (traditions == "british")
    other = rng.permutation(drawn)
    return np.array(
        [f"{a}-{b}" if two and a != b and "-" not in b else a for a, b, two in zip(drawn, other, double, strict=True)],
        dtype=object,
    )


USUAL_SECOND = {
    "ASD": ("SLCN", "SEMH", "SPLD"),
    "SLCN": ("ASD", "MLD"),
    "SEMH": ("ASD", "SLCN"),
    "SLD": ("ASD", "SLCN"),
    "PMLD": ("PD", "VI"),
}


def second_needs(rng: Rng, need: np.ndarray) -> np.ndarray:
    """A second need for two in five of those whose first is recorded."""
    found = np.full(len(need), "", dtype=object)
    has = (rng.random(len(need)) < 0.42) & (need != "")
    for code in np.unique(need[has]) if has.any() else ():
        rows = np.flatnonzero(has & (need == code))
        others = [one for one in USUAL_SECOND.get(str(code), ("SLCN", "SEMH", "ASD", "MLD")) if one != code]
        found[rows] = rng.choice(others, size=len(rows))
    return found
