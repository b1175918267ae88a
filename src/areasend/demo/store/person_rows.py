"""Frames of people, carers and placements."""

from __future__ import annotations

import numpy as np
import polars as pl

from areasend.actions.numbers import person_reference
from areasend.demo import days
from areasend.demo.places import gazetteer
from areasend.demo.places.categories import CATEGORIES
from areasend.demo.places.spells import cohort
from areasend.demo.quota import Numbers, Rng
from areasend.demo.store.columns import day_column, ids_or_null, phones, stamped, texts
from areasend.demo.store.made import Made

FIRST_NUMBER = 10_001
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UPN_AREA = "989"
"""No local authority has this number."""


def upns(size: int, year: Numbers, first: int = 0) -> list[str]:
    """Unique pupil numbers with their right check letter, of an area that does not exist; `first`: how many were given before."""
    numbers = first + np.arange(size)
    digits = [
        f"{UPN_AREA}{n // 1000 % 10000:04d}{y % 100:02d}{n % 1000:03d}" for n, y in zip(numbers, year, strict=True)
    ]
    return [UPN_LETTERS[sum(int(d) * weight for weight, d in enumerate(text, start=2)) % 23] + text for text in digits]


def first_seen(made: Made) -> days.Days:
    """The first day on which each person is in the records."""
    seen = np.full(len(made.people), np.iinfo(np.int64).max)
    for cases in made.cases.sets.values():
        first = np.fmin.reduce([*cases.facts.values(), *cases.borrowed.values()]) if len(cases) else days.blank(0)
        opened = np.where(np.isnat(first), np.iinfo(np.int64).max, first.astype(np.int64))
        np.minimum.at(seen, cases.person, opened)
    today = days.day(made.until).astype(np.int64)
    born = made.people.born_on.astype(np.int64) + 30
    return np.minimum(np.maximum(seen, born), today - 1).astype("datetime64[D]")


def people(rng: Rng, made: Made, seen: days.Days) -> pl.DataFrame:
    everyone, size = made.people, len(made.people)
    at_school = cohort(everyone.born_on) + 4 <= made.until.year - (made.until.month < 9)
    upn = upns(size, cohort(everyone.born_on) + 4)
    died = np.full(len(made.history.holders), np.datetime64("NaT", "D"))
    dead = made.history.holders.reason == "8"
    died[dead] = made.history.holders.ended_on[dead]
    died = np.concatenate([died, days.blank(size - len(died))])
    speaks = everyone.language != ""
    return pl.DataFrame(
        {
            "id": np.arange(1, size + 1),
            "reference": [person_reference(FIRST_NUMBER + n) for n in range(size)],
            "forename": texts(everyone.forename),
            "surname": texts(everyone.surname),
            "known_as": texts(everyone.known_as),
            "born_on": day_column(everyone.born_on),
            "sex": np.where(everyone.female, "F", "M"),
            "ethnicity": texts(everyone.ethnicity),
            "upn": pl.Series(
                [text if known else None for text, known in zip(upn, at_school, strict=True)], dtype=pl.String
            ),
            "address": texts(everyone.address),
            "postcode": texts(everyone.postcode),
            "language": texts(everyone.language),
            "interpreter": speaks & (rng.random(size) < 0.2),
            "looked_after": everyone.looked_after,
            "primary_need": texts(everyone.need),
            "secondary_need": texts(everyone.second_need),
            "died_on": day_column(died),
            "version": np.ones(size, dtype=np.int64),
            **stamped(rng, seen, made.officer, days.day(made.until)),
        }
    )


def carers(rng: Rng, made: Made, seen: days.Days) -> pl.DataFrame:
    found, size = made.carers, len(made.carers)
    everyone = made.people
    part = everyone.part[found.family]
    towns = gazetteer.places(rng, 4 * 14).reshape(4, 14)
    elsewhere = gazetteer.addresses(rng, towns, part)
    own_code = gazetteer.postcodes(rng, made.figures.area, part).astype(object)
    mail = [
        f"{name.lower().replace(' ', '.').replace(chr(39), '')}{n}@family.example"
        for n, name in enumerate(found.name.tolist())
    ]
    return pl.DataFrame(
        {
            "id": np.arange(1, size + 1),
            "title": texts(found.title),
            "name": texts(found.name),
            "email": [address if has else "" for address, has in zip(mail, rng.random(size) < 0.8, strict=True)],
            "phone": texts(phones(rng, size)),
            "address": texts(np.where(found.own_address, elsewhere, everyone.address[found.family])),
            "postcode": texts(np.where(found.own_address, own_code, everyone.postcode[found.family])),
            "language": texts(found.language),
            "interpreter": (found.language != "") & (rng.random(size) < 0.3),
            "version": np.ones(size, dtype=np.int64),
            **stamped(rng, seen[found.family], made.officer[found.family], days.day(made.until)),
        }
    )


def care_links(rng: Rng, made: Made, seen: days.Days) -> pl.DataFrame:
    """Every child of a household is linked to each of its carers."""
    children = pl.DataFrame({"person": np.arange(len(made.people)), "family": made.household})
    found = made.carers
    grown = pl.DataFrame(
        {
            "family": found.family,
            "carer_id": np.arange(1, len(found) + 1),
            "relationship": texts(found.relationship),
            "responsibility": texts(found.responsibility),
            "lives_with": found.lives_with,
            "is_first_contact": found.is_first,
        }
    )
    links = children.join(grown, on="family", how="inner", maintain_order="left_right")
    person = links["person"].to_numpy()
    return links.select(
        pl.int_range(1, pl.len() + 1).alias("id"),
        (pl.col("person") + 1).alias("person_id"),
        pl.exclude("person", "family"),
    ).with_columns(
        **{k: pl.Series(v) for k, v in stamped(rng, seen[person], made.officer[person], days.day(made.until)).items()}
    )


def placements(rng: Rng, made: Made, seen: days.Days) -> pl.DataFrame:
    spells, size = made.spells, len(made.spells)
    arrangement = np.array([c.arrangement for c in CATEGORIES], dtype=object)[spells.category]
    provision = np.array([c.provision for c in CATEGORIES], dtype=object)[spells.category]
    away = np.array(
        [
            c.name in ("special_independent", "special_non_maintained", "specialist_post_16_institutions")
            for c in CATEGORIES
        ]
    )
    boards = away[spells.category] & (rng.random(size) < 0.09)
    weeks = rng.choice([38, 38, 44, 52], size=size)
    on = np.maximum(spells.since, seen[spells.person])
    return pl.DataFrame(
        {
            "id": np.arange(1, size + 1),
            "person_id": spells.person + 1,
            "setting_id": ids_or_null(made.setting + 1),
            "arrangement": texts(arrangement),
            "provision": texts(provision),
            "is_main": np.ones(size, dtype=bool),
            "is_named_in_plan": (spells.person < len(made.history.holders)) & (made.setting >= 0),
            "residential_weeks": pl.Series(
                [int(w) if b else None for w, b in zip(weeks, boards, strict=True)], dtype=pl.Int64
            ),
            "since": day_column(spells.since),
            "until": day_column(spells.until),
            **stamped(rng, on, made.officer[spells.person], days.day(made.until)),
        }
    )
