"""The yearly forecast as everyone sees it: rounded to the nearest 5, and what is of fewer than 5 children withheld with what would tell it.

The one rule of `rules/disclosure.py` is applied to the medians of each year by phase, need and part, though they are of children who may
come and not of children who are: a forecast for few leans on the few there are.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from areasend.forecast.outcome import Outcome
from areasend.records.models import PlaceForecast
from areasend.rules.disclosure import is_small, rounded, suppress_table
from areasend.rules.place_kinds import PHASES

LOW_80, MIDDLE, HIGH_80 = 1, 3, 5
CUTS = {"phase": "By phase", "need": "By need", "part": "By part of the area"}


def newest() -> PlaceForecast | None:
    """What the public sees."""
    return PlaceForecast.objects.filter(withdrawn_on=None).first()


def told(outcome: Outcome) -> dict[str, Any]:
    """Plain JSON: for the whole and for each cut what is needed, what is short and how sure; None where withheld."""
    figures = outcome.figures
    periods = list(outcome["demand"].periods)
    whole = figures["cells"].get("*|*|*")
    rows = [_whole(outcome, whole, place) for place in range(len(periods))] if whole else []
    cuts = {cut: _cut(figures, cut, len(periods)) for cut in CUTS}
    found = {"as_at": figures["as_at"], "periods": periods, "whole": rows, "cuts": cuts}
    return {**found, "summary": sentence(found)}


def _whole(outcome: Outcome, whole: dict[str, Any], place: int) -> dict[str, Any]:
    short = whole["short"][place]
    return {
        "places": rounded(float(outcome["places"].bands.median[place])),
        "demand": _shown(whole["demand"][place]),
        **_lack(short, whole["chance"][place], hidden=bool(is_small(np.array([round(short[MIDDLE])]))[0])),
    }


def _shown(value: float) -> int | None:
    return None if 0 < round(value) < 5 else rounded(value)


def _lack(short: list[float], chance: float, *, hidden: bool) -> dict[str, Any]:
    """The chance is told in tens of a hundred: finer would be finer than it is known."""
    if hidden:
        return {"short": None, "low": None, "high": None, "chance": None}
    return {
        "short": rounded(short[MIDDLE]), "low": rounded(short[LOW_80]), "high": rounded(short[HIGH_80]),
        "chance": int(round(10 * chance) * 10),
    }  # fmt: skip


def _cut(figures: dict[str, Any], cut: str, years: int) -> list[dict[str, Any]]:
    names = {"phase": PHASES, "need": figures["needs"], "part": figures["parts"]}[cut]
    keys = [key for key in names if max(figures["cells"].get(_key(cut, key), {}).get("demand", [0])) >= 1]
    if not keys:
        return []
    cells = [figures["cells"][_key(cut, key)] for key in keys]
    short = [[round(cell["short"][place][MIDDLE]) for place in range(years)] for cell in cells]
    need = [[round(cell["demand"][place]) for place in range(years)] for cell in cells]
    hidden = suppress_table(short)[:-1, :-1] | suppress_table(need)[:-1, :-1]
    return [
        {
            "label": names[key] if key else "Not recorded",
            "years": [
                {
                    "demand": None if hidden[row, place] else rounded(need[row][place]),
                    **_lack(cell["short"][place], cell["chance"][place], hidden=bool(hidden[row, place])),
                }
                for place in range(years)
            ],
        }
        for row, (key, cell) in enumerate(zip(keys, cells, strict=True))
    ]


def _key(cut: str, key: str) -> str:
    return "|".join(key if one == cut else "*" for one in ("need", "phase", "part"))


def sentence(found: dict[str, Any]) -> str:
    """From what is shown only."""
    if not found["whole"]:
        return "The area has not recorded its specialist places yet, so it cannot be said what will be short."
    last, when = found["whole"][-1], found["periods"][-1]
    if last["short"] is None or not last["short"]:
        return f"By {when} nearly every child who needs a specialist place is likely to find one here."
    said = (
        f"By {when} about {last['short']:,} children who need a specialist place would not find one here "
        f"({last['low']:,} to {last['high']:,} in 8 of 10 futures), unless more places are made than are planned now."
    )
    worst = {cut: _worst(rows) for cut, rows in found["cuts"].items()}
    named = [
        f"{worst['phase'].lower()} phase" if worst["phase"] else "",
        f"in {worst['part']}" if worst["part"] else "",
    ]
    where = " and ".join(filter(None, named))
    return f"{said} The most of these would be of the {where}." if worst["phase"] and where else said


def _worst(rows: list[dict[str, Any]]) -> str:
    known = [(row["years"][-1]["short"], row["label"]) for row in rows if row["years"][-1]["short"]]
    return max(known, default=(0, ""))[1]
