"""Codes, numbers, postcodes and what else stands in a cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from areasend.exchange.caseload.cells import parse
from areasend.exchange.caseload.shapes import Wrong
from areasend.exchange.caseload.templates import tables
from areasend.exchange.caseload.upn import ALPHABET, check_letter, is_right


def cell(table, column, said):
    return parse(tables()[table].column(column), said)


@pytest.mark.parametrize("said", ["ASD", "asd", "Autistic spectrum disorder", "autistic  spectrum disorder"])
def test_a_code_may_be_given_by_its_label(said):
    assert cell("people", "primary_need", said) == "ASD"


def test_an_unknown_code_is_answered_with_the_nearest():
    with pytest.raises(Wrong) as refusal:
        cell("people", "primary_need", "Autism spectrum disorders")
    assert refusal.value.right.startswith("Nearest: ASD (Autistic spectrum disorder).")


def test_a_word_out_of_a_codes_meaning_is_answered_with_that_code():
    with pytest.raises(Wrong) as refusal:
        cell("requests", "source", "council")
    assert refusal.value.right.startswith("Nearest: authority (The council itself).")


@pytest.mark.parametrize(("said", "meant"), [("Yes", True), ("n", False), (1, True), (True, True), ("FALSE", False)])
def test_yes_and_no_in_their_many_forms(said, meant):
    assert cell("people", "interpreter", said) is meant


def test_a_whole_number_of_a_spreadsheet_loses_its_point_nought():
    assert cell("people", "person_id", 104211.0) == "104211"


def test_a_number_that_a_spreadsheet_rounded_is_refused():
    with pytest.raises(Wrong, match="rounded"):
        cell("people", "uln", "1.23457E+09")


@pytest.mark.parametrize(("said", "kept"), [("hp201uy", "HP20 1UY"), (" W1A  0AX ", "W1A 0AX")])
def test_a_postcode_gets_its_capitals_and_its_space(said, kept):
    assert cell("people", "postcode", said) == kept


@pytest.mark.parametrize(("column", "said"), [("postcode", "HP20"), ("email", "sam at example")])
def test_a_postcode_or_address_that_cannot_be_is_only_a_warning(column, said):
    with pytest.raises(Wrong) as refusal:
        cell("carers", column, said)
    assert refusal.value.warns
    assert refusal.value.kept is None


def test_the_check_letter_of_a_upn_worked_by_hand():
    """8x2 + 1x4 + 2x5 + 5x10 + 1x13 = 93, which leaves 1 on division by 23: the second letter."""
    assert check_letter("801200005001") == "B"


def test_a_temporary_upn_counts_its_last_letter_by_its_place():
    assert is_right(check_letter("82520012001A") + "82520012001A")


def test_a_upn_with_the_wrong_check_letter_is_kept_with_a_warning_and_the_right_letter():
    with pytest.raises(Wrong) as refusal:
        cell("people", "upn", "A801200005001")
    assert refusal.value.kept == "A801200005001"
    assert refusal.value.right.startswith("B801200005001")


@pytest.mark.parametrize("said", ["207000016049", "I207000016049", "Q20700001604", "QQ07000016049"])
def test_what_has_not_the_form_of_a_upn_is_refused(said):
    with pytest.raises(Wrong, match="not a UPN"):
        cell("people", "upn", said)


@given(
    st.text("0123456789", min_size=11, max_size=11), st.sampled_from("0123456789" + ALPHABET), st.sampled_from(ALPHABET)
)
def test_exactly_one_check_letter_fits(digits, last, letter):
    rest = digits + last
    assert is_right(letter + rest) == (letter == check_letter(rest))


@pytest.mark.parametrize(
    ("column", "said"), [("urn", "12345"), ("ukprn", "1234567"), ("places", "many"), ("places", -1)]
)
def test_numbers_of_settings_are_checked_by_their_form(column, said):
    with pytest.raises(Wrong):
        cell("settings", column, said)


def test_a_text_that_is_too_long_is_refused_with_the_length_allowed():
    with pytest.raises(Wrong) as refusal:
        cell("people", "forename", "A" * 101)
    assert "100" in refusal.value.right
