"""The demo's boards: what is published about them stands there, and nothing has happened after its day."""

from datetime import date

import pytest

from areasend.demo.above import boards, meetings, people, reports
from areasend.records.board_standing import balance, called_in, meeting_quorum
from areasend.records.models import ActionPlan, Board, Decision, Meeting, OwedAction, Pack, Seat, User
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 11, 18)


@pytest.fixture
def known(db):
    found = people.load(UNTIL)
    boards.load(found)
    return found


@pytest.fixture
def met(known, settings, tmp_path):
    meetings.load(known)
    return known


def test_the_boards_stand_under_one_another(known):
    group = Board.objects.get(slug="send-improvement-group")
    assert group.parent.name == "SEND Partnership Board"
    assert group.parent.parent.name == "Children and Young People's Partnership Board"
    assert group.groups.count() == 8


def test_the_integrated_services_board_made_way_for_its_successor(known):
    old, new = known.boards["send-isb"], known.boards["send-partnership-board"]
    assert (old.closed_on, new.opened_on) == (date(2024, 3, 31), date(2024, 4, 1))
    assert {seat.part for seat in old.seats.all()} >= {"co_chair"}


def test_every_board_with_terms_is_balanced(known):
    standing = Board.objects.open(UNTIL).exclude(seat_sectors=[])
    assert [
        one for one in standing if not balance(one, Seat.objects.sitting(UNTIL).filter(board=one)).is_balanced
    ] == []


def test_partners_the_lead_and_finance_may_sign_in(known):
    shown = User.objects.filter(is_shown=True, is_demo=True)
    roles = {role for user in shown for role in user.roles}
    assert roles == {Role.IMPROVEMENT_LEAD, Role.PARTNER, Role.FINANCE_OFFICER}
    assert known.users["forum"].organisation == known.bodies["FACT Bucks"]


def test_the_published_decision_took_effect_on_its_published_day(known):
    assert called_in(known.decisions["send-update-2024"], UNTIL).effective_on == date(2024, 1, 12)
    assert known.decisions["strategy-2021"].decided_on == date(2021, 3, 2)


def test_invented_decisions_say_so(known):
    invented = Decision.objects.exclude(
        pk__in=[known.decisions[key].pk for key in ("strategy-2021", "send-update-2024")]
    )
    assert all(one.summary.startswith("Invented for the demo") for one in invented)


def test_one_decision_can_still_be_called_in_and_one_was(known):
    states = [called_in(one, UNTIL).state for one in Decision.objects.all().decided()]
    assert "open" in states
    assert Decision.objects.filter(call_in="upheld").count() == 1


def test_two_years_of_meetings_were_held_and_nothing_after_the_day(met):
    held = Meeting.objects.held()
    assert held.filter(board__slug="send-improvement-group").count() >= 20
    assert held.filter(board__slug="send-partnership-board").count() >= 14
    assert not held.filter(held_on__gt=UNTIL).exists()
    assert not OwedAction.objects.filter(done_on__gt=UNTIL).exists()


def test_meetings_could_decide_and_promises_differ(met):
    assert sum(meeting_quorum(one).is_met for one in Meeting.objects.held()) > 40
    owed = OwedAction.objects.all()
    assert owed.late(UNTIL).exists()
    assert owed.filter(dropped_on__isnull=False).exists()


def test_a_meeting_in_three_weeks_has_an_agenda_and_no_pack(met):
    ahead = Meeting.objects.ahead(UNTIL).get(board__slug="send-partnership-board")
    assert (ahead.on - UNTIL).days == 21
    assert ahead.items.count() > 8
    assert not ahead.packs.exists()
    assert Pack.objects.filter(sent_on__isnull=False).exists()


@pytest.mark.parametrize("until", [date(2026, 11, 18), date(2027, 1, 20)])
def test_reports_are_of_terms_that_are_over(until):
    plans = [
        ActionPlan(starts_on=date(2025, 4, 1), ends_on=date(2026, 8, 31)),
        ActionPlan(starts_on=date(2026, 9, 1), ends_on=date(2027, 8, 31)),
    ]
    terms = reports.terms_before(until, plans)
    assert len(terms) == 2
    assert all(plan.starts_on <= starts_on and ends_on < until for plan, _, starts_on, ends_on in terms)
