"""Carers: parents with their responsibilities, step-parents, grandparents, foster carers, and social workers of children in care."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.demo.people import naming
from areasend.demo.people.everyone import People
from areasend.demo.quota import Numbers, Rng

SIBLINGS = 0.09
"""Share of people who have a brother or sister in the records."""
SECOND = {"father": 0.72, "step_parent": 0.14, "grandparent": 0.06, "mother": 0.08}
FIRST = {"mother": 0.84, "father": 0.11, "grandparent": 0.03, "guardian": 0.02}
CARE_ONLY = ("step_parent", "grandparent", "foster_carer")


@dataclass
class Carers:
    """One row a carer; `family` is the row of the person whose household it is."""

    family: Numbers
    relationship: np.ndarray
    responsibility: np.ndarray
    lives_with: np.ndarray
    is_first: np.ndarray
    title: np.ndarray
    name: np.ndarray
    language: np.ndarray
    own_address: np.ndarray

    def __len__(self) -> int:
        return len(self.family)


def join_siblings(rng: Rng, people: People) -> Numbers:
    """Puts some people into the household of another: surname and address are changed in `people`. Returns each person's household."""
    size = len(people)
    household = np.arange(size)
    order = np.lexsort((rng.random(size), people.part, people.ethnicity.astype(str)))
    younger = np.flatnonzero((rng.random(size) < SIBLINGS) & (np.arange(size) % 2 == 1))
    place = np.empty(size, dtype=int)
    place[order] = np.arange(size)
    for row in younger.tolist():
        near = order[place[row] - 1]
        gap = abs(int((people.born_on[row] - people.born_on[near]).astype(int)))
        same = people.ethnicity[row] == people.ethnicity[near] and people.part[row] == people.part[near]
        if same and household[near] == near and 320 < gap < 4000 and not people.looked_after[row]:
            household[row] = near
    while (household != household[household]).any():
        household = household[household]
    moved = np.flatnonzero(household != np.arange(size))
    for column in (people.surname, people.address, people.postcode, people.language):
        column[moved] = column[household[moved]]
    return household


def carers(rng: Rng, people: People, household: Numbers) -> Carers:
    heads = np.flatnonzero(household == np.arange(len(people)))
    in_care = people.looked_after[heads]
    parts = [
        some(rng, people, heads[~in_care], _draw(rng, FIRST, int((~in_care).sum())), True),
        some(rng, people, heads[in_care], np.full(int(in_care.sum()), "foster_carer", dtype=object), True),
        some(rng, people, heads[in_care], np.full(int(in_care.sum()), "social_worker", dtype=object), False),
    ]
    pair = heads[~in_care & (rng.random(len(heads)) < 0.58)]
    parts.append(some(rng, people, pair, _draw(rng, SECOND, len(pair)), False))
    return Carers(**{name: np.concatenate([getattr(p, name) for p in parts]) for name in Carers.__dataclass_fields__})


def _draw(rng: Rng, mix: dict[str, float], size: int) -> np.ndarray:
    return rng.choice(np.array(list(mix), dtype=object), size=size, p=np.array(list(mix.values())))


def some(rng: Rng, people: People, family: Numbers, relationship: np.ndarray, first: bool) -> Carers:
    size = len(family)
    either = rng.random(size) < 0.7
    female = np.where(
        relationship == "mother", True, np.where(np.isin(relationship, ("father", "step_parent")), False, either)
    )
    outside = np.isin(relationship, ("foster_carer", "social_worker"))
    tradition = np.where(outside, naming.traditions_of(rng, np.full(size, "WBRI")), people.tradition[family])
    shared = rng.random(size) < 0.8
    surname = np.where(shared & ~outside, people.surname[family], naming.draw(rng, tradition, "surnames"))
    forename = naming.forenames(rng, tradition, female.astype(bool), grown=True)
    responsibility = np.where(
        np.isin(relationship, CARE_ONLY), "care", np.where(relationship == "social_worker", "authority", "parental")
    )
    apart = (relationship == "social_worker") | (~np.full(size, first) & (rng.random(size) < 0.25))
    return Carers(
        family=family,
        relationship=relationship,
        responsibility=responsibility.astype(object),
        lives_with=~apart,
        is_first=np.full(size, first),
        title=np.where(
            female, rng.choice(["Ms", "Mrs", "Ms", "Dr", ""], size=size, p=[0.3, 0.35, 0.2, 0.03, 0.12]), "Mr"
        ).astype(object),
        name=np.array([f"{a} {b}" for a, b in zip(forename, surname, strict=True)], dtype=object),
        language=np.where(outside, "", people.language[family]).astype(object),
        own_address=apart | outside,
    )
