"""`python -m tests.bench.forecast_transitions`: a thousand futures with their hindcasts, and the engine for a whole country."""

from __future__ import annotations

import time

import numpy as np

from areasend.forecast.transitions.counts import until
from areasend.forecast.transitions.kernel import Rates, by_numba, by_numpy
from areasend.forecast.transitions.model import completed, project, run
from tests.backtest.transitions import SHARED, inputs

PUBLIC_SECONDS = 638
"""What the public model took for the same, by the times in its own record of the run."""
NEEDS, SETTINGS, AGES, YEARS, DRAWS = 13, 10, 24, 10, 10_000


def main() -> None:
    if SHARED.is_dir():
        four_folds()
    else:
        print(f"The demo inputs are not here: there is no folder {SHARED}.")
    country()


def four_folds() -> None:
    """Five years ahead from all transitions, and the hindcasts from one, two and three years of them, 1,000 draws each."""
    given = inputs()
    begun, worked = time.perf_counter(), time.process_time()
    run(given, {"years": 5}, seed=1, draws=1000)
    for fitted in (1, 2, 3):
        project(until(given, 2013 + fitted), completed({"years": 4 - fitted}), seed=1, draws=1000)
    took, work = time.perf_counter() - begun, time.process_time() - worked
    print(
        f"1,000 futures, five years and three hindcasts: {took:.1f} s ({work:.1f} s of one core); the public model {PUBLIC_SECONDS} s"
    )


def country() -> None:
    """3,120 states, ten years, 10,000 draws of the rates."""
    given = national()
    by_numba(given, 1)
    seconds = {}
    for name, engine in (("numpy", by_numpy), ("numba", by_numba)):
        begun = time.perf_counter()
        told = engine(given, YEARS)
        seconds[name] = time.perf_counter() - begun
        total = told.needs[:, -1].sum(axis=-1)
        what = f"{NEEDS * SETTINGS * AGES:,} states, {YEARS} years, {DRAWS:,} draws, {name}"
        print(f"{what}: {seconds[name]:.2f} s, mean of year {YEARS} {total.mean():,.3f}")
    print(f"numba is {seconds['numpy'] / seconds['numba']:.1f} times as fast as numpy")


def national() -> Rates:
    random = np.random.default_rng(1)
    mixture = random.random((NEEDS, SETTINGS, AGES))
    stays = 0.92 * np.eye(SETTINGS) + 0.08 * random.dirichlet(np.ones(SETTINGS), size=(DRAWS, SETTINGS))
    return Rates(
        start=random.integers(0, 320, size=(NEEDS, SETTINGS, AGES)).astype(float),
        keep=random.uniform(0.88, 0.99, size=(DRAWS, SETTINGS, AGES)),
        ways=stays,
        joiners=random.uniform(500, 4000, size=(DRAWS, AGES)),
        mixture=mixture / mixture.sum(axis=(0, 1)),
        growth=random.uniform(0.98, 1.06, size=DRAWS),
    )


if __name__ == "__main__":
    main()
