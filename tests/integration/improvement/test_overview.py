"""The overview: what wants somebody this week, for whom it is."""

from datetime import date, timedelta

import pytest
from tests.conftest import TODAY
from tests.factories import make_user, sign_in
from tests.factories import strategic as make
from tests.strict_html import check_html

from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def held_still(settings):
    settings.AREASEND_TODAY = TODAY.isoformat()


@pytest.fixture
def head():
    return make_user("Hana Head", roles=[Role.HEAD_OF_SERVICE])


def overview(user) -> str:
    page = sign_in(user).get("/improvement/").content.decode()
    check_html(page)
    return page


def late_action(**given):
    action = make.make_action(**given)
    make.make_date(action, on=TODAY - timedelta(20))
    return action


def test_an_area_without_rows_is_told_so_part_by_part(head):
    page = overview(head)
    for words in (
        "No plan with open actions is recorded.",
        "You owe nothing that is late",
        "No meeting in the next six weeks.",
        "No risk is above appetite",
        "Every statement has its evidence",
        "Nothing is due to the inspectorates",
        "No question is waiting.",
    ):
        assert words in page


def test_the_plan_is_told_by_exception(head):
    action = late_action(title="Train every SENCO")
    make.make_role(action, title="Head of SEND")
    make.make_note(make.make_action(action.plan, title="All is well here"), on=TODAY)
    page = overview(head)
    assert "Train every SENCO" in page
    assert "Head of SEND." in page
    assert "All is well here" not in page
    assert f'href="/improvement/plans/actions/{action.pk}/"' in page


def test_many_exceptions_are_folded_after_the_first_eight(head):
    plan = make.make_plan()
    for number in range(10):
        late_action(plan=plan, reference=f"1.{number}")
    assert "2 more" in overview(head)


def test_a_meeting_tells_what_its_pack_lacks(head):
    meeting = make.make_meeting(make.make_board(name="Partnership board"), on=TODAY + timedelta(14))
    make.make_item(meeting, title="Short breaks")
    page = overview(head)
    assert "Partnership board, 2 December 2026" in page
    assert "“Short breaks” has no paper" in page
    assert "No pack yet" in page


def test_a_pack_that_went_out_lacks_nothing(head):
    meeting = make.make_meeting(on=TODAY + timedelta(3))
    make.make_pack(meeting, sent_on=TODAY - timedelta(4))
    assert "Its pack went out on 14 November 2026." in overview(head)


def test_a_pack_that_should_be_out_is_late(head):
    make.make_meeting(on=TODAY + timedelta(3))
    assert "Pack late" in overview(head)


def test_a_meeting_far_off_or_called_off_is_not_told(head):
    make.make_meeting(on=TODAY + timedelta(60))
    make.make_meeting(on=TODAY + timedelta(6), called_off_on=TODAY, called_off_because="Half of them are ill")
    assert "No meeting in the next six weeks." in overview(head)


def test_risks_above_appetite_or_to_be_reviewed_are_told(head):
    make.make_risk(title="Grave", review_on=TODAY + timedelta(60))
    make.make_risk(title="Slight but due", likelihood=1, impact=2, review_on=TODAY - timedelta(1))
    make.make_risk(title="Slight", likelihood=1, impact=2, review_on=TODAY + timedelta(60))
    page = overview(head)
    assert page.index("Grave") < page.index("Slight but due")
    assert page.count("Slight") == 1


def test_gaps_findings_and_questions_are_told(head):
    make.make_statement(text="Plans take too long")
    make.make_finding()
    make.make_question(reference="Q-77777", asked_on=TODAY - timedelta(40))
    page = overview(head)
    assert "“Plans take too long”" in page
    assert "1 finding to accept or set aside" in page
    assert "Question Q-77777" in page
    assert "Waiting long" in page


def test_a_response_that_is_due_to_the_inspectorates_is_told(head):
    told = {"kind": "local_area", "outcome": "A written statement of action is required."}
    make.make_inspection(published_on=date(2026, 9, 1), **told)
    assert "Send the written statement of action" in overview(head)


def test_what_i_promised_and_owe_is_told(head):
    make.make_role(late_action(title="Mine to do"), user=head)
    meeting = make.make_meeting(on=date(2026, 10, 7), held_on=date(2026, 10, 7))
    make.make_owed_action(meeting, seat=make.make_seat(meeting.board, user=head), text="Bring the figures")
    page = overview(head)
    assert "Bring the figures" in page
    assert page.count("Mine to do") == 2


def test_a_partner_sees_the_plan_and_what_is_theirs_only(head):
    make.make_risk(title="Not theirs")
    make.make_meeting(make.make_board(name="Not their board"), on=TODAY + timedelta(10))
    page = overview(make_user(roles=[Role.PARTNER]))
    assert "The plan by exception" in page
    assert "Gaps in the self-evaluation" not in page
    assert "Not theirs" not in page
    assert "Not their board" not in page


def test_an_analyst_reads_but_owes_nothing(head):
    page = overview(make_user(roles=[Role.ANALYST]))
    assert "The plan by exception" in page
    assert "Owed by you" not in page
