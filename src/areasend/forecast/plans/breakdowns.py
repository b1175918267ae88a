"""Plans by age, placement and need: what each origin knows of them, and their series. Every breakdown adds up to the total."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from areasend.forecast.bands import Numbers, bands
from areasend.forecast.outcome import Series, Step
from areasend.forecast.params import BadParams
from areasend.forecast.plans import ages, crossed, moving, needs, placements, population, shares, telling
from areasend.forecast.plans.history import listed

AGE_LABELS = ("Aged 2 or under", *(f"Aged {age}" for age in range(3, 26)))


@dataclass(frozen=True)
class Way:
    """One way to divide all plans: from which origin, into what, and how its shares are foretold."""

    first_origin: int
    keys: tuple[str, ...]
    labels: tuple[str, ...]
    foretold: Callable[[int, int], Numbers]
    first_counted: int
    counted: Callable[[int, int], Numbers]
    sentence: str


WAYS = {
    "age": Way(
        ages.FIRST_ORIGIN,
        ages.KEYS,
        AGE_LABELS,
        ages.foretold,
        ages.FIRST_ORIGIN,
        ages.stock,
        "Everyone grows a year older, plans end and start at their ages; it divides the total and adds nothing to it.",
    ),
    "placement": Way(
        placements.FIRST_ORIGIN,
        tuple(placements.GROUPS),
        tuple(label for label, _ in placements.GROUPS.values()),
        placements.foretold,
        placements.FIRST_JANUARY,
        placements.stock,
        "The area's own shares drift as England's have over three years; it divides the total and adds nothing to it.",
    ),
    "need": Way(
        needs.FIRST_ORIGIN,
        tuple(needs.NEEDS),
        tuple(needs.NEEDS.values()),
        needs.foretold,
        needs.FIRST_ORIGIN,
        lambda year, origin: needs.stock(origin),
        "New plans bring the needs of last year's new plans, those that end take theirs; it divides the total and adds nothing to it.",
    ),
    "phase": Way(
        crossed.FIRST_ORIGIN,
        crossed.KEYS,
        crossed.LABELS,
        crossed.foretold,
        crossed.FIRST_ORIGIN,
        crossed.stock,
        "Children move between placements as they change phase; it agrees with ages and placements, and adds nothing to the total.",
    ),
}


@functools.lru_cache(maxsize=64)
def foretold(name: str, origin: int, years: int) -> Numbers:
    """Shares of plans by the categories of one way, for every area: shape (areas, years, categories)."""
    return WAYS[name].foretold(origin, years)


@functools.lru_cache(maxsize=32)
def errors(name: str, origin: int) -> Numbers:
    """Quantiles of the standard errors of shares a year ahead, shape (categories, chances), as known at `origin`.

    From every earlier origin whose next January is known. Where there is none, tails like those of placements, known since 2021.
    """
    way = WAYS[name]
    found = [_erred(name, start, origin) for start in range(way.first_origin, origin)]
    if found:
        return shares.learned(np.concatenate(found))
    return (
        shares.bell(len(way.keys))
        if name == "placement"
        else shares.borrowed(errors("placement", origin), len(way.keys))
    )


def _erred(name: str, start: int, origin: int) -> Numbers:
    """Standard errors of the shares of January `start` + 1, foretold at `start`, shape (authorities counted at both ends, categories)."""
    way = WAYS[name]
    then, came = way.counted(start, start), way.counted(start + 1, origin)
    both = listed().authority & (then.sum(axis=1) > 0) & (came.sum(axis=1) > 0)
    guessed = foretold(name, start, 1)[both, 0] * came[both].sum(axis=1, keepdims=True)
    return shares.standard(guessed, came[both])


def frozen(code: str, origin: int, years: int, by: tuple[str, ...] | None) -> dict[str, Any]:
    """For each breakdown that `origin` knows of the area: its keys and labels, shares by year, quantiles of errors, and its past."""
    asked = tuple(WAYS) if by is None else by
    found = {name: _frozen(name, code, origin, years) for name in asked if origin >= WAYS[name].first_origin}
    kept: dict[str, Any] = {name: one for name, one in found.items() if one is not None}
    if "age" in kept:
        flows = ages.flows(origin)
        kept["age"] |= {
            "joining": _plain(flows.joining),
            "ending": _plain(flows.ending),
            "joining_by_age": _by_age(flows.joining),
        }
    if "need" in kept:
        kept["need"]["joining"] = _plain(needs.joiners(origin)[listed().codes.index(code)])
    return kept


def _plain(values: Numbers) -> list[float]:
    return [round(float(one), 6) for one in values]


def _frozen(name: str, code: str, origin: int, years: int) -> dict[str, Any] | None:
    way, row = WAYS[name], listed().codes.index(code)
    if not way.counted(origin, origin)[row].sum() > 0:
        return None
    path = foretold(name, origin, years)[row]
    past = {str(year): way.counted(year, origin)[row] for year in range(way.first_counted, origin + 1)}
    return {
        "keys": list(way.keys),
        "labels": list(way.labels),
        "shares": [_plain(year) for year in path],
        "quantiles": [[round(float(one), 4) for one in category] for category in errors(name, origin)],
        "past": {year: counts.tolist() for year, counts in past.items() if counts.sum() > 0},
    }


def _by_age(joining: Numbers) -> list[float]:
    """Where new plans start, on the ages 0 to 25: the youngest class is laid evenly on 0, 1 and 2."""
    return [round(float(share), 6) for share in (*(joining[0] / 3,) * 3, *joining[1:])]


def check_known(by: list[str], inputs: dict[str, Any]) -> None:
    """Raises `BadParams` for a breakdown that the origin does not know of the area."""
    faults = [_why_not(name, inputs) for name in by if name not in inputs["breakdowns"]]
    if faults:
        raise BadParams(faults)


def _why_not(name: str, inputs: dict[str, Any]) -> str:
    first = WAYS[name].first_origin
    if inputs["origin"] < first:
        return f"Plans by {name} can be forecast from January {first} on, not from {inputs['origin']}."
    return f"Plans of {inputs['area']['name']} by {name} were not published for January {inputs['origin']}, or not frozen with the inputs."


def series(
    by: str, inputs: dict[str, Any], foretold: Numbers, turned: Numbers, added: dict[str, Numbers], seed: int
) -> list[Series]:
    """One series a category, with the futures `turned`, shape (draws, years), divided among them.

    `foretold` are the futures before anything was turned, `added` what each turned step added to their median, shape (years,).
    """
    given = inputs["breakdowns"][by]
    ratios = population.against_origin(inputs) if inputs.get("population") else None
    divided = moving.shares(given, np.median(foretold, axis=0), added, ratios)
    drawn = shares.divided(turned, divided, np.array(given["quantiles"]), seed, by)
    return [
        Series(
            key=f"plans.{by}.{key}",
            label=given["labels"][at],
            unit="plans in January",
            periods=telling.periods(inputs),
            bands=bands(drawn[at]),
            past=tuple((year, float(counts[at])) for year, counts in given["past"].items()),
        )
        for at, key in enumerate(given["keys"])
    ]


def steps(by: list[str], inputs: dict[str, Any]) -> list[Step]:
    """What each breakdown asked for did: nothing to the total."""
    return [Step(f"by_{name}", f"By {name}", 0.0, "plans by the last year", WAYS[name].sentence) for name in by]
