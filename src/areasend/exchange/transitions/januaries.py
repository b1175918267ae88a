"""From who had a plan at each January's count to transitions, whatever told it: the area's cases, or its returns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from areasend.exchange.transitions.shapes import OUTSIDE, State, Table, Transition

FIRST, LAST = -4, 21
"""National curriculum years at which a plan may be held: from birth to 25."""
EVENLY = 1_000_000
"""Everybody of a year of age where no population is given: joiners are then carried on as numbers."""
UNCOUNTED = (
    "No population was given, so joiners are carried on as numbers, whether more or fewer children come into an age. "
    "Give a population by school year to reckon with it."
)


def between(
    told: Mapping[int, pl.DataFrame],
    setting_words: Mapping[str, str],
    need_words: Mapping[str, str],
    *,
    ahead: int,
    population: Mapping[tuple[int, int], int] | None = None,
) -> Table:
    """`told`: for each of two or more Januaries that follow one another, `person`, `setting`, `need` and `age` (curriculum year) of
    everybody with a plan. Without a population the table holds the same number at every age until `ahead` Januaries after the last."""
    first, last = min(told), max(told)
    table = Table()
    for year in range(first, last):
        _add(table, year, told[year], told[year + 1])
    table.states = _states(pl.concat([told[year] for year in sorted(told)]), setting_words)
    table.setting_words = _known(setting_words, [state.setting for state in table.states])
    table.need_words = _known(need_words, [need for state in table.states for need in state.needs])
    table.population = dict(population) if population else _even(first, last + ahead)
    if not population:
        table.remarks.append(UNCOUNTED)
    return table


def _known(words: Mapping[str, str], codes: Iterable[str]) -> dict[str, str]:
    return {code: words[code] for code in dict.fromkeys(codes) if code in words}


def _add(table: Table, year: int, before: pl.DataFrame, after: pl.DataFrame) -> None:
    """The transitions from one January to the next; whoever has a plan in neither is not there."""
    both = before.join(after, on="person", how="full", suffix="_2", coalesce=True)
    alike = both.group_by("setting", "need", "age", "setting_2", "need_2", "age_2").len()
    for setting, need, age, setting_2, need_2, age_2, count in alike.iter_rows():
        first = age if age is not None else age_2 - 1
        move = Transition(
            year, setting or OUTSIDE, need or OUTSIDE, first, setting_2 or OUTSIDE, need_2 or OUTSIDE, first + 1
        )
        table.transitions[move] += count


def _states(told: pl.DataFrame, words: Mapping[str, str]) -> list[State]:
    """Each setting that anybody was in, with the years of age and the needs seen anywhere; every other may follow it."""
    seen = (
        told.group_by("setting")
        .agg(pl.col("age").min().alias("first"), pl.col("age").max().alias("last"))
        .sort("setting")
    )
    needs = tuple(sorted(told["need"].unique()))
    names = tuple(seen["setting"])
    return [State(name, words.get(name, name), first, last, needs, names) for name, first, last in seen.iter_rows()]


def _even(first: int, last: int) -> dict[tuple[int, int], int]:
    return {(year, age): EVENLY for year in range(first, last + 1) for age in range(FIRST, LAST + 1)}
