"""Where an area's invented people and schools are: parts of the area, outward codes, and names of places.

Places are named from the usual parts of English names: a likeness to a real one is chance.

Postcodes lie in real sectors, so that distances are those of a real area, but end in letters that Royal Mail never gives out (C, I, K,
M, O and V), so that none can be anybody's. What lies in a sector is taken to be in the middle of it (see `exchange.postcodes`).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
import yaml

from areasend.demo.published import Area
from areasend.demo.quota import Numbers, Rng
from areasend.exchange.postcodes import sectors

PARTS = {"825": ("Aylesbury Vale", "Wycombe", "Chiltern", "South Bucks")}
OUTWARD = {
    "825": (
        ("HP18", "HP19", "HP20", "HP21", "HP22", "MK18"),
        ("HP10", "HP11", "HP12", "HP13", "HP14", "HP15", "HP27"),
        ("HP5", "HP6", "HP7", "HP8", "HP16"),
        ("HP9", "SL0", "SL1", "SL2", "SL7", "SL8", "SL9"),
    )
}
OUTWARD_BY_REGION = {
    "East Midlands": ("DE3", "LE8", "NG7", "NN5"),
    "East of England": ("CB4", "CO6", "IP9", "NR3"),
    "London": ("E8", "N11", "SE15", "W4"),
    "North East": ("DH2", "NE9", "SR4", "TS6"),
    "North West": ("BL4", "CH7", "M9", "PR5"),
    "South East": ("BN6", "GU8", "ME9", "RG5"),
    "South West": ("BA4", "BS9", "EX6", "GL7"),
    "West Midlands": ("B9", "CV7", "ST6", "WS5"),
    "Yorkshire and The Humber": ("BD6", "HU7", "LS9", "YO4"),
}
NEXT_DOOR = {"825": ("LU6", "LU7", "OX9", "OX27", "RG9", "WD3", "MK9", "UB8", "NN12", "HA4")}
FURTHER = ("BS9", "GL7", "NR3", "SR4", "BA4", "PR5")
NEXT_DOOR_SHARE = 0.75
"""Settings outside the area: most just over the border, some far away."""
INWARD = np.array(list("CIKMOV"))


@cache
def words() -> dict[str, list[str]]:
    """Lists that names of places, streets and schools are put together from."""
    text = files(__package__).joinpath("words.yaml").read_text(encoding="utf-8")
    return {kind: [word.strip() for word in line.split(",")] for kind, line in yaml.safe_load(text).items()}


def parts(area: Area) -> tuple[str, ...]:
    """Four parts of the area, each with a team of its own."""
    return PARTS.get(area.code, tuple(f"{area.name} {side}" for side in ("North", "East", "South", "West")))


def outward_codes(area: Area) -> tuple[tuple[str, ...], ...]:
    """Outward codes for each part."""
    if area.code in OUTWARD:
        return OUTWARD[area.code]
    return tuple((code,) for code in OUTWARD_BY_REGION.get(area.region, ("ZZ1", "ZZ2", "ZZ3", "ZZ4")))


def postcodes(rng: Rng, area: Area, part: np.ndarray) -> np.ndarray:
    """An invented postcode in each part."""
    size = len(part)
    letters = np.char.add(INWARD[rng.integers(0, 6, size)], INWARD[rng.integers(0, 6, size)])
    drawn = rng.integers(0, 10, size)
    outward = np.empty(size, dtype="<U4")
    for number, codes in enumerate(outward_codes(area)):
        rows = np.flatnonzero(part == number)
        outward[rows] = rng.choice(codes, size=len(rows))
    return _joined(outward, drawn, letters)


def postcodes_outside(rng: Rng, area: Area, size: int) -> np.ndarray:
    """Invented postcodes outside the area: of areas next door, or of its region where they are not known here, and of places further."""
    near = NEXT_DOOR.get(area.code) or OUTWARD_BY_REGION.get(area.region, FURTHER)
    is_near = rng.random(size) < NEXT_DOOR_SHARE
    outward = np.where(is_near, rng.choice(near, size=size), rng.choice(FURTHER, size=size)).astype("<U4")
    letters = np.char.add(INWARD[rng.integers(0, 6, size)], INWARD[rng.integers(0, 6, size)])
    return _joined(outward, rng.integers(0, 10, size), letters)


def _joined(outward: np.ndarray, drawn: Numbers, letters: np.ndarray) -> np.ndarray:
    """`drawn`, from nought to nine, chooses among the sectors that the district has."""
    digits = np.empty(len(outward), dtype="<U1")
    for code in np.unique(outward).tolist():
        rows = outward == code
        known = np.array(sectors(code) or list("0123456789"))
        digits[rows] = known[drawn[rows] % len(known)]
    return np.char.add(np.char.add(outward, " "), np.char.add(digits, letters))


def places(rng: Rng, count: int) -> np.ndarray:
    """Names of places, different as far as there are enough."""
    every = np.array(
        [root + end for root in words()["roots"] for end in words()["ends"] if root[-1] != end[0]], dtype=object
    )
    shuffled = rng.permutation(every)
    return np.resize(shuffled, count)


def addresses(rng: Rng, part_places: np.ndarray, part: np.ndarray) -> np.ndarray:
    """House, street and place; `part_places` has shape (parts, places)."""
    size = len(part)
    streets = np.array(words()["streets"], dtype=object)[rng.integers(0, len(words()["streets"]), size)]
    where = part_places[part, rng.integers(0, part_places.shape[1], size)]
    return np.array(
        [f"{n} {s}, {p}" for n, s, p in zip(rng.integers(1, 140, size), streets, where, strict=True)], dtype=object
    )
