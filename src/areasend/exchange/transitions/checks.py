"""What the four files must hold to together: states that exist, years without gaps, no more people with plans than people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from areasend.exchange.transitions.shapes import OUTSIDE, Problem, State, Table, Transition

Lines = Mapping[str, Sequence[tuple[int, Any]]]


def check(table: Table, lines: Lines) -> Iterator[Problem]:
    """Every problem; and writes remarks upon `table` for what is odd but can be worked with."""
    known = {state.setting: state for state in table.states}
    yield from _states(known, lines["valid-states.csv"])
    for number, move in lines["transitions.csv"]:
        for words in _move(known, move):
            yield Problem("transitions.csv", number, words)
    yield from _years(table)
    yield from _rates(table, lines)
    for number, (need, setting) in lines["costs.csv"]:
        if setting not in known or need not in known[setting].needs:
            words = (
                f"valid-states.csv does not have {need} in {setting}. Correct the need or the setting, or add it there."
            )
            yield Problem("costs.csv", number, words)
    table.remarks += _remarks(table)


def _states(known: Mapping[str, State], lines: Sequence[tuple[int, State]]) -> Iterator[Problem]:
    for number, state in lines:
        for other in state.to:
            if other not in known:
                words = f"{state.setting} may be followed by {other}, which has no row. Add a row for {other}, or take it out."
                yield Problem("valid-states.csv", number, words)


def _move(known: Mapping[str, State], move: Transition) -> Iterator[str]:
    for setting, need, age in ((move.setting_1, move.need_1, move.age_1), (move.setting_2, move.need_2, move.age_2)):
        if setting == OUTSIDE:
            continue
        state = known.get(setting)
        if state is None:
            yield f"There is no setting {setting} in valid-states.csv. Correct it, or add a row for it there."
        elif need not in state.needs:
            yield f"{setting} does not take need {need}. Correct it, or add {need} to the needs of {setting} in valid-states.csv."
        elif not state.first <= age <= state.last:
            yield f"{setting} has years {state.first} to {state.last}, not {age}. Correct it, or widen its years in valid-states.csv."
    if (
        move.setting_1 in known
        and move.setting_2 in known
        and move.setting_1 != move.setting_2
        and move.setting_2 not in known[move.setting_1].to
    ):
        yield (
            f"Nobody may go from {move.setting_1} to {move.setting_2}. "
            f"Correct it, or add {move.setting_2} to what may follow {move.setting_1} in valid-states.csv."
        )


def _years(table: Table) -> Iterator[Problem]:
    moves = sorted({move.year for move in table.transitions})
    if not moves:
        return
    for year in range(moves[0], moves[-1]):
        if year not in moves:
            words = (
                f"There are no transitions from January {year}. "
                f"Give every year from {moves[0]} to {moves[-1]}, or only the years after the gap."
            )
            yield Problem("transitions.csv", 0, words)
    people = sorted({year for year, _ in table.population})
    need = range(moves[0] + 1, max(moves[-1] + 2, people[-1] if people else 0) + 1)
    if missing := [str(year) for year in need if year not in people]:
        words = (
            f"There is no population for January {', '.join(missing)}. "
            f"Give every January from {need[0]}, when the first people join, at least to {moves[-1] + 2}, the first that is forecast."
        )
        yield Problem("population.csv", 0, words)


def _rates(table: Table, lines: Lines) -> Iterator[Problem]:
    """No more people with a plan, or joining, than live there: a rate over one."""
    held: Counter[tuple[int, int]] = Counter()
    for move, count in table.transitions.items():
        if move.setting_2 != OUTSIDE:
            held[(move.year + 1, move.age_2)] += count
    line = {key: number for number, key in lines["population.csv"]}
    ages = {age for _, age in table.population}
    for (year, age), count in sorted(held.items()):
        living = table.population.get((year, age), 0 if age in ages else None)
        if living is None:
            yield Problem(
                "population.csv",
                0,
                f"There is nobody of year {age}, but transitions.csv has people in it. Add a row for each January.",
            )
        elif count > living:
            words = (
                f"In January {year} {count} people of year {age} have plans, but {living} live in the area: "
                "a rate over one. Correct either."
            )
            yield Problem("population.csv", line.get((year, age), 0), words)


def _remarks(table: Table) -> Iterator[str]:
    ended: Counter[tuple[Any, ...]] = Counter()
    begun: Counter[tuple[Any, ...]] = Counter()
    for move, count in table.transitions.items():
        ended[(move.year + 1, move.setting_2, move.need_2, move.age_2)] += count
        begun[(move.year, move.setting_1, move.need_1, move.age_1)] += count
    years = sorted({move.year for move in table.transitions})
    for year in years[1:]:
        cells = [key for key in ended.keys() | begun.keys() if key[0] == year and key[1] != OUTSIDE]
        apart = sum(abs(ended[key] - begun[key]) for key in cells)
        people = sum(ended[key] for key in cells)
        if people and apart > people / 20:
            yield (
                f"January {year} is told twice, and the two tellings differ by {apart} people in {people}: where the transitions of "
                f"{year - 1} end and where those of {year} begin. The forecast takes single cells as uncertain for that."
            )
    yield from _leavers(table, ended, years)
    for (year, age), people in sorted(table.population.items()):
        if people == 0 and table.population.get((year - 1, age), 0) > 0:
            yield f"The population of year {age} falls to none in January {year}: nobody joins there."


def _leavers(table: Table, ended: Counter[tuple[Any, ...]], years: list[int]) -> Iterator[str]:
    """More leave a year of age than the year before told there."""
    told: Counter[tuple[int, int]] = Counter()
    left: Counter[tuple[int, int]] = Counter()
    for (year, setting, _, age), count in ended.items():
        told[(year, age)] += count if setting != OUTSIDE else 0
    for move, count in table.transitions.items():
        left[(move.year, move.age_1)] += count if move.setting_2 == OUTSIDE else 0
    for (year, age), count in sorted(left.items()):
        if year > years[0] and count > told[(year, age)]:
            yield (
                f"After January {year} {count} people of year {age} leave, more than the {told[(year, age)]} with whom the transitions of "
                f"{year - 1} end. Rates are reckoned from those with whom the transitions of {year} begin."
            )
