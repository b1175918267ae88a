"""Who owes something hears of it once a week."""

from datetime import date, timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from tests.conftest import TODAY
from tests.factories import make_organisation
from tests.factories.strategic import make_action, make_agency, make_date, make_note, make_partner, make_role

from areasend.actions import action_date, jobs, reminder
from areasend.records.models import ActionDate
from areasend.records.plan_owed import owed_by_person
from areasend.site import nightly, reminders

pytestmark = pytest.mark.django_db
LATELY = date(2026, 11, 10)


@pytest.fixture
def partner():
    return make_partner(name="Pat Partner", email="pat@example.org")


@pytest.fixture
def late(partner):
    action = make_action(title="Open the centre")
    make_role(action, user=partner)
    make_date(action, on=date(2026, 10, 31))
    return action


def owing(partner, **due) -> None:
    action = make_action()
    make_role(action, user=partner)
    make_note(action, on=LATELY, percent=90)
    make_date(action, **due)


def test_who_owes_something_late_is_told_with_the_way_there(late):
    assert reminders.remind(TODAY) == 1
    (message,) = mail.outbox
    assert (message.to, message.subject) == (["pat@example.org"], "AreaSEND: 1 action waits for you, 1 late")
    assert "1.1 Open the centre (due 31 October 2026)" in message.body
    assert f"/improvement/plans/actions/{late.pk}/" in message.body


def test_the_way_there_starts_at_the_sites_own_address(settings, late):
    settings.CSRF_TRUSTED_ORIGINS = ["https://send.example.org"]
    reminders.remind(TODAY)
    assert "https://send.example.org/improvement/" in mail.outbox[0].body


@pytest.mark.parametrize(("days", "told"), [(14, 1), (15, 0)])
def test_two_weeks_ahead_are_soon_enough(partner, days, told):
    owing(partner, on=TODAY + timedelta(days))
    assert reminders.remind(TODAY) == told


def test_silence_of_six_weeks_is_asked_about(partner):
    action = make_action()
    make_role(action, user=partner)
    make_note(action, on=date(2026, 9, 20))
    reminders.remind(TODAY)
    assert "a sentence is enough" in mail.outbox[0].body


def test_the_people_of_the_body_that_leads_hear_where_nobody_is_named(late):
    other = make_action()
    make_agency(other, organisation=make_organisation("Family hubs", "other"))
    make_date(other, on=date(2026, 10, 31))
    make_partner(organisation=make_organisation("Family hubs", "other"))
    assert [len(one) for one in owed_by_person(TODAY)] == [1, 1]


@pytest.mark.parametrize(("days", "told"), [(1, 0), (6, 0), (7, 1)])
def test_one_message_a_week_is_enough(late, days, told):
    reminders.remind(TODAY)
    assert reminders.remind(TODAY + timedelta(days)) == told


def test_invented_people_get_no_post(late, partner):
    type(partner).objects.update(is_demo=True)
    assert reminders.remind(TODAY) == 0
    reminder.send(
        type(partner).objects.get(pk=partner.pk), by=None, today=TODAY, on=TODAY, to=partner.pk, subject="x", text="y"
    )
    assert mail.outbox == []


def test_who_may_no_longer_open_the_page_is_not_told(late, partner):
    partner.grants.update(until=LATELY)
    assert reminders.remind(TODAY) == 0


def test_who_owes_nothing_hears_nothing(partner):
    owing(partner, on=date(2027, 6, 30))
    assert reminders.remind(TODAY) == 0


def test_they_can_be_turned_off(settings, late):
    settings.AREASEND_REMINDERS = False
    assert reminders.remind(TODAY) == 0


def test_what_the_mail_server_does_not_take_is_tried_again(monkeypatch, late, caplog):
    def fail(*_: object) -> None:
        raise SMTPException("full")

    with monkeypatch.context() as patched:
        patched.setattr(reminder, "send_mail", fail)
        assert reminders.remind(TODAY) == 0
    assert reminders.remind(TODAY + timedelta(1)) == 1
    assert "tried again tomorrow" in caplog.text


def test_it_is_a_nightly_job(late):
    jobs.run_now(nightly.REMINDERS)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("turns", "today"),
    [
        ({"on": date(2026, 8, 31), "repeats": "quarterly", "precision": "month"}, date(2026, 11, 20)),
        ({"on": date(2026, 7, 31), "repeats": "termly", "precision": "term"}, date(2026, 12, 20)),
    ],
)
def test_the_next_turn_of_what_comes_again_is_told_two_weeks_before(partner, turns, today):
    owing(partner, **turns)
    row = ActionDate.objects.get()
    action_date.reach(row, by=None, today=TODAY, on=date(2026, 7, 30))
    assert [len(one.soon) for one in owed_by_person(today)] == [1]
