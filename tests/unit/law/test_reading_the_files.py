"""A wrong law file is refused with its name and the key."""

from __future__ import annotations

from datetime import date

import pytest

from areasend.rules import law
from areasend.rules.law_clocks import read_reference
from areasend.rules.law_files import Entry, LawError, read_yaml
from areasend.rules.shapes import Reference, Route, Version

CITED = (Reference("An Act", "https://www.legislation.gov.uk/"),)


def entry(**values: object) -> Entry:
    return Entry("law/assessment/decide.yaml", values)


def test_a_missing_key_is_named_with_its_file() -> None:
    with pytest.raises(LawError, match=r"law/assessment/decide\.yaml: label: is missing"):
        entry().text("label")


def test_a_word_outside_a_closed_list_is_answered_with_the_list() -> None:
    with pytest.raises(LawError, match=r"asks: must be one of family, setting, not 'parents'"):
        entry(asks="parents").one_of("asks", ("family", "setting"))


def test_an_unknown_fact_is_answered_with_the_known_ones() -> None:
    with pytest.raises(LawError, match=r"'request.came' is not known here. Known are: request.received"):
        entry(starts="request.came").names("starts", {"request.received": None})


def test_a_misspelt_key_does_not_pass() -> None:
    with pytest.raises(LawError, match=r"metby: is not a key"):
        entry(metby=["plan.issued"]).check_all_seen()


def test_a_date_must_be_a_date_and_a_text_a_text() -> None:
    with pytest.raises(LawError, match=r"checked_on: must be a date"):
        entry(checked_on="soon").day("checked_on")
    with pytest.raises(LawError, match=r"label: must be text"):
        entry(label=7).text("label")


def test_a_citation_needs_a_web_address() -> None:
    with pytest.raises(LawError, match=r"href: must be an address"):
        read_reference(entry(), {"title": "An Act", "href": "on my shelf"})


def test_a_file_must_hold_keys(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "empty.yaml").write_text("- only\n- a list\n")
    monkeypatch.setattr("areasend.rules.law_files.LAW", tmp_path)
    with pytest.raises(LawError, match=r"law/empty\.yaml: the file must hold keys"):
        read_yaml.__wrapped__("empty.yaml")


def test_unknown_processes_clocks_and_lists_are_answered_with_what_there_is() -> None:
    with pytest.raises(LawError, match=r"no process called 'exam'. The processes are: advice"):
        law.process("exam")
    with pytest.raises(LawError, match=r"EHC needs assessment has no clock called 'soon'"):
        law.clock("assessment/soon")
    with pytest.raises(
        LawError, match=r"no list of codes called 'colours'. The lists are: appeal_grounds, appeal_pack"
    ):
        law.codes("colours")


VERSIONS = (
    Version(date(2014, 9, 1), 6, CITED),
    Version(date(2020, 5, 1), 8, CITED),
    Version(date(2024, 1, 1), None, CITED),
)
ROUTE = Route(("request.received",), "first_known", "within_weeks_of", VERSIONS, 0, ())


@pytest.mark.parametrize(("day", "value"), [(date(2014, 9, 1), 6), (date(2020, 4, 30), 6), (date(2020, 5, 1), 8)])
def test_the_value_is_the_one_that_stood_on_the_day_of_the_event(day: date, value: int) -> None:
    assert law.value_on(ROUTE, day, "Decide").value == value


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(2014, 8, 31), "stood from 1 September 2014"), (date(2024, 1, 1), "no longer stood on 1 January 2024")],
)
def test_outside_its_dates_a_rule_is_not_in_force(day: date, sentence: str) -> None:
    with pytest.raises(law.NotInForce, match=sentence):
        law.value_on(ROUTE, day, "Decide")
