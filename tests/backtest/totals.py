"""All plans: rolling origins over every authority with the Januaries needed, the naive methods in the same run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.plans import drawing, errors, growing, proven, totals
from areasend.forecast.plans.history import LAST_JANUARY, Panel, panel
from tests.backtest.naive import METHODS, mean_growth
from tests.backtest.tables import show

FIRSTS = (2019, 2016)
AHEAD = range(1, errors.LONGEST + 1)
DRAWS, SEED = 4000, 1
INTERVALS = {50: (0.25, 0.75), 80: (0.10, 0.90), 95: (0.025, 0.975)}


@dataclass(frozen=True, eq=False)
class Tried:
    """One origin and years ahead: by authority, what came over what was foretold, and the drawn bounds of it (as ratios)."""

    plans: Numbers
    truth: Numbers
    foretold: Numbers
    bounds: dict[int, tuple[Numbers, Numbers]]
    naive: dict[str, Numbers]


def years_from(origin: int) -> int:
    return min(errors.LONGEST, LAST_JANUARY - origin)


@cache
def tried() -> dict[tuple[int, int], Tried]:
    """Every origin from 2016 and years ahead whose truth is known. Each origin is handed only the panel known then."""
    found = {}
    for origin in range(errors.FIRST_ORIGIN, LAST_JANUARY):
        own = _foretold(panel(origin), origin)
        for ahead in range(1, years_from(origin) + 1):
            found[origin, ahead] = _judged(own, origin, ahead)
    return found


def _foretold(known: Panel, origin: int) -> tuple[Panel, Numbers, dict[int, list[Numbers]]]:
    years = years_from(origin)
    middle, seen = totals.log_growth(known, origin, years), errors.spread(known, origin, years)
    shared = drawing.shared(seen.shock, seen.weight, years, DRAWS, SEED)
    own = drawing.own(seen.quantiles, seen.kept, DRAWS, SEED)
    wide = errors.of_size(known.at("plans", origin), seen.size)
    chances = [chance for pair in INTERVALS.values() for chance in (*pair,)] + [0.5]
    drawn = [np.quantile(shared[:, [year]] + own[:, [year]] * wide, chances, axis=0) for year in range(years)]
    return known, middle, {year + 1: list(one) for year, one in enumerate(drawn)}


def _judged(own: tuple[Panel, Numbers, dict[int, list[Numbers]]], origin: int, ahead: int) -> Tried:
    known, middle, drawn = own
    chosen = growing.ready_pairs(panel(LAST_JANUARY), origin, ahead)
    now = known.at("plans", origin)
    quantiles = [(now * np.exp(middle[:, ahead - 1] + one))[chosen] for one in drawn[ahead]]
    pairs = zip(quantiles[0:-1:2], quantiles[1:-1:2], strict=True)
    return Tried(
        plans=now[chosen],
        truth=panel(LAST_JANUARY).at("plans", origin + ahead)[chosen],
        foretold=quantiles[-1],
        bounds=dict(zip(INTERVALS, pairs, strict=True)),
        naive={name: method(known, origin, ahead)[chosen] for name, method in METHODS.items()},
    )


def of(first: int, ahead: int) -> list[Tried]:
    return [one for (origin, years), one in tried().items() if origin >= first and years == ahead]


def missed(first: int, ahead: int, name: str | None = None) -> float:
    """Mean absolute percentage error of the model, or of a naive method."""
    parts = [np.abs((one.foretold if name is None else one.naive[name]) / one.truth - 1) for one in of(first, ahead)]
    return 100 * float(np.concatenate(parts).mean())


def held(first: int, ahead: int, interval: int) -> float:
    parts = [
        (one.truth >= one.bounds[interval][0]) & (one.truth <= one.bounds[interval][1]) for one in of(first, ahead)
    ]
    return 100 * float(np.concatenate(parts).mean())


def width(first: int, ahead: int) -> float:
    """Mean width of the 95% interval, in per cent of what was foretold."""
    parts = [(one.bounds[95][1] - one.bounds[95][0]) / one.foretold for one in of(first, ahead)]
    return 100 * float(np.concatenate(parts).mean())


@cache
def naive_width(first: int, ahead: int) -> float:
    """The same of mean three-year growth with the middle 95% of its own errors known at each origin."""
    known, found = panel(LAST_JANUARY), []
    for origin in range(max(first, errors.FIRST_TRIED + ahead), LAST_JANUARY - ahead + 1):
        past = []
        for start in range(errors.FIRST_TRIED, origin - ahead + 1):
            chosen = growing.ready_pairs(known, start, ahead)
            past.append(np.log(known.at("plans", start + ahead) / mean_growth(known, start, ahead))[chosen])
        low, high = np.quantile(np.concatenate(past), [0.025, 0.975])
        found.append(np.exp(high) - np.exp(low))
    return 100 * float(np.mean(found))


def errors_table(first: int) -> None:
    rows: list[list[object]] = [[name, *(f"{missed(first, ahead, name):.2f}" for ahead in AHEAD)] for name in METHODS]
    rows.append(["**this model**", *(f"**{missed(first, ahead):.2f}**" for ahead in AHEAD)])
    usual = [1 - missed(first, ahead) / missed(first, ahead, "mean three-year growth") for ahead in AHEAD]
    best = [1 - missed(first, ahead) / min(missed(first, ahead, name) for name in METHODS) for ahead in AHEAD]
    rows.append(["below mean three-year growth", *(f"{100 * one:.1f}%" for one in usual)])
    rows.append(["below the best naive method", *(f"{100 * one:.1f}%" for one in best)])
    rows.append(["forecasts judged", *(sum(len(one.truth) for one in of(first, ahead)) for ahead in AHEAD)])
    show(f"Mean absolute percentage error, origins from {first}", ["years ahead", *map(str, AHEAD)], rows)


def intervals_table(first: int) -> None:
    rows: list[list[object]] = [
        [f"truths inside the {interval}% interval", *(f"{held(first, ahead, interval):.1f}%" for ahead in AHEAD)]
        for interval in INTERVALS
    ]
    rows.append(["width of the 95% interval", *(f"{width(first, ahead):.0f}%" for ahead in AHEAD)])
    rows.append(["width of mean growth's own errors", *(f"{naive_width(first, ahead):.0f}%" for ahead in AHEAD)])
    show(f"Intervals, origins from {first}", ["years ahead", *map(str, AHEAD)], rows)


def origins_table(ahead: int) -> None:
    rows = []
    for origin in range(errors.FIRST_ORIGIN, LAST_JANUARY - ahead + 1):
        one = tried()[origin, ahead]
        mean = 100 * float(np.abs(one.naive["mean three-year growth"] / one.truth - 1).mean())
        error = 100 * float(np.abs(one.foretold / one.truth - 1).mean())
        lean = 100 * float(np.median(one.foretold / one.truth - 1))
        inside = 100 * float(((one.truth >= one.bounds[95][0]) & (one.truth <= one.bounds[95][1])).mean())
        rows.append([origin, len(one.truth), f"{error:.2f}", f"{mean:.2f}", f"{lean:+.1f}%", f"{inside:.1f}%"])
    heads = ["origin", "authorities", "this model", "mean three-year growth", "median error", "inside 95%"]
    show(f"By origin, {ahead} year{'s' if ahead > 1 else ''} ahead", heads, rows)


def sizes_table(first: int) -> None:
    rows = []
    for label, low, high in (("under 1,000 plans", 0, 1000), ("1,000 to 3,000", 1000, 3000), ("over 3,000", 3000, 1e9)):
        row: list[object] = [label]
        for ahead in (1, 3):
            found = [(one, (one.plans >= low) & (one.plans < high)) for one in of(first, ahead)]
            error = np.concatenate([np.abs(one.foretold / one.truth - 1)[at] for one, at in found])
            inside = np.concatenate(
                [((one.truth >= one.bounds[95][0]) & (one.truth <= one.bounds[95][1]))[at] for one, at in found]
            )
            row += [len(error), f"{100 * error.mean():.2f}", f"{100 * inside.mean():.1f}%"]
        rows.append(row)
    heads = ["authorities of", "judged, 1 year", "error", "inside 95%", "judged, 3 years", "error", "inside 95%"]
    show(f"By size, origins from {first}", heads, rows)


def regions_table(first: int) -> None:
    """The nine regions and England, whose own errors of the past make their intervals."""
    rows = []
    for ahead in (1, 2, 3):
        missed_by, naive_by, inside = [], [], []
        for origin in range(first, LAST_JANUARY - ahead + 1):
            known, last = panel(origin), panel(LAST_JANUARY)
            wide = np.flatnonzero(errors.is_tried(last, origin, ahead, wider=True))
            seen = errors.spread(known, origin, ahead, wider=True)
            shared = drawing.shared(seen.shock, seen.weight, ahead, DRAWS, SEED)[:, -1]
            drawn = shared + drawing.own(seen.quantiles, seen.kept, DRAWS, SEED)[:, -1]
            middle = known.at("plans", origin) * np.exp(totals.log_growth(known, origin, ahead)[:, -1])
            came = last.at("plans", origin + ahead)
            low, high = (middle * np.exp(one) for one in np.quantile(drawn, INTERVALS[95]))
            missed_by.append(np.abs(middle / came - 1)[wide])
            naive_by.append(np.abs(mean_growth(known, origin, ahead) / came - 1)[wide])
            inside.append(((came >= low) & (came <= high))[wide])
        found = [100 * float(np.concatenate(one).mean()) for one in (missed_by, naive_by, inside)]
        rows.append([ahead, len(np.concatenate(inside)), f"{found[0]:.2f}", f"{found[1]:.2f}", f"{found[2]:.1f}%"])
    heads = ["years ahead", "judged", "this model", "mean three-year growth", "inside 95%"]
    show(f"Regions and England, origins from {first}", heads, rows)


def write_proof() -> None:
    """What the page of plans shows, into the package."""
    first, usual = FIRSTS[0], "mean three-year growth"
    rows = [
        {"years": ahead, "judged": sum(len(one.truth) for one in of(first, ahead)), "error": round(missed(first, ahead), 2),
         "naive": round(missed(first, ahead, usual), 2), "inside_95": round(held(first, ahead, 95), 1)}
        for ahead in (1, 3, 5)
    ]  # fmt: skip
    proven.path().write_text(proven.text(first, proven.proof().source, rows), encoding="utf-8")


def main() -> None:
    write_proof()
    print("## All plans, from published figures\n")
    for first in FIRSTS:
        errors_table(first)
        intervals_table(first)
    for ahead in (1, 3):
        origins_table(ahead)
    sizes_table(2019)
    regions_table(2019)
