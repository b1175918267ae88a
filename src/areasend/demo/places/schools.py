"""Invented schools, colleges and early years settings, as many of each kind as the area's plans need. URNs from 900001 on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.demo.people import naming
from areasend.demo.places import gazetteer
from areasend.demo.places.categories import SETTINGS, WITH_PROVISION
from areasend.demo.published import Area
from areasend.demo.quota import Numbers, Rng

FIRST_URN = 900_001
EARLY, PRIMARY, SECONDARY, POST_16, ALL = range(5)
PHASES = ("early_years", "primary", "secondary", "post_16", "all_through")
AGES = {EARLY: (2, 5), PRIMARY: (4, 11), SECONDARY: (11, 18), POST_16: (16, 25), ALL: (3, 19)}
TYPICAL = {
    "mainstream_independent": 5,
    "special_la_maintained": 130,
    "special_academy_free": 120,
    "special_independent": 9,
    "special_non_maintained": 14,
    "general_fe_tertiary_colleges": 170,
    "specialist_post_16_institutions": 18,
    "ukrlp_provider": 14,
    "nm_early_years": 2,
    "other_placement_settings": 8,
}
"""Pupils with a plan at a setting of each type; mainstream ones by phase, below."""
MAINSTREAM = {EARLY: 3, PRIMARY: 9, SECONDARY: 38}
OUT_OF_AREA = {
    "special_la_maintained": 0.0,  # large, and the county's own: one away would send hundreds far from home
    "special_academy_free": 0.0,
    "special_independent": 0.6,
    "special_non_maintained": 0.7,
    "mainstream_independent": 0.5,
    "specialist_post_16_institutions": 0.7,
}


@dataclass
class Schools:
    """One row a setting. `kind` is a place in SETTINGS, `phase` in PHASES, `part` of the area; weights say how many children it takes."""

    kind: Numbers
    phase: Numbers
    part: Numbers
    in_area: np.ndarray
    weight: np.ndarray
    has_unit: np.ndarray
    name: np.ndarray
    senco: np.ndarray

    def __len__(self) -> int:
        return len(self.kind)


def phase_of(academic_age: Numbers, kind: Numbers) -> Numbers:
    """The phase of the setting that a child of that age goes to, by kind of setting."""
    mainstream = np.isin(kind, [SETTINGS.index(name) for name in (*WITH_PROVISION, "mainstream_independent")])
    by_age = np.select([academic_age < 4, academic_age < 11], [EARLY, PRIMARY], SECONDARY)
    found = np.where(mainstream, by_age, ALL)
    found = np.where(kind == SETTINGS.index("nm_early_years"), EARLY, found)
    post = [
        SETTINGS.index(n) for n in ("general_fe_tertiary_colleges", "specialist_post_16_institutions", "ukrlp_provider")
    ]
    return np.where(np.isin(kind, post), POST_16, found)


def open_schools(rng: Rng, area: Area, kind: Numbers, phase: Numbers, part_count: int) -> Schools:
    """Settings for pupils of the given kinds and phases: at least one of each that occurs."""
    rows: list[tuple[int, int]] = []
    for one in np.unique(kind):
        for stage in np.unique(phase[kind == one]):
            pupils = int(((kind == one) & (phase == stage)).sum())
            rows += [(int(one), int(stage))] * max(1, round(pupils / typical(int(one), int(stage))))
    kinds, phases = np.array([r[0] for r in rows], int), np.array([r[1] for r in rows], int)
    away = np.array([OUT_OF_AREA.get(SETTINGS[k], 0.03) for k in kinds])
    size = len(rows)
    pairs = naming.distinct_pairs(rng, min(size, 4000))
    titles = ["Ms" if pair[2] else "Mr" for pair in pairs]
    sencos = np.array([f"{t} {p[0]} {p[1]}" for t, p in zip(titles, pairs, strict=True)], dtype=object)
    unit = np.isin(kinds, [SETTINGS.index(n) for n in WITH_PROVISION]) & (rng.random(size) < 0.12)
    return Schools(
        kinds,
        phases,
        rng.permutation(np.arange(size) % part_count),
        rng.random(size) >= away,
        rng.lognormal(0, 0.45, size),
        unit,
        setting_names(rng, kinds, phases),
        np.resize(sencos, size),
    )


def typical(kind: int, phase: int) -> int:
    if SETTINGS[kind] in WITH_PROVISION:
        return MAINSTREAM.get(phase, 20)
    return TYPICAL.get(SETTINGS[kind], 20)


FORMS = {
    "nm_early_years": (
        "{place} Pre-school",
        "Little {tree}s Nursery",
        "{place} Village Playgroup",
        "{tree} House Day Nursery",
    ),
    "mainstream_independent": ("{place} House School", "The {tree} School, {place}", "{place} Abbey School"),
    "special_la_maintained": ("{tree} Wood School", "{place} Park School", "{tree} View School"),
    "special_academy_free": ("{tree} Hill Academy", "{place} Grove Academy"),
    "special_independent": (
        "{place} Manor School",
        "{tree} Lodge School",
        "{place} Grange",
        "Bridge House School, {place}",
    ),
    "special_non_maintained": ("{place} Court School", "The {place} Foundation School"),
    "ap_pru_academy": ("{place} Alternative Academy",),
    "ap_pru_free_school": ("The {tree} Free School, {place}",),
    "ap_pru_la_maintained": ("{place} Pupil Referral Unit",),
    "general_fe_tertiary_colleges": ("{place} College", "{place} College of Further Education"),
    "specialist_post_16_institutions": ("{place} Hall College", "{tree} Farm College", "{place} Independence College"),
    "ukrlp_provider": ("{place} Skills and Training", "{tree} Works Training"),
    "online_provider": ("{place} Online School",),
    "w_settings": ("Ysgol {place}",),
    "other_placement_settings": ("{place} Learning Centre", "{place} Hospital School"),
}
MAINSTREAM_FORMS = {
    EARLY: ("{place} Nursery School", "{tree} Tree Nursery School"),
    PRIMARY: (
        "{place} Primary School",
        "{place} Community Primary School",
        "{place} Church of England Primary School",
        "St {saint}'s Catholic Primary School, {place}",
        "St {saint}'s Church of England School, {place}",
        "{place} Combined School",
        "{place} Junior School",
        "{tree} Road Primary School, {place}",
    ),
    SECONDARY: (
        "{place} School",
        "{place} High School",
        "St {saint}'s Catholic School, {place}",
        "The {place} Upper School",
        "{place} Hall School",
    ),
}


def setting_names(rng: Rng, kinds: Numbers, phases: Numbers) -> np.ndarray:
    where = gazetteer.places(rng, len(kinds))
    names = []
    for kind, phase, place in zip(kinds.tolist(), phases.tolist(), where.tolist(), strict=True):
        key = SETTINGS[kind]
        forms = MAINSTREAM_FORMS.get(phase, MAINSTREAM_FORMS[SECONDARY]) if key in WITH_PROVISION else FORMS[key]
        form = forms[int(rng.integers(len(forms)))]
        name = form.format(place=place, tree=one_of(rng, "trees"), saint=one_of(rng, "saints"))
        names.append(_as_academy(name, key, float(rng.random())))
    return np.array(names, dtype=object)


def one_of(rng: Rng, kind: str) -> str:
    words = gazetteer.words()[kind]
    return words[int(rng.integers(len(words)))]


def _as_academy(name: str, kind: str, chance: float) -> str:
    if kind == "mainstream_academy" and chance < 0.6:
        return (
            name.replace(" Primary School", " Primary Academy")
            .replace(" High School", " Academy")
            .replace(" Upper School", " Academy")
        )
    return f"{name.removesuffix(' School')} Free School" if kind == "mainstream_free_school" else name
