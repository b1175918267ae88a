"""The clock for a terminal and for the public page."""

from __future__ import annotations

import json
from datetime import date

import pytest

from areasend.rules.clock_text import as_text, describe, list_processes, list_text, parse_day, parse_facts
from areasend.rules.law_files import LawError

ON = date(2026, 11, 22)
FACTS = {"request.received": date(2026, 7, 15)}


def test_facts_are_read_from_name_and_date() -> None:
    assert parse_facts("assessment", ["request.received=2026-07-15"]) == FACTS


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("request.received", "is not a fact. Write it as name=date, such as request.received=2026-07-15"),
        ("request.came=2026-07-15", "has no fact called 'request.came'. Its facts are: request.received"),
        ("request.received=15/7/2026", "'15/7/2026' is not a date. Write it as year-month-day, such as 2026-07-15"),
    ],
)
def test_a_wrong_fact_is_answered_with_what_would_be_right(given: str, sentence: str) -> None:
    with pytest.raises(LawError, match=sentence):
        parse_facts("assessment", [given])


def test_an_unknown_process_is_answered_with_the_processes() -> None:
    with pytest.raises(LawError, match=r"The processes are: advice"):
        parse_facts("exam", [])


def test_the_rows_can_go_out_as_json() -> None:
    rows = json.loads(json.dumps(describe("assessment", FACTS, ON)))
    final = next(row for row in rows if row["rule"] == "assessment/issue_final_plan")
    assert (final["due_on"], final["state"], final["met_on"]) == ("2026-12-02", "due_soon", None)
    assert final["references"][0]["href"].endswith("/regulation/13")


def test_the_text_tells_date_state_reason_and_authority() -> None:
    text = as_text("assessment", FACTS, ON)
    assert "EHC needs assessment, looked at on 22 November 2026" in text
    assert "Wed 02 Dec 2026  Send the final plan" in text
    assert "due soon; last working day Wed 02 Dec 2026" in text
    assert "SEND Regulations 2014, regulation 13(2)" in text
    assert max(len(line) for line in text.splitlines()) <= 110


def test_the_text_marks_what_was_seen_second_hand_and_what_can_be_read_otherwise() -> None:
    text = as_text("annual_review", {"review.planned": date(2026, 12, 1), "review.invited": date(2026, 11, 2)}, ON)
    assert "done in time on 2 November 2026" in text
    assert "on the later reading Tue 17 Nov 2026" in text
    assert "check before relying on it" in as_text("advice", {"advice.requested": date(2026, 11, 2)}, ON)


def test_a_text_in_which_everything_has_begun_lists_nothing_else() -> None:
    assert "Not started" not in as_text("advice", {"advice.requested": date(2026, 11, 2)}, ON)


def test_the_list_names_processes_facts_and_rules() -> None:
    assert {"key", "label", "description", "facts", "rules"} == set(list_processes()[0])
    assert "request.received" in list_text()
    assert "issue_final_plan" in list_text()


def test_a_day_is_read_with_spaces_around_it() -> None:
    assert parse_day(" 2026-07-15 ") == date(2026, 7, 15)
