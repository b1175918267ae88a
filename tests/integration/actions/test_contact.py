from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_contact
from tests.integration.actions.refusals import refused

from areasend.actions import contact as actions
from areasend.records.timeline import timeline

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 5)
CALL = {"on": DAY, "way": "phone", "with_whom": "family", "summary": "They asked."}


@pytest.fixture
def said(officer):
    return {"by": officer, "today": TODAY}


def test_a_conversation_is_kept_with_what_was_promised(said, case):
    contact = actions.log(case, **said, **CALL, name="Pat", answer_due_on=TODAY)
    assert (contact.name, contact.answer_due_on, contact.recorded_by) == ("Pat", TODAY, said["by"])


@pytest.mark.parametrize(
    ("given", "sentence", "field"),
    [
        ({"on": date(2026, 11, 19)}, "is in the future", "on"),
        ({"summary": " "}, "Enter what was said or agreed.", "summary"),
        ({"answer_due_on": date(2027, 10, 7)}, "more than a year after the conversation", "answer_due_on"),
        ({"answer_due_on": date(2026, 10, 4)}, "The promised day is before the conversation.", "answer_due_on"),
    ],
)
def test_what_cannot_be_is_refused(said, case, given, sentence, field):
    with refused(sentence, field):
        actions.log(case, **said, **(CALL | given))


def test_a_promise_is_kept(said, case):
    contact = make_contact(case, DAY, answer_due_on=TODAY)
    assert actions.answer(contact, **said, on=TODAY).answered_on == TODAY


@pytest.mark.parametrize(
    ("made", "on", "sentence", "field"),
    [
        ({}, TODAY, "No answer was promised in this conversation", None),
        ({"answer_due_on": TODAY, "answered_on": DAY}, TODAY, "This promise is already marked as kept.", None),
        ({"answer_due_on": TODAY}, date(2026, 11, 19), "is in the future", "on"),
        ({"answer_due_on": TODAY}, date(2026, 10, 4), "before the conversation on 5 October 2026", "on"),
    ],
)
def test_a_promise_that_cannot_be_kept_is_refused(said, case, made, on, sentence, field):
    with refused(sentence, field):
        actions.answer(make_contact(case, DAY, **made), **said, on=on)


def test_a_promise_that_a_colleague_kept_meanwhile_is_not_kept_again(said, case):
    seen = make_contact(case, DAY, answer_due_on=TODAY)
    actions.answer(type(seen).objects.get(pk=seen.pk), **said, on=DAY)
    with refused("This promise is already marked as kept."):
        actions.answer(seen, **said, on=TODAY)


def test_a_contact_struck_out_takes_its_promise_along_and_stays_in_the_story(said, case):
    contact = make_contact(case, DAY, answer_due_on=TODAY)
    actions.strike(contact, by=said["by"], because="Another child's")
    assert not case.contacts.promised().exists()
    struck = next(event for event in timeline(case) if event.kind == "struck")
    assert (struck.title, struck.note) == ("Struck out: phone with Pat Carer", "Another child's")


def test_a_contact_is_struck_once_and_with_a_reason(said, case):
    contact = make_contact(case, DAY, answer_due_on=TODAY)
    with refused("Say why this contact does not belong here.", "because"):
        actions.strike(contact, by=said["by"], because=" ")
    actions.strike(contact, by=said["by"], because="Another child's")
    with refused("This contact was struck out."):
        actions.answer(contact, **said, on=TODAY)
