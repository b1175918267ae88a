"""Every worked date of the rulebook holds."""

from __future__ import annotations

import pytest
from tests.spec.rulebook import all_specs
from tests.spec.tables import Spec, plain

CASES = [
    pytest.param(spec, given, expected, id=f"{spec.number}: {spec.title} ({' '.join(given)})")
    for spec in all_specs()
    for given, expected in spec.rows
]


@pytest.mark.parametrize(("spec", "given", "expected"), CASES)
def test_the_rules_give_the_worked_date(spec: Spec, given: list[str], expected: list[str]) -> None:
    assert spec.answers(given) == [plain(cell) for cell in expected]


def test_every_paragraph_has_its_own_number_and_a_citation() -> None:
    numbers = [spec.number for spec in all_specs()]
    assert len(set(numbers)) == len(numbers)
    assert all(spec.cites and spec.title for spec in all_specs())


def test_every_worked_example_is_there() -> None:
    numbers = {spec.number for spec in all_specs()}
    assert {f"C{number}" for number in range(1, 41)} <= numbers
