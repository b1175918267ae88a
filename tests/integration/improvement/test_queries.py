"""Every page above the cases asks as many questions of the database for forty rows as for four."""

import pytest
from tests.conftest import TODAY
from tests.factories import count_queries, make_organisation, make_user, sign_in
from tests.factories import strategic as make

from areasend.records.models import ActionPlan, Board, Inspection, Meeting, SelfEvaluation
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db
PLAN = "/improvement/plans/plan/the-plan/"
PAGES = {
    "overview": "/improvement/",
    "plans": "/improvement/plans/",
    "table": f"{PLAN}?view=table",
    "timeline": f"{PLAN}?view=timeline",
    "agency": f"{PLAN}?view=agency",
    "person": f"{PLAN}?view=person",
    "board": f"{PLAN}?view=board",
    "owed": "/improvement/plans/owed/",
    "evaluation": "/improvement/self-evaluation/the-evaluation/",
    "inspections": "/improvement/inspections/",
    "inspection": "/improvement/inspections/the-inspection/",
    "room": "/improvement/inspections/room/",
    "risks": "/improvement/risks/",
    "boards": "/improvement/boards/",
    "a board": "/improvement/boards/the-board/",
    "promises": "/improvement/boards/owed/",
    "decisions": "/improvement/decisions/",
    "figures": "/improvement/figures/",
    "desk": "/improvement/public/",
    "public home": "/how-we-are-doing/",
    "public plan": "/how-we-are-doing/plans/the-plan/",
    "public boards": "/how-we-are-doing/boards/",
    "public board": "/how-we-are-doing/boards/the-board/",
    "public decisions": "/how-we-are-doing/decisions/",
    "public words": "/how-we-are-doing/you-said-we-did/",
    "public questions": "/how-we-are-doing/questions/",
}


@pytest.fixture(autouse=True)
def held_still(settings):
    settings.AREASEND_TODAY = TODAY.isoformat()


@pytest.fixture
def lead():
    return make_user("Lena Lead", roles=[Role.IMPROVEMENT_LEAD])


@pytest.fixture
def area():
    """One of each that has a page of its own."""
    board = make.make_board(slug="the-board", is_public=True)
    plan = make.make_plan(slug="the-plan", board=board, agreed_on=TODAY, published_on=TODAY)
    make.make_meeting(board, is_public=True)
    make.make_theme(make.make_evaluation(slug="the-evaluation", board=board))
    make.make_inspection(reference="the-inspection", text="Children wait too long.")
    return plan


def add_rows(user, place):
    plan, board = ActionPlan.objects.get(slug="the-plan"), Board.objects.get(slug="the-board")
    action = make.make_action(plan, priority=make.make_priority(plan.strategy))
    add_to_action(action, user)
    add_to_boards(board, user, place)
    add_to_evaluation(action)
    add_to_inspection(action)
    make.make_risk_score(make.make_risk(board, action=action))
    make.make_decision(published_on=TODAY)
    make.make_said_did(action=action, published_on=TODAY)
    make.make_question(action=action)
    make.make_rating()


def add_to_action(action, user):
    make.make_agency(action, organisation=make_organisation(f"Body {action.pk}"), part="lead")
    make.make_role(action, user=user)
    make.make_date(action)
    make.make_measure_reading(make.make_measure(action))
    make.make_note(action)
    make.make_blocker(action)
    make.make_dependency(action, needs=make.make_action(action.plan))
    make.make_evidence_use(action=action)


def add_to_boards(board, user, place):
    make.make_interest(make.make_seat(board, user=make_user()))
    make.make_seat(make.make_board(parent=board, is_public=True), user=user)
    made = Meeting.objects.get(board=board, held_on=None)
    make.make_owed_action(made, seat=make.make_seat(board, user=user))
    make.make_item(made)
    make.make_forward_item(board)
    before = make.make_meeting(board, on=TODAY.replace(year=2025, day=place + 1), held_on=TODAY, is_public=True)
    make.make_pack(before)


def add_to_evaluation(action):
    statement = make.make_statement(SelfEvaluation.objects.get().themes.get())
    make.make_statement_figure(statement)
    make.make_statement_action(statement=statement, action=action)
    make.make_comment(statement)
    make.make_evidence_use(statement=statement)


def add_to_inspection(action):
    inspection = Inspection.objects.get(reference="the-inspection")
    finding = make.make_finding(inspection)
    make.make_finding_action(finding=finding, action=action)
    make.make_response(finding)
    make.make_finding(make.make_inspection(text="Children wait too long."))


@pytest.mark.parametrize("page", PAGES)
def test_more_rows_ask_no_more(page, area, lead):
    client = sign_in(lead)
    for place in range(2):
        add_rows(lead, place)
    few = count_queries(client, PAGES[page])
    for place in range(2, 6):
        add_rows(lead, place)
    assert count_queries(client, PAGES[page]) <= few
