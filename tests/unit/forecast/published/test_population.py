"""Children by age: read from CSV, every fault named, and felt where plans start."""

from __future__ import annotations

import pytest

from areasend.forecast.params import BadParams
from areasend.forecast.plans import read_population, run
from areasend.forecast.plans.population import faults

HEAD = "year,age,people\n"


def lines(year, people):
    return "".join(f"{year},{age},{people}\n" for age in range(26))


def test_it_reads_every_year_and_age():
    found = read_population(HEAD + lines(2025, 100) + lines(2026, 90.5))
    assert (found["2025"], found["2026"]) == ([100.0] * 26, [90.5] * 26)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("year,people\n2025,3\n", "needs the columns year, age, people; it has year, people"),
        ("", "it has none"),
        (HEAD + "2025,four,3\n", "Line 2: year and age are whole numbers"),
        (HEAD + "2025,26,3\n", "Line 2: age 26 is not from 0 to 25"),
        (HEAD + "2025,4,-3\n", "Line 2: -3 people cannot be"),
        (HEAD + "2025,4,nan\n", "Line 2: nan people cannot be"),
        (HEAD + lines(2025, 3) + "2025,4,3\n", "Line 28: 2025, age 4 is given twice"),
        (HEAD + "2025,4,3\n", "2025 has no people aged 0, 1, 2, 3, 5"),
    ],
)
def test_every_fault_is_named_with_its_line(text, sentence):
    with pytest.raises(BadParams, match=sentence):
        read_population(text)


def test_no_population_is_no_fault():
    assert faults(None, 2025, 5) == []


def test_a_small_year_of_births_is_felt_at_its_age_and_moves_up(frozen):
    """Half as many four-year-olds in 2026, five-year-olds in 2027, and so on."""
    given = {str(year): [1000.0 if age != year - 2022 else 500.0 for age in range(26)] for year in range(2025, 2031)}
    given["2025"] = [1000.0] * 26
    plain, small = (run({**frozen, **more}, {"by": ["age"]}, seed=1, draws=300) for more in ({}, {"population": given}))
    fall = {
        age: small[f"plans.age.{age}"].bands.median[2] / plain[f"plans.age.{age}"].bands.median[2] for age in (4, 6, 12)
    }
    assert fall[6] < 0.9 < 0.97 < fall[4]
    assert fall[12] > 0.97
