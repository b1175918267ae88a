"""Reports in both forms, invented."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.exchange.inspection_report.conftest import LETTER, REPORT

from areasend.exchange.caseload.shapes import Unreadable
from areasend.exchange.inspection_report import Finding, read_report
from areasend.exchange.inspection_report.facts import span
from areasend.exchange.inspection_report.required import names_who_should

AREA_REPORT = read_report(REPORT, "borchester_area_send_-_02_january_2025.txt")
LOCAL_LETTER = read_report(LETTER)


def texts(kind: str, report=AREA_REPORT) -> list[str]:
    return [finding.text for finding in report.of_kind(kind)]


def bare(finding: Finding) -> tuple[str, str]:
    return finding.text, finding.proposed_by


def test_the_head_gives_area_dates_and_who_came():
    found = AREA_REPORT
    assert (found.kind, found.area) == ("area_send", "Borchester")
    assert (found.started_on, found.ended_on) == (date(2024, 10, 28), date(2024, 11, 1))
    assert found.inspectorates == ("Ofsted", "Care Quality Commission")


def test_the_day_of_publication_comes_from_the_name_of_the_file():
    assert AREA_REPORT.published_on == date(2025, 1, 2)
    assert "The day of publication is not in the text. Give it by hand." in read_report(REPORT).lacks


def test_the_outcome_is_told_from_what_follows():
    assert AREA_REPORT.grade == "widespread_failings"
    assert AREA_REPORT.outcome == "There are widespread and/or systemic failings in this invented area."


def test_next_steps_carry_their_months():
    steps = {step.kind: step.within_months for step in AREA_REPORT.next_steps}
    assert steps == {"monitoring": 18, "full_inspection": 36, "priority_action_plan": None}


def test_a_paragraph_without_a_section_of_its_own_kind_is_a_guess():
    guesses = [finding for finding in AREA_REPORT.findings if finding.proposed_by == "wording"]
    assert [(finding.kind, finding.text) for finding in guesses] == [
        ("strength", "Children like their clubs and their self-made music. They are glad of them."),
        ("development", "Waits are too long."),
    ]


def test_points_of_any_glyph_are_findings_and_a_page_break_does_not_cut_them():
    sure = [finding.text for finding in AREA_REPORT.of_kind("strength") if finding.proposed_by == "section"]
    assert sure == ["Libraries lend toys, and families come. They stay.", "Buses run."]
    assert "Letters go astray." in texts("development")


def test_priority_actions_say_who_answers():
    assert [(finding.text, finding.answers_to) for finding in AREA_REPORT.of_kind("priority_action")] == [
        ("Leaders should answer letters within a week.", "Borchester Council and the ICB"),
        ("The board should see that:\n- clinics open; and\n- nurses are hired.", "Borchester ICB"),
    ]


def test_improvements_are_told_apart_without_rules_between_them():
    assert texts("improvement") == [
        "Leaders across the partnership should count what they do. This should be weekly.",
        "Health leaders need to plan for:\n- winter\n- spring",
        "The local area partnership should ask families.",
    ]


def test_improvements_with_numbers_or_empty_lines_are_told_apart_by_them():
    begun = "Leaders across the partnership should count what they do. This\n should be weekly.\n"
    numbered = REPORT.replace(begun, "1. Do one thing.\n\n 2. Then the other, and\n\n")
    assert [text.split()[0] for text in texts("improvement", read_report(numbered))][:2] == ["Do", "Then"]


def test_a_table_that_lost_its_columns_is_read_without_who_answers():
    head = " Responsible body          Areas for priority action\n"
    start, end = REPORT.index(head), REPORT.index("Areas for improvement\n")
    report = read_report(f"{REPORT[:start]} Leaders should answer letters.\n\n{REPORT[end:]}")
    assert [finding.answers_to for finding in report.of_kind("priority_action")] == [""]
    assert "no two columns" in report.unread[0].why


def test_a_letter_gives_its_facts():
    found = LOCAL_LETTER
    assert (found.kind, found.area, found.grade) == ("local_area", "Borchester", "written_statement")
    dates = (found.started_on, found.ended_on, found.published_on)
    assert dates == (date(2019, 2, 4), date(2019, 2, 8), date(2019, 3, 26))
    assert found.lacks == ()


def test_a_point_that_a_page_cut_in_two_is_made_whole():
    assert texts("main_finding", LOCAL_LETTER) == [
        "Leaders began late, and were slow. They hurry now.",
        "Nurses are kind.",
    ]


def test_strengths_and_developments_of_a_letter_stand_under_their_theme():
    theme = "The effectiveness of the local area in meeting needs"
    assert [(found.kind, found.heading) for found in LOCAL_LETTER.findings[2:4]] == [
        ("strength", theme),
        ("development", theme),
    ]


def test_significant_weaknesses_say_who_is_jointly_responsible():
    weak = LOCAL_LETTER.of_kind("significant_weakness")
    assert [finding.text for finding in weak] == ["the lack of a plan for therapies", "waits for clinics."]
    assert {finding.answers_to for finding in weak} == {"the local authority and the area's health group"}


def test_a_letter_that_asks_for_nothing_says_so():
    start, end = LETTER.index("The inspection raises"), LETTER.index("Yours")
    mild = (LETTER[:start] + LETTER[end:]).replace("is required. It was also decided that", "was not needed, so that")
    assert read_report(mild).grade == "no_written_statement"


@pytest.mark.parametrize("report", [AREA_REPORT, LOCAL_LETTER])
def test_every_finding_and_step_stands_where_it_says(report):
    places = [*report.findings, *report.next_steps, *report.unread]
    assert [report.text[found.start : found.end] for found in report.findings] == [f.text for f in report.findings]
    assert all(0 <= place.start < place.end <= len(report.text) for place in places)


def test_footers_are_no_part_of_the_text():
    assert "inspection report:" not in AREA_REPORT.text


def test_a_text_of_another_form_is_kept_whole_as_unread():
    report = read_report("A poem\n\nof two lines")
    assert (report.kind, report.findings) == ("other", ())
    assert [left.text for left in report.unread] == ["A poem of two lines"]


def test_an_empty_text_says_what_to_do():
    with pytest.raises(Unreadable, match="have its text recognised"):
        read_report("\n\f\n")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("28 December 2024 to 3 January 2025", date(2024, 12, 28), date(2025, 1, 3)),
        ("29 December to 2 January 2025", date(2024, 12, 29), date(2025, 1, 2)),
        ("11 to 15 March 2024", date(2024, 3, 11), date(2024, 3, 15)),
        ("3 June 2019", date(2019, 6, 3), date(2019, 6, 3)),
        ("31 to 31 February 2024", None, None),
        ("in spring", None, None),
    ],
)
def test_spans_of_dates_are_read(text, first, last):
    assert span(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Commissioners in health need to plan.", True),
        ("This should include leaders.", False),
        ("Leaders met. They should plan.", False),
        ("Finalised plans should be shared by services.", False),
        ("leaders should plan.", False),
    ],
)
def test_who_should_do_something_begins_an_item(text, says):
    assert names_who_should(text) is says
