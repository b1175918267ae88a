"""Plans as they stand on a page."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from tests.unit.exchange.action_plan.conftest import HEADING, PAGE

from areasend.exchange.action_plan import ActionRow, DueRow, PriorityRow, read, read_published
from areasend.exchange.caseload.shapes import Unreadable


def action(page: str, reference: str) -> ActionRow:
    return next(row for row in read_published(page).actions if row.reference == reference)


def why(page: str) -> list[str]:
    return [left.why for left in read_published(page).unplaced]


def test_title_years_and_introduction_come_from_the_top():
    plan = read_published(PAGE)
    assert (plan.title, plan.years) == ("Growing Together 2026 to 2028", (2026, 2028))
    assert plan.introduction == "How the partners will work."


def test_priorities_are_matched_with_the_tables_in_order():
    assert read_published(PAGE).priorities == (
        PriorityRow(1, "First help", "Help comes early."),
        PriorityRow(2, "Good endings", "Young people leave well. This includes:\n- work"),
    )


def test_references_are_unique_though_each_table_numbers_from_one():
    rows = read_published(PAGE).actions
    assert [(row.reference, row.published_number) for row in rows] == [("1.1", "1.1"), ("1.2", "1.2"), ("2.1", "1.1")]


def test_a_number_printed_twice_gets_the_next_free_reference():
    rows = read_published(PAGE.replace("Action 1.2", "Action 1.1")).actions
    assert [row.reference for row in rows] == ["1.1", "1.2", "2.1"]


def test_a_title_broken_over_lines_is_one():
    assert action(PAGE, "1.1").title == "Print a guide for every school"


def test_agencies_and_roles_are_told_apart_at_strokes():
    row = action(PAGE, "1.1")
    assert row.agencies == ("Council", "Parents' forum")
    assert row.roles == ("Head of SEND", "Youth worker")


def test_two_dates_with_two_terms_have_one_each_and_the_action_the_longer():
    row = action(PAGE, "2.1")
    assert [due.term for due in row.due] == ["short", "medium"]
    assert row.term == "medium"


def test_what_returns_every_year_first_falls_due_after_the_plan_starts():
    (due,) = next(row for row in read_published(PAGE, date(2026, 10, 1)).actions if row.reference == "1.2").due
    assert due == DueRow("", date(2027, 9, 30), "month", "yearly")


def test_a_row_written_on_one_line_is_read_as_one_broken_over_lines():
    whole = f"Plan\n{HEADING}\n| Action 1.1 Meet | Council | Head | May 2026 | Short | Met |\n"
    assert action(whole, "1.1").due == (DueRow("", date(2026, 5, 31)),)


def test_an_empty_cell_of_a_whole_row_stays_empty():
    whole = f"Plan\n{HEADING}\n| Action 1.1 Meet | Council | | May 2026 | Short | Met |\n"
    assert action(whole, "1.1").roles == ()


def test_a_table_without_numbers_is_numbered_in_order():
    whole = f"Plan\n{HEADING}\n| Meet | Council | Head | May 2026 | Short | Met |\n| Go | Council | Head | May 2026 | Short | Met |\n"
    assert [row.reference for row in read_published(whole).actions] == ["1.1", "1.2"]


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("Annually in September", "when we can", "“when we can” is not a date"),
        ("Launch - March 2026 Embed - March 2027", "31 February 2026", "The calendar has no 31 February 2026."),
        ("Launch - March 2026 Embed - March 2027", "", "There is no due date."),
        ("Short |\nForecast", "Soon |\nForecast", "The term is not short, medium or long."),
        ("- Good endings\n", "", "names 1 priorities"),
        ("- Good endings\n", "- Good endings\n- Third\n", "has no table of actions"),
        ("Forecast published |\n", "", "it lacks measures"),
        ("Forecast published |\n", "Forecast published |\nPage 4 |\n", "No action begins here"),
        ("- First help\n", "A stray line\n- First help\n", "stands outside"),
    ],
)
def test_what_cannot_be_placed_is_kept_with_the_reason(was, becomes, said):
    assert any(said in reason for reason in why(PAGE.replace(was, becomes)))


def test_a_sound_page_leaves_nothing_unplaced():
    assert why(PAGE) == []


def test_every_filled_line_is_accounted_for():
    filled = [number for number, line in enumerate(PAGE.split("\n"), start=1) if line]
    assert [line.number for line in read_published(PAGE).lines] == filled


def test_a_page_without_a_table_is_refused():
    with pytest.raises(Unreadable, match="no table of actions"):
        read("page.txt", b"Plan\nNothing else\n")


def test_a_number_at_the_start_of_a_measure_begins_no_row():
    assert [measure.target for measure in action(PAGE, "2.1").measures] == [12, None]


@pytest.mark.shared
def test_the_published_plan_has_its_twenty_actions(published_plan):
    plan = read_published(published_plan)
    assert Counter(row.priority for row in plan.actions) == {1: 6, 2: 4, 3: 4, 4: 6}
    assert [len(row.measures) for row in plan.actions] == [2, 1, 2, 2, 2, 2, 1, 1, 2, 1, 3, 1, 3, 1, 2, 1, 1, 1, 1, 1]


@pytest.mark.shared
def test_the_published_plan_is_placed_whole(published_plan):
    plan = read_published(published_plan)
    assert plan.unplaced == ()
    assert len(plan.lines) == sum(bool(line.strip()) for line in published_plan.split("\n"))
    assert "unplaced" not in {line.became for line in plan.lines}


@pytest.mark.shared
def test_the_published_plan_gives_its_dates_terms_and_targets(published_plan):
    rows = {row.reference: row for row in read_published(published_plan).actions}
    assert [(due.label, due.on) for due in rows["1.3"].due] == [
        ("Launch", date(2025, 9, 30)),
        ("Embed", date(2026, 9, 30)),
    ]
    assert (rows["2.1"].due[0].repeats, rows["2.1"].due[0].on) == ("yearly", date(2025, 9, 30))
    assert [due.term for due in rows["3.1"].due] == ["short", "medium"]
    assert rows["3.3"].due[0].label == "review"
    assert [(measure.target, measure.is_provisional) for measure in rows["3.3"].measures] == [
        (None, False),
        (None, True),
        (90, True),
    ]
    assert all(row.agencies and row.roles and row.due and row.measures and row.term for row in rows.values())
