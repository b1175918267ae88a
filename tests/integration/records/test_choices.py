"""Code lists stand in two places: the law's files, and the columns of the database. They agree."""

from areasend.actions.exception import GROUNDS
from areasend.actions.numbers import LETTERS
from areasend.records.choices import Need
from areasend.rules import exceptions, law


def test_the_needs_are_the_laws_but_the_one_that_no_plan_can_have():
    assert dict(Need.choices) == {code: label for code, label in law.codes("sen_needs").items() if code != "NSA"}


def test_the_grounds_of_exceptions_are_the_laws():
    assert set(GROUNDS) <= exceptions.exceptions().keys()


def test_every_process_that_cases_can_be_of_has_a_letter_of_its_own():
    assert LETTERS.keys() <= set(law.processes())
    assert len(set(LETTERS.values())) == len(LETTERS)
