"""Frames of SEN support, and of the pupils of whom nothing else is recorded."""

from __future__ import annotations

import numpy as np
import polars as pl

from areasend.actions.numbers import person_reference
from areasend.demo import days
from areasend.demo.places.spells import cohort
from areasend.demo.quota import Rng
from areasend.demo.store.columns import day_column, stamped, texts
from areasend.demo.store.made import Made
from areasend.demo.store.person_rows import FIRST_NUMBER, upns

WITHOUT_ETHNICITY, WITHOUT_UPN = 0.01, 0.005


def people_in_all(made: Made) -> int:
    return len(made.people) + len(made.supported.pupils)


def frames(made: Made) -> dict[str, pl.DataFrame]:
    """Tables in their order. A few pupils lack their ethnicity or UPN, so that the rules of the list find something."""
    rng = np.random.default_rng([made.seed, int(made.figures.area.code), 5])
    return {"records_person": _pupils(rng, made), "records_sensupport": _support(rng, made)}


def _pupils(rng: Rng, made: Made) -> pl.DataFrame:
    pupils, before = made.supported.pupils, len(made.people)
    size = len(pupils)
    numbers = np.array(upns(size, cohort(pupils.born_on) + 4, before), dtype=object)
    numbers[rng.random(size) < WITHOUT_UPN] = None
    ethnicity = np.where(rng.random(size) < WITHOUT_ETHNICITY, "", pupils.ethnicity)
    seen = np.full(size, days.day(made.until) - 60)
    return pl.DataFrame(
        {
            "id": np.arange(before + 1, before + size + 1),
            "reference": [person_reference(FIRST_NUMBER + before + n) for n in range(size)],
            "forename": texts(pupils.forename),
            "surname": texts(pupils.surname),
            "known_as": texts(pupils.known_as),
            "born_on": day_column(pupils.born_on),
            "sex": np.where(pupils.female, "F", "M"),
            "ethnicity": texts(ethnicity),
            "upn": pl.Series(numbers.tolist(), dtype=pl.String),
            "address": texts(pupils.address),
            "postcode": texts(pupils.postcode),
            "language": texts(pupils.language),
            "interpreter": np.zeros(size, dtype=bool),
            "looked_after": pupils.looked_after,
            "primary_need": [""] * size,
            "secondary_need": [""] * size,
            "version": np.ones(size, dtype=np.int64),
            **stamped(rng, seen, np.zeros(size, dtype=np.int64), days.day(made.until)),
        }
    )


def _support(rng: Rng, made: Made) -> pl.DataFrame:
    found = made.supported
    size = len(found.person)
    return pl.DataFrame(
        {
            "id": np.arange(1, size + 1),
            "person_id": found.person + 1,
            "setting_id": found.setting + 1,
            "primary_need": texts(found.need),
            "secondary_need": texts(found.second_need),
            "since": day_column(found.since),
            **stamped(rng, found.since, np.zeros(size, dtype=np.int64), days.day(made.until)),
        }
    )
