"""The rules: each one expression over the rows of a list, by the number that the sector's validator gives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import polars as pl

Test = Callable[[date], pl.Expr]
UPN_FROM, SCHOOL_FROM, SCHOOL_UNTIL, QUERY_AGE, ERROR_AGE = 6, 5, 16, 25, 26


@dataclass(frozen=True)
class Rule:
    """`fails`: the rows it finds, given the day of the list; None where the fact that it tries is not recorded in this system.
    `is_query`: to be looked at, may be right."""

    code: str
    label: str
    why: str
    fails: Test | None
    is_query: bool = False

    @property
    def list_number(self) -> int:
        return int(self.code[0])

    @property
    def is_recorded(self) -> bool:
        return self.fails is not None


def born_by(on: date, age: int) -> date:
    """Whoever was born on this day or before is of that age or older."""
    try:
        return on.replace(year=on.year - age)
    except ValueError:
        return date(on.year - age, 2, 28)


def older(on: date, age: int) -> pl.Expr:
    return pl.col("born_on") <= born_by(on, age)


def _between(on: date, youngest: int, oldest: int) -> pl.Expr:
    return older(on, youngest) & ~older(on, oldest + 1)


def _empty(column: str) -> Test:
    return lambda on: pl.col(column).is_null()


def _ahead(column: str) -> Test:
    return lambda on: pl.col(column) > on


def _before(later: str) -> Test:
    return lambda on: pl.col("initial_on") > pl.col(later)


def _twice(on: date) -> pl.Expr:
    return pl.col("upn").is_not_null() & pl.col("upn").is_duplicated()


def _of_school_age(on: date) -> pl.Expr:
    return _between(on, SCHOOL_FROM, SCHOOL_UNTIL)


def _person(series: int) -> tuple[Rule, ...]:
    """What both lists are tried by; `series` is 100 or 200."""
    asked = "Asked for of everybody."
    return (
        Rule(f"{series + 1}a", "Date of birth not recorded", asked, _empty("born_on")),
        Rule(f"{series + 1}b", "Gender not recorded", asked, _empty("sex")),
        Rule(f"{series + 1}c", "Ethnicity not recorded", asked, _empty("ethnicity")),
        Rule(
            f"{series + 1}d", "Primary need not recorded", "Inspectors choose children across needs.", _empty("need")
        ),
        Rule(
            f"{series + 2}a",
            "Aged 25",
            "Right only until the end of the academic year, where the area decided so.",
            lambda on: _between(on, QUERY_AGE, QUERY_AGE),
            is_query=True,
        ),
        Rule(f"{series + 2}b", "Aged 26 or over", "Nobody of that age is on either list.", lambda on: older(on, ERROR_AGE)),
        Rule(
            f"{series + 3}",
            "Disability not given",
            "This system does not record disability. Add it from the school census or social care before you send the list.",
            None,
        ),
        Rule(f"{series + 5}a", "Born after the day of the list", "A slip in the date of birth.", _ahead("born_on")),
        Rule(
            f"{series + 7}",
            "Aged 6 or over without UPN and ULN",
            "Without a number a child cannot be found in the school's own records.",
            lambda on: older(on, UPN_FROM) & pl.col("upn").is_null() & pl.col("uln").is_null(),
        ),
        Rule(
            f"{series + 8}a",
            "Aged 5 to 16 and at no setting",
            "Each child of school age is somewhere: at a main or second setting, or in another arrangement that is recorded.",
            lambda on: _of_school_age(on) & ~pl.col("is_placed") & ~pl.col("is_dual"),
        ),
    )  # fmt: skip


_OF_PLANS = (
    Rule("104", "Plan without an officer", "Inspectors ask who knows the child.", lambda on: ~pl.col("has_officer")),
    Rule("105b", "First plan dated ahead", "What is recorded has happened.", _ahead("initial_on")),
    Rule("105c", "Updated plan dated ahead", "What is recorded has happened.", _ahead("updated_on")),
    Rule("105d", "Last review dated ahead", "What is recorded has happened.", _ahead("reviewed_on")),
    Rule("106a", "First plan dated after its update", "One of the two dates is a slip.", _before("updated_on")),
    Rule("106b", "First plan dated after its last review", "One of the two dates is a slip.", _before("reviewed_on")),
    Rule(
        "108b",
        "Aged 5 to 16 at a second setting without a main one",
        "Right for children educated at home who also attend somewhere.",
        lambda on: _of_school_age(on) & ~pl.col("is_placed") & pl.col("is_dual"),
        is_query=True,
    ),
    Rule("109", "The same UPN twice", "One of the two is another child, or one child has two records.", _twice),
    Rule(
        "112", "Has died", "The plan has to be closed.", lambda on: pl.col("died_on").is_not_null(), is_query=True
    ),
)  # fmt: skip
_OF_SUPPORT = (
    Rule(
        "208b",
        "Aged 5 to 16 at one setting only",
        "The sector's validator asks this of every pupil; it finds nearly all of them, since few attend two settings.",
        lambda on: _of_school_age(on) & pl.col("is_placed") & ~pl.col("is_dual"),
        is_query=True,
    ),
    Rule("209", "The same UPN twice", "One of the two is another child, or one child has two records.", _twice),
)
RULES: tuple[Rule, ...] = tuple(
    sorted((*_person(100), *_OF_PLANS, *_person(200), *_OF_SUPPORT), key=lambda rule: rule.code)
)


def rules_of(number: int) -> list[Rule]:
    """The rules of list 1 or list 2, in their order."""
    return [rule for rule in RULES if rule.list_number == number]


def mark(frame: pl.DataFrame, number: int, on: date) -> pl.DataFrame:
    """The list with a boolean column for each rule that can be tried, and `findings`: what they find in the row, in words."""
    tried = [(rule, rule.fails(on)) for rule in rules_of(number) if rule.fails is not None]
    marked = frame.with_columns(found.fill_null(value=False).alias(rule.code) for rule, found in tried)
    said = [pl.when(pl.col(rule.code)).then(pl.lit(f"{rule.code} {rule.label}")) for rule, _ in tried]
    return marked.with_columns(findings=pl.concat_str(said, separator="; ", ignore_nulls=True))


def tally(marked: pl.DataFrame, number: int) -> list[tuple[Rule, int | None]]:
    """Each rule with how many rows it finds; None where the fact is not recorded."""
    return [(rule, int(marked[rule.code].sum()) if rule.is_recorded else None) for rule in rules_of(number)]


def failing(marked: pl.DataFrame, code: str) -> list[int]:
    """The records of the people whom a rule finds; none where the fact is not recorded."""
    found: list[int] = marked.filter(pl.col(code))["person"].to_list() if code in marked.columns else []
    return found
