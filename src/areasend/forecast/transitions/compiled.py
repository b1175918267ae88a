"""The numba side of `kernel`. One draw is a function of its own; the parallel loop around it does nothing but call it: with the loop's
body inside the parallel function, numba has been seen to share arrays between draws and give wrong sums."""

from __future__ import annotations

import numpy as np
from numba import njit, prange


@njit(cache=True)
def _carry(people, later, keep, ways):  # type: ignore[no-untyped-def]
    """Adds to `later` whoever keeps a plan, a year older, where they go."""
    needs, settings, ages = people.shape
    for need in range(needs):
        for setting in range(settings):
            for age in range(ages - 1):
                people[need, setting, age] *= keep[setting, age]
        for setting in range(settings):
            for goes in range(settings):
                share = ways[setting, goes]
                for age in range(ages - 1):
                    later[need, goes, age + 1] += people[need, setting, age] * share


@njit(cache=True)
def _count(people, by_need, by_setting, by_age):  # type: ignore[no-untyped-def]
    needs, settings, ages = people.shape
    for need in range(needs):
        for setting in range(settings):
            for age in range(ages):
                here = people[need, setting, age]
                by_need[need] += here
                by_setting[setting] += here
                by_age[age] += here


@njit(cache=True)
def one(start, keep, ways, joiners, mixture, growth, by_need, by_setting, by_age):  # type: ignore[no-untyped-def]
    """One draw, written into its rows of the three tables."""
    people = start.copy()
    later = np.empty_like(start)
    rising = 1.0
    for year in range(len(by_need)):
        later[:] = mixture * (joiners * rising)
        _carry(people, later, keep, ways)
        people[:] = later
        _count(people, by_need[year], by_setting[year], by_age[year])
        rising *= growth


@njit(cache=True)
def serial(start, keep, ways, joiners, mixture, growth, by_need, by_setting, by_age):  # type: ignore[no-untyped-def]
    for at in range(len(keep)):
        one(start, keep[at], ways[at], joiners[at], mixture, growth[at], by_need[at], by_setting[at], by_age[at])


@njit(cache=True, parallel=True)
def parallel(start, keep, ways, joiners, mixture, growth, by_need, by_setting, by_age):  # type: ignore[no-untyped-def]
    for at in prange(len(keep)):
        one(start, keep[at], ways[at], joiners[at], mixture, growth[at], by_need[at], by_setting[at], by_age[at])
