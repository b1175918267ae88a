"""What a pack says, and what the papers for the public leave out."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories.strategic import (
    make_action,
    make_agency,
    make_board,
    make_date,
    make_decision,
    make_escalation,
    make_item,
    make_measure,
    make_measure_reading,
    make_meeting,
    make_owed_action,
    make_plan,
    make_question,
    make_risk,
)

from areasend.actions import pack
from areasend.documents.paper import Heading, Points, Table, lines, plain
from areasend.documents.pdf import to_pdf
from areasend.records.papers.frozen import freeze, pack_paper, thaw

pytestmark = pytest.mark.django_db

SECTIONS = ("interests", "minutes", "owed", "plan", "indicators", "risks", "decisions", "questions")


def words(paper):
    """Everything that a paper says, headings too."""
    said = [plain(line) for block in paper.blocks for line in lines(block)]
    heads = [getattr(block, "text", "") for block in paper.blocks if isinstance(getattr(block, "text", ""), str)]
    return "\n".join([paper.title, *said, *heads])


@pytest.fixture
def made(lead, board, held):
    """Makes the pack of the coming meeting, with every section on its agenda."""

    def make(**given):
        coming = make_meeting(board, on=date(2026, 12, 9), **given)
        for section in SECTIONS:
            make_item(coming, title=section.capitalize(), section=section)
        return pack.make(coming, by=lead, today=TODAY)

    return make


@pytest.fixture
def late(board):
    """An action that the board watches over, late, with a measure that fell behind."""
    action = make_action(make_plan(board=board, starts_on=date(2025, 9, 1)), title="Open more places")
    make_agency(action)
    make_date(action, on=date(2026, 10, 1))
    measure = make_measure(action, text="Half of schools have joined", by_on=date(2026, 10, 1))
    make_measure_reading(measure, on=date(2026, 9, 20), value=20)
    return action


def test_a_late_action_is_told_with_its_reason_and_its_measure(made, late):
    said = words(pack_paper(made()))
    assert "Open more places" in said
    assert "1 October 2026" in said
    assert "Half of schools have joined" in said
    assert "Agree new dates" in said


def test_the_first_page_says_in_a_sentence_what_each_part_holds(made, held, late, board):
    make_owed_action(held, text="Late already", due_on=date(2026, 11, 1))
    make_risk(board, title="No therapists", likelihood=5, impact=5)
    kept = pack_paper(made())
    brief = next(block for block in kept.blocks if isinstance(block, Points))
    said = "\n".join(plain(line) for line in lines(brief))
    for sentence in (
        "Plan: of one action, 1 late. 1 measure has fallen behind: “Half of schools have joined” (now 20%).",
        "Owed: 1 still owed, 1 of them late.",
        "Risks: 1 scores above 12.",
    ):
        assert sentence in said


def test_the_first_page_of_the_public_papers_tells_no_measure_and_no_private_item(made, late, board, lead):
    make_risk(board, title="No therapists", likelihood=5, impact=5)
    first = made()
    first.meeting.items.filter(section="risks").update(is_private=True)
    said = words(pack_paper(pack.make(first.meeting, by=lead, today=TODAY), public=True))
    assert "1 late" in said
    assert "Half of schools" not in said
    assert "above 12" not in said


def test_the_items_of_the_last_meeting_are_no_headings_of_this_one(made):
    heads = [block.text for block in pack_paper(made()).blocks if isinstance(block, Heading)]
    assert heads.count("2. Minutes") == 1
    assert "What was said at the last meeting" not in heads


def test_an_item_without_a_paper_says_who_brings_it(made, lead):
    coming = made().meeting
    make_item(coming, title="Therapies", presenter="Head of commissioning")
    assert "Head of commissioning brings this item. No paper" in words(
        pack_paper(pack.make(coming, by=lead, today=TODAY))
    )


def test_the_board_hears_of_what_its_groups_watch_over(made, board, late):
    late.plan.board = make_board(parent=board)
    late.plan.save()
    assert "Open more places" in words(pack_paper(made()))


def test_another_boards_actions_are_left_to_it(made, late):
    late.plan.board = make_board()
    late.plan.save()
    assert "Open more places" not in words(pack_paper(made()))


def test_the_late_come_first_among_the_actions_owed(made, held):
    make_owed_action(held, text="Later", due_on=date(2026, 12, 20))
    make_owed_action(held, text="Late already", due_on=date(2026, 11, 1))
    table = next(one for one in pack_paper(made()).blocks if isinstance(one, Table) and one.caption == "Actions owed")
    assert [row[0] for row in table.rows] == ["Late already", "Later"]


def test_risks_taken_up_and_above_what_is_carried_are_told(made, board):
    make_escalation(make_risk(), to_board=board, ask="Find the money")
    make_risk(board, title="No therapists", likelihood=5, impact=5)
    make_risk(board, title="A slight one", likelihood=1, impact=2)
    said = words(pack_paper(made()))
    assert "Find the money" in said
    assert "No therapists" in said
    assert "A slight one" not in said


def test_decisions_ahead_and_answers_given_are_told(made):
    make_decision(title="The budget", status="planned", decided_on=None, text="", planned_on=date(2027, 1, 8))
    make_question(state="answered", shown="When?", answer="In May.", answered_on=date(2026, 11, 2))
    said = words(pack_paper(made()))
    assert "The budget" in said
    assert "In May." in said


def test_the_last_minutes_are_in_it(made):
    assert "The board asked for a plan." in words(pack_paper(made()))


def test_a_remake_has_a_new_number_and_the_old_one_stays(made, lead, held):
    first = made()
    before = words(pack_paper(first))
    make_owed_action(held, text="New promise")
    second = pack.make(first.meeting, by=lead, today=TODAY)
    assert (first.number, second.number) == (1, 2)
    first.refresh_from_db()
    assert words(pack_paper(first)) == before
    assert "New promise" in words(pack_paper(second))


def test_private_items_are_apart_and_not_for_the_public(made, lead):
    coming = made().meeting
    make_item(coming, title="A contract", is_private=True, paper="Names and prices")
    again = pack.make(coming, by=lead, today=TODAY)
    assert "Names and prices" in words(pack_paper(again))
    assert "Private item" in words(pack_paper(again, public=True))
    assert "A contract" not in words(pack_paper(again, public=True))
    assert "Names and prices" not in words(pack_paper(again, public=True))


def test_the_public_is_told_no_names_and_no_reasons(made, held, late):
    make_owed_action(held, owner="Pat Example")
    said = words(pack_paper(made(), public=True))
    assert "Open more places" in said
    assert "Pat Example" not in said
    assert "Half of schools have joined" not in said


def test_what_is_not_public_stays_out_of_the_public_papers(made, late):
    late.is_public = False
    late.save()
    make_decision(title="Secret", status="planned", decided_on=None, text="", planned_on=TODAY, is_public=False)
    said = words(pack_paper(made(), public=True))
    assert "Open more places" not in said
    assert "Secret" not in said


def test_a_pack_is_made_into_a_pdf_and_comes_back_from_the_database_unchanged(made, late):
    kept = pack_paper(made())
    assert to_pdf(kept).startswith(b"%PDF")
    assert thaw(freeze(kept)) == kept
