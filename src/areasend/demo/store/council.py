"""Frames of bodies, teams, users and settings."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import polars as pl
from django.contrib.auth.hashers import make_password

from areasend.demo import days
from areasend.demo.people.staff import PASSWORD, TITLES
from areasend.demo.places import gazetteer
from areasend.demo.places.categories import SETTINGS
from areasend.demo.places.schools import AGES, FIRST_URN, PHASES
from areasend.demo.quota import Rng
from areasend.demo.store.columns import moments, phones, texts
from areasend.demo.store.made import Made
from areasend.rules.policies.access import Role

Frames = dict[str, pl.DataFrame]
COUNCIL, SOCIAL_CARE, ICB, TRUST, HOSPITAL, PSYCHOLOGY, THERAPY, PARENTS = range(1, 9)
ICB_NAMES = {"825": "Thames Valley Integrated Care Board"}
ADVISES = {
    "medical": TRUST,
    "psychology": PSYCHOLOGY,
    "social_care": SOCIAL_CARE,
    "other": THERAPY,
    "adulthood": COUNCIL,
    "sensory": COUNCIL,
    "family_request": HOSPITAL,
}
"""The body that each source of advice belongs to; families and settings belong to none."""


def organisations(made: Made) -> pl.DataFrame:
    name = made.figures.area.name
    rows = (
        (f"{name} Council", "council"),
        (f"{name} Children's Social Care", "council"),
        (ICB_NAMES.get(made.figures.area.code, f"{name} Integrated Care Board"), "icb"),
        (f"{name} Community Healthcare NHS Trust", "nhs_provider"),
        (f"{name} Hospitals NHS Trust", "nhs_provider"),
        (f"{name} Educational Psychology", "council"),
        (f"{name} Children's Therapies", "nhs_provider"),
        (f"{name} Parent Carer Forum", "voluntary"),
    )
    return pl.DataFrame({"id": range(1, len(rows) + 1), "name": [r[0] for r in rows], "kind": [r[1] for r in rows]})


def teams(made: Made) -> pl.DataFrame:
    names = made.staff.teams
    return pl.DataFrame({"id": range(1, len(names) + 1), "name": names, "organisation_id": [COUNCIL] * len(names)})


def users(rng: Rng, made: Made) -> Frames:
    staff, size = made.staff, len(made.staff)
    since = date(made.history.flows.first - 1, 9, 1)
    password = make_password(PASSWORD)
    rows: dict[str, Any] = {
        "id": np.arange(1, size + 1),
        "password": [password] * size,
        "email": texts(staff.email),
        "name": texts(staff.name),
        "phone": texts(phones(rng, size)),
        "job_title": [TITLES[role] for role in staff.role],
        "team_id": pl.Series(staff.team + 1).replace(0, None),
        "is_active": [True] * size,
        "is_demo": [True] * size,
        "is_shown": staff.is_shown,
        "created_at": moments(rng, np.full(size, days.day(since)), days.day(made.until)),
    }
    grants = {
        "id": np.arange(1, size + 1),
        "user_id": np.arange(1, size + 1),
        "role": [Role(role).value for role in staff.role],
        "since": [since] * size,
    }
    return {"records_user": pl.DataFrame(rows), "records_rolegrant": pl.DataFrame(grants)}


def settings(rng: Rng, made: Made) -> pl.DataFrame:
    schools, size = made.schools, len(made.schools)
    types = np.array(SETTINGS, dtype=object)[schools.kind]
    domain = np.array([f"office{number}@school.example" for number in range(1, size + 1)], dtype=object)
    pupils = np.bincount(made.setting[np.isnat(made.spells.until) & (made.setting >= 0)], minlength=size)
    special = np.char.startswith(types.astype(str), "special") | schools.has_unit
    ages = np.array([AGES[int(phase)] for phase in schools.phase])
    early = types == "nm_early_years"
    outside = gazetteer.postcodes_outside(rng.spawn(1)[0], made.figures.area, size).astype(object)
    inside = gazetteer.postcodes(rng, made.figures.area, schools.part).astype(object)
    return pl.DataFrame(
        {
            "id": np.arange(1, size + 1),
            "urn": pl.Series(
                [None if e else str(FIRST_URN + n) for n, e in enumerate(early.tolist())], dtype=pl.String
            ),
            "name": texts(schools.name),
            "phase": [PHASES[int(phase)] for phase in schools.phase],
            "type": texts(types),
            "postcode": texts(np.where(schools.in_area, inside, outside)),
            "in_area": schools.in_area,
            "places": pl.Series(
                [int(n * 1.04) + 2 if s else None for n, s in zip(pupils, special, strict=True)], dtype=pl.Int64
            ),
            "lowest_age": ages[:, 0],
            "highest_age": ages[:, 1],
            "senco": texts(schools.senco),
            "email": texts(domain),
            "phone": texts(phones(rng, size)),
            "version": np.ones(size, dtype=np.int64),
            "recorded_at": moments(
                rng, np.full(size, days.day(date(made.history.flows.first, 1, 3))), days.day(made.until)
            ),
        }
    )
