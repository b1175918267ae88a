"""Returns of Januaries that follow one another to transitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

import polars as pl

from areasend.exchange.sen2.matching import Known, match
from areasend.exchange.sen2.reading import read_return
from areasend.exchange.sen2.shapes import NEED_WORDS, SETTING_WORDS, Return
from areasend.exchange.transitions.checks import check
from areasend.exchange.transitions.januaries import FIRST, LAST, between
from areasend.exchange.transitions.shapes import FILES, Problem, Table

STATE = {"person": pl.Int64, "setting": pl.String, "need": pl.String, "age": pl.Int64}


def read_history(
    files: Mapping[str, bytes],
    *,
    ahead: int,
    schools: Mapping[str, str] | None = None,
    population: Mapping[tuple[int, int], int] | None = None,
) -> tuple[Table, list[Problem]]:
    """From the bytes of each return by its name. Where there is a problem the table must not be used.

    `schools`: type of each URN; `population`: everybody by (January, national curriculum year), until `ahead` Januaries after the last.
    """
    read = [read_return(file, content, schools) for file, content in files.items()]
    problems = [problem for _, found in read for problem in found]
    returns = sorted((told for told, _ in read), key=lambda told: told.year)
    problems = problems or list(_together(returns))
    if problems:
        return Table(), problems
    known = match(returns)
    table = between(_frames(returns, known), SETTING_WORDS, NEED_WORDS, ahead=ahead, population=population)
    if population:
        problems = list(check(table, {name: [] for name in FILES}))
    table.remarks += [*_matched(returns, known), *(remark for told in returns for remark in told.remarks)]
    return table, problems


def curriculum_year(born_on: date, january: int) -> int:
    """The national curriculum year in a January; reception is 0.

    >>> curriculum_year(date(2015, 9, 1), 2026), curriculum_year(date(2015, 8, 31), 2026)
    (5, 6)
    """
    return january - 5 - born_on.year - (born_on.month > 8)


def _together(returns: Sequence[Return]) -> list[Problem]:
    """What is wrong between returns that are each right."""
    if len(returns) < 2:
        words = "Transitions take two returns at least. Give those of Januaries that follow one another."
        return [Problem(told.file, 0, words) for told in returns]
    problems = []
    for before, after in pairwise(returns):
        if after.year == before.year:
            words = (
                f"This is another return of January {after.year}, beside {before.file}. Keep the one that was accepted."
            )
            problems.append(Problem(after.file, 0, words))
        elif after.year > before.year + 1:
            words = (
                f"The return before it is of January {before.year}. Add those between, or leave out the earlier ones."
            )
            problems.append(Problem(after.file, 0, words))
        if after.area != before.area:
            words = f"LEA is {after.area or 'empty'}, in {before.file} {before.area or 'empty'}. Give the returns of one council."
            problems.append(Problem(after.file, 0, words))
    problems += [
        Problem(
            told.file,
            0,
            "No plan was in force on the day of this return. Check ReferenceDate and the dates of its plans.",
        )
        for told in returns
        if not told.holders
    ]
    return problems


def _frames(returns: Sequence[Return], known: Known) -> dict[int, pl.DataFrame]:
    """Each January's states. A person whose returns differ in the day of birth has the one returned last."""
    born = {
        number: one.born_on
        for told, numbers in zip(returns, known.who, strict=True)
        for number, one in zip(numbers, told.holders, strict=True)
    }
    made = {}
    for told, numbers in zip(returns, known.who, strict=True):
        rows = [
            (number, one.setting, one.need, curriculum_year(born[number], told.year))
            for number, one in zip(numbers, told.holders, strict=True)
        ]
        kept = [row for row in rows if FIRST <= row[3] <= LAST]
        told.odd["old"] = len(rows) - len(kept)
        made[told.year] = pl.DataFrame(kept, schema=STATE, orient="row")
    return made


def _matched(returns: Sequence[Return], known: Known) -> list[str]:
    said = []
    for before, after, how in zip(returns, returns[1:], known.matched, strict=False):
        said.append(
            f"January {before.year} to {after.year}: of {len(before.holders):,} people with plans {how.total():,} were found again, "
            f"{how['upn']:,} by UPN, {how['uln']:,} by learner number and {how['named']:,} by name and day of birth; "
            f"{len(before.holders) - how.total():,} left and {len(after.holders) - how.total():,} joined."
        )
    return said
