"""Where an area's invented people and schools are: parts of the area, outward codes, and names of places that are on no map.

The inward halves of postcodes use letters that Royal Mail never gives out (C, I, K, M, O and V), so that none can be anybody's.
"""

from __future__ import annotations

import numpy as np

from areasend.demo.published import Area
from areasend.demo.quota import Rng

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
ROOTS = (
    "Alder Ambro Ash Barn Bel Birch Black Bram Brock Burn Cal Chal Charn Chert Clay Cold Corn Crow Dene Dray Dun Ed Elm Fair Farn Fern "
    "Fox Fur Gad Glen God Grim Hart Hasel Haw Hazel Hether Hol Horse Ick Ilm Ken Kim Lang Lark Lind Long Lud Maple Mar Mead Mel Mill "
    "Monk Nether North Oak Off Old Over Owl Pen Pilling Prest Quain Rad Raven Red Rush Rye Sedge Shar Shel Sher Stan Stoke Strat Sun "
    "Swan Tad Thorn Tur Up Wad Wal Wend West Whet Whit Wil Win Wood Wyth Yew"
).split()
ENDS = "bourne brook bury by combe cot dale den don ey field ford grave ham hurst ley low mere ney over ridge stead stock ton well wick worth".split()
STREETS = (
    "Acacia Road,Beech Avenue,Bell Lane,Birch Close,Bridge Street,Cedar Drive,Chapel Lane,Cherry Tree Road,Church Road,Coldharbour Lane,"
    "Cromwell Road,Elm Grove,Fern Way,Field View,Green Lane,Grove Road,Hawthorn Close,High Street,Hill Rise,Holly Walk,Jubilee Road,"
    "Kestrel Way,King Street,Lark Rise,Lime Avenue,London Road,Maple Crescent,Marsh Lane,Mead Way,Mill Lane,New Road,North Street,Oak Drive,"
    "Orchard Close,Park Road,Poplar Road,Primrose Hill,Queens Road,Rectory Lane,Rowan Close,School Lane,Station Road,Sycamore Drive,The Green,"
    "Tudor Way,Union Street,Victoria Road,Vale Road,Water Lane,Willow Court,Windmill Road,Woodland Way,York Road"
).split(",")
INWARD = np.array(list("CIKMOV"))


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
    inward = np.char.add(rng.integers(0, 10, size).astype("<U1"), letters)
    outward = np.empty(size, dtype="<U4")
    for number, codes in enumerate(outward_codes(area)):
        rows = np.flatnonzero(part == number)
        outward[rows] = rng.choice(codes, size=len(rows))
    return np.char.add(np.char.add(outward, " "), inward)


def places(rng: Rng, count: int) -> np.ndarray:
    """Names of places, different as far as there are enough."""
    every = np.array([root + end for root in ROOTS for end in ENDS if root[-1] != end[0]], dtype=object)
    shuffled = rng.permutation(every)
    return np.resize(shuffled, count)


def addresses(rng: Rng, part_places: np.ndarray, part: np.ndarray) -> np.ndarray:
    """House, street and place; `part_places` has shape (parts, places)."""
    size = len(part)
    streets = np.array(STREETS, dtype=object)[rng.integers(0, len(STREETS), size)]
    where = part_places[part, rng.integers(0, part_places.shape[1], size)]
    return np.array(
        [f"{n} {s}, {p}" for n, s, p in zip(rng.integers(1, 140, size), streets, where, strict=True)], dtype=object
    )
