"""Names by tradition, chosen to fit the ethnicity recorded."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
import yaml

from areasend.demo.quota import Rng

TRADITIONS = {
    "WBRI": {"british": 0.96, "irish": 0.03, "european": 0.01},
    "WIRI": {"irish": 0.8, "british": 0.2},
    "WIRT": {"irish": 1.0},
    "WROM": {"european": 0.6, "british": 0.4},
    "WOTH": {"european": 0.9, "british": 0.05, "arabic": 0.05},
    "MWBC": {"british": 0.5, "caribbean": 0.5},
    "MWBA": {"british": 0.5, "african": 0.5},
    "MWAS": {"british": 0.5, "indian": 0.3, "pakistani": 0.2},
    "MOTH": {"british": 0.5, "arabic": 0.2, "asian": 0.2, "european": 0.1},
    "AIND": {"indian": 1.0},
    "APKN": {"pakistani": 1.0},
    "ABAN": {"bangladeshi": 1.0},
    "CHNE": {"chinese": 0.85, "british": 0.15},
    "AOTH": {"asian": 0.8, "arabic": 0.2},
    "BCRB": {"caribbean": 1.0},
    "BAFR": {"african": 1.0},
    "BOTH": {"african": 0.5, "caribbean": 0.5},
    "OOTH": {"arabic": 0.8, "asian": 0.2},
    "REFU": {"british": 0.8, "european": 0.2},
    "NOBT": {"british": 0.8, "european": 0.1, "pakistani": 0.1},
    "": {"british": 0.8, "european": 0.1, "indian": 0.1},
}
"""For each code of ethnicity the traditions that its names come from. Forename and surname are drawn apart where there are several."""

LANGUAGES = {
    "pakistani": ("Urdu", "Punjabi", "Pahari"),
    "bangladeshi": ("Bengali", "Sylheti"),
    "indian": ("Punjabi", "Gujarati", "Hindi", "Tamil"),
    "european": ("Polish", "Romanian", "Portuguese", "Bulgarian", "Ukrainian"),
    "arabic": ("Arabic", "Farsi", "Kurdish", "Pashto"),
    "african": ("Somali", "Yoruba", "Twi", "Shona"),
    "chinese": ("Cantonese", "Mandarin"),
    "asian": ("Nepali", "Tagalog", "Tamil", "Vietnamese"),
}


@cache
def names() -> dict[str, dict[str, tuple[str, ...]]]:
    """tradition -> girls, boys, surnames (and women, men for grown-ups of the British lists) -> names."""
    text = files(__package__).joinpath("names.yaml").read_text(encoding="utf-8")
    known = yaml.safe_load(text)
    return {
        tradition: {kind: tuple(_split(line)) for kind, line in lists.items()} for tradition, lists in known.items()
    }


def _split(line: str) -> list[str]:
    return line.replace("De Silva", "De_Silva").split()


def traditions_of(rng: Rng, codes: np.ndarray) -> np.ndarray:
    """One tradition for each code of ethnicity."""
    found = np.empty(len(codes), dtype=object)
    for code in np.unique(codes):
        rows = np.flatnonzero(codes == code)
        mix = TRADITIONS[str(code)]
        found[rows] = rng.choice(list(mix), size=len(rows), p=np.array(list(mix.values())))
    return found


def draw(rng: Rng, traditions: np.ndarray, kind: str) -> np.ndarray:
    """A name of a kind ("girls", "women", "surnames" ...) for each tradition; where a list lacks grown-ups, the children's names serve."""
    found = np.empty(len(traditions), dtype=object)
    for tradition in set(traditions.tolist()):
        rows = np.flatnonzero(traditions == tradition)
        lists = names()[tradition]
        pool = lists.get(kind) or lists[{"women": "girls", "men": "boys"}[kind]]
        found[rows] = np.array(pool, dtype=object)[rng.integers(0, len(pool), len(rows))]
    return np.array([name.replace("_", " ") for name in found], dtype=object)


def forenames(rng: Rng, traditions: np.ndarray, female: np.ndarray, grown: bool = False) -> np.ndarray:
    kinds = ("women", "men") if grown else ("girls", "boys")
    return np.where(female, draw(rng, traditions, kinds[0]), draw(rng, traditions, kinds[1]))


def language(rng: Rng, traditions: np.ndarray, share: float = 0.45) -> np.ndarray:
    """The family's language where it is not English, else ""."""
    found = np.full(len(traditions), "", dtype=object)
    for tradition, known in LANGUAGES.items():
        rows = np.flatnonzero((traditions == tradition) & (rng.random(len(traditions)) < share))
        found[rows] = rng.choice(known, size=len(rows))
    return found


def distinct_pairs(rng: Rng, count: int, grown: bool = True) -> list[tuple[str, str, bool]]:
    """`count` different full names of staff: forename, surname, whether a woman's."""
    codes = ("WBRI", "AIND", "APKN", "BAFR", "WOTH", "BCRB", "WIRI", "CHNE", "OOTH", "ABAN")
    weights = np.array((0.6, 0.08, 0.1, 0.06, 0.06, 0.03, 0.03, 0.01, 0.02, 0.01))
    seen: dict[str, tuple[str, str, bool]] = {}
    while len(seen) < count:
        more = max(count - len(seen), 8)
        origin = traditions_of(rng, np.array(rng.choice(codes, size=more, p=weights)))
        female = rng.random(more) < 0.75
        first, last = forenames(rng, origin, female, grown), draw(rng, origin, "surnames")
        for pair in zip(first.tolist(), last.tolist(), female.tolist(), strict=True):
            seen.setdefault(f"{pair[0]} {pair[1]}", pair)
    return list(seen.values())[:count]
