"""From person-level transitions: the six hindcasts of a public model's demo inputs, with that model's own figures in the same run.

Fitted on the transitions of 2013 (n = 1), of 2013 and 2014 (n = 2), of 2013 to 2015 (n = 3); foretold and held against what came: January
2015, 2016, 2017; 2016, 2017; 2017. January 2014, 2015 and 2016 are the origins. Truth of a January: people with whom the transitions of
the year before end, as the other model takes it.

Errors: of the total, the mean over the six of |foretold - came| / came. By need, setting and academic year, the sum over every allowed
cell and hindcast of |foretold - came|, over the sum of what came. Inside: of the cells that somebody was in (came > 0), the share whose
95% interval holds what came. The other model's are reckoned alike from its files, which give its mean, median and 95% bounds.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from areasend.exchange.transitions.reading import read_folder
from areasend.forecast.transitions.counts import tally, until
from areasend.forecast.transitions.model import completed, project
from areasend.forecast.transitions.states import axes
from tests.backtest.tables import show

SHARED = Path(os.environ.get("AREASEND_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "witan"
FOLDS = ((1, 2015), (1, 2016), (1, 2017), (2, 2016), (2, 2017), (3, 2017))
DRAWS, SEED = 1000, 1
LAW = {
    "from_age": 11,
    "until_age": 12,
    "chance": 0.14,
    "from_year": 2014,
    "by_year": 2018,
    "why": (
        "Children and Families Act 2014, Part 3: from September 2014 a plan may go on to 25, and every statement becomes one or ends by "
        "April 2018. At the end of 2013, 86.0% of those aged 16 and 74.0% of those aged 17 were in full-time education "
        "(DfE, SFR 19/2015): 14 in 100 leave at 16, and 14 in 100 of the others at 17"
    ),
}


@dataclass(frozen=True)
class Cells:
    """One hindcast: what came and what was foretold, by cell, and of the total: mean, median and bounds."""

    came: Any
    mean: Any
    median: Any
    low: Any
    high: Any
    total: tuple[float, float, float, float, float]
    """Came, mean, median, low, high."""


@cache
def inputs() -> dict[str, Any]:
    table, problems = read_folder({path.name: path.read_bytes() for path in (SHARED / "inputs").glob("*.csv")})
    if problems:
        raise ValueError(str(problems[0]))
    return table.as_inputs()


def carried(given: dict[str, Any], origin: int) -> dict[str, Any]:
    """Population as it could be reckoned at the origin from its own figures: each year of age a year on, the youngest as it is."""
    table = given["population"]
    people = {(y, a): n for y, a, n in zip(table["year"], table["age"], table["people"], strict=True)}
    ages, last = sorted(set(table["age"])), max(table["year"])
    for year in range(origin + 1, last + 1):
        people |= {(year, age): people[(year - 1, age - 1 if age > ages[0] else age)] for age in ages}
    keys = sorted(people)
    return {
        **given,
        "population": {"year": [y for y, _ in keys], "age": [a for _, a in keys], "people": [people[k] for k in keys]},
    }


def ours(params: dict[str, Any], *, own_population: bool = False, draws: int = DRAWS) -> dict[tuple[int, int], Cells]:
    """The six hindcasts of this model."""
    truth = tally(inputs(), axes(inputs()["states"]))
    found = {}
    for fitted in (1, 2, 3):
        origin = 2013 + fitted
        known = until(inputs(), origin)
        known = carried(known, origin) if own_population else known
        _, futures = project(known, completed({**params, "years": 2017 - origin}), seed=SEED, draws=draws)
        for at, year in enumerate(futures.years):
            cells, total = futures.cells[:, at], futures.total[:, at]
            low, median, high = np.quantile(cells, (0.025, 0.5, 0.975), axis=0)
            came = truth.end[year - 2014]
            told = (came.sum(), total.mean(), *np.quantile(total, (0.5, 0.025, 0.975)))
            found[fitted, year] = Cells(came, cells.mean(axis=0), median, low, high, tuple(map(float, told)))
    return found


def theirs() -> dict[tuple[int, int], Cells]:
    """The six hindcasts of the public model, from its files."""
    state = pl.read_csv(SHARED / "golden-1000" / "validation_results_state.csv")
    count = pl.read_csv(SHARED / "golden-1000" / "validation_results_count.csv")
    names = ("ground-truth", "mean", "median", "low-95pc-bound", "high-95pc-bound")
    found = {}
    for fitted, year in FOLDS:
        cells = state.filter(pl.col("n-transitions") == fitted, pl.col("calendar-year") == year)
        total = count.filter(pl.col("n-transition") == fitted, pl.col("calendar-year") == year).row(0, named=True)
        came, mean, median, low, high = (cells[name].to_numpy() for name in names)
        found[fitted, year] = Cells(came, mean, median, low, high, tuple(float(total[name]) for name in names))
    return found


def total_error(found: dict[tuple[int, int], Cells], told: int) -> float:
    """In per cent; `told` 1 takes the mean, 2 the median."""
    return 100 * float(np.mean([abs(one.total[told] / one.total[0] - 1) for one in found.values()]))


def weighted_error(found: dict[tuple[int, int], Cells], told: str) -> float:
    """In per cent of all who came; `told` is mean or median."""
    wrong = sum(np.abs(getattr(one, told) - one.came).sum() for one in found.values())
    return 100 * float(wrong / sum(one.came.sum() for one in found.values()))


def inside(found: dict[tuple[int, int], Cells]) -> float:
    """Per cent of the cells that somebody was in."""
    held = sum(((one.came > 0) & (one.low <= one.came) & (one.came <= one.high)).sum() for one in found.values())
    return 100 * float(held / sum((one.came > 0).sum() for one in found.values()))


def totals_inside(found: dict[tuple[int, int], Cells]) -> int:
    return sum(one.total[3] <= one.total[0] <= one.total[4] for one in found.values())


def naive(change: str) -> float:
    """Per cent error of the total, carried on from those known at the origin."""
    known = tally(inputs(), axes(inputs()["states"]))
    totals = [known.start[0].sum(), *known.end.sum(axis=(1, 2, 3))]
    wrong = []
    for fitted, year in FOLDS:
        steps = np.diff(totals[: fitted + 1])
        step = steps[-1] if change == "last" else steps.mean()
        wrong.append(abs((totals[fitted] + step * (year - 2013 - fitted)) / totals[year - 2013] - 1))
    return 100 * float(np.mean(wrong))


def summary(name: str, found: dict[tuple[int, int], Cells]) -> tuple[str, ...]:
    return (
        name,
        f"{total_error(found, 1):.2f}",
        f"{totals_inside(found)} of 6",
        f"{weighted_error(found, 'median'):.1f}",
        f"{weighted_error(found, 'mean'):.1f}",
        f"{inside(found):.1f}",
    )


def main() -> None:
    if not SHARED.is_dir():
        print(f"The demo inputs are not here: there is no folder {SHARED}.\n")
        return
    law = ours({"leaving_changes": [LAW]})
    public = theirs()
    heads = (
        "",
        "total, error %",
        "totals inside 95%",
        "cells, weighted error %, of medians",
        "of means",
        "cells inside 95%, %",
    )
    rows = [
        summary("the public model", public),
        summary("**this model, told what the Act changes**", law),
        summary("this model, from the files and England's growth", ours({})),
        summary("this model, from the files alone", ours({"growth": 0})),
        summary("told the Act, population not known ahead", ours({"leaving_changes": [LAW]}, own_population=True)),
        ("the last change, carried on", f"{naive('last'):.2f}", "", "", "", ""),
        ("the mean change, carried on", f"{naive('mean'):.2f}", "", "", "", ""),
    ]
    show("From transitions: six hindcasts", heads, rows)
    each = [
        (
            f"{fitted}, {year}",
            f"{one.total[0]:.0f}",
            f"{public[fitted, year].total[1]:.0f}",
            f"{one.total[1]:.0f}",
            f"{one.total[3]:.0f} to {one.total[4]:.0f}",
        )
        for (fitted, year), one in law.items()
    ]
    show(
        "From transitions: totals",
        ("years fitted, January", "came", "the public model", "this model", "95% interval"),
        each,
    )


if __name__ == "__main__":
    main()
