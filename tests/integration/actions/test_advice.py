from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_advice, make_case, make_organisation
from tests.integration.actions.refusals import refused

from areasend.actions import advice as actions
from areasend.actions.refusal import Stale
from areasend.records.facts import facts_of
from areasend.records.timeline import timeline
from areasend.records.verify import verify

pytestmark = pytest.mark.django_db
DAY, LATER = date(2026, 10, 5), date(2026, 10, 12)
AGREED = {"adviser_agrees": True, "authority_agrees": True, "family_agrees": True}


@pytest.fixture
def said(officer):
    return {"by": officer, "today": TODAY}


@pytest.fixture
def advice(assessing):
    return make_advice(assessing, asked_on=DAY)


def test_the_six_weeks_run_from_the_day_the_adviser_had_the_request(said, assessing):
    asked = actions.ask(assessing, **said, source="psychology", asked_on=DAY, reached_on=LATER)
    assert (asked.reached_on, asked.due_on) == (LATER, date(2026, 11, 23))


def test_without_that_day_they_run_from_the_day_it_was_sent(said, assessing):
    body = make_organisation("The trust", "nhs_provider")
    asked = actions.ask(assessing, **said, source="medical", asked_on=DAY, organisation=body, adviser="Dr Lin")
    assert (asked.reached_on, asked.due_on, asked.organisation) == (DAY, date(2026, 11, 16), body)


def test_the_first_advice_asked_for_is_a_fact_of_the_assessment(said, assessing):
    for adviser, on in (("Dr Lin", LATER), ("Dr Rao", DAY)):
        actions.ask(assessing, **said, source="psychology", asked_on=on, adviser=adviser)
    assert facts_of(assessing)["advice.requested"] == DAY
    assert verify() == []


@pytest.mark.parametrize(
    ("given", "sentence", "field"),
    [
        ({"source": "nobody"}, "Select who is asked for advice.", "source"),
        ({"asked_on": date(2026, 11, 19)}, "The date asked is in the future", "asked_on"),
        ({"asked_on": date(2026, 8, 31)}, "is before the request arrived on 1 September 2026", "asked_on"),
        ({"reached_on": date(2026, 11, 19)}, "is in the future", "reached_on"),
        ({"reached_on": date(2026, 10, 4)}, "cannot reach the adviser before it was sent", "reached_on"),
    ],
)
def test_a_request_for_advice_that_cannot_be_is_refused(said, assessing, given, sentence, field):
    with refused(sentence, field):
        actions.ask(assessing, **said, **({"source": "psychology", "asked_on": DAY} | given))


@pytest.mark.parametrize(
    ("process", "facts", "sentence"),
    [
        ("plan", {"plan.made": DAY}, "Advice is asked for in an assessment or a reassessment."),
        ("assessment", {"request.received": DAY}, "Record that decision first."),
        ("assessment", {"request.received": DAY, "decision.refuse": LATER}, "ended on 12 October 2026"),
    ],
    ids=["no assessment", "not yet decided", "ended"],
)
def test_advice_is_asked_for_only_while_assessing(said, process, facts, sentence):
    with refused(sentence):
        actions.ask(make_case(process=process, facts=facts), **said, source="psychology", asked_on=TODAY)


def test_advice_arrives(said, advice):
    assert actions.receive(advice, **said, received_on=LATER, version=advice.version).received_on == LATER


@pytest.mark.parametrize(
    ("received_on", "sentence"),
    [
        (date(2026, 10, 4), "cannot arrive before it was asked for on 5 October 2026"),
        (date(2026, 11, 19), "is in the future"),
    ],
)
def test_a_day_of_arrival_that_cannot_be_is_refused(said, advice, received_on, sentence):
    with refused(sentence, "received_on"):
        actions.receive(advice, **said, received_on=received_on)


def test_advice_arrives_once(said, advice):
    actions.receive(advice, **said, received_on=LATER)
    with refused("This advice arrived on 12 October 2026. If that date is wrong, correct it."):
        actions.receive(advice, **said, received_on=LATER)


def test_who_saw_an_older_version_is_refused(said, advice):
    actions.correct(advice, **said, because="A slip", reached_on=LATER)
    with pytest.raises(Stale):
        actions.receive(advice, **said, received_on=LATER, version=advice.version)


def test_earlier_advice_can_stand(said, advice):
    held = actions.set_aside(advice, **said, on=LATER, because="The report of May says it all", **AGREED)
    assert (held.not_needed_on, held.not_needed_because) == (LATER, "The report of May says it all")


@pytest.mark.parametrize("who", AGREED)
def test_earlier_advice_needs_all_three_to_agree(said, advice, who):
    with refused("only if the adviser, the council and the family all agree"):
        actions.set_aside(advice, **said, on=LATER, because="Enough", **(AGREED | {who: False}))


def test_earlier_advice_needs_a_reason(said, advice):
    with refused("Say which earlier advice is used", "because"):
        actions.set_aside(advice, **said, on=LATER, because="", **AGREED)


def test_advice_that_is_not_needed_does_not_arrive(said, advice):
    actions.set_aside(advice, **said, on=LATER, because="Enough", **AGREED)
    with refused("It was agreed on 12 October 2026 that this advice is not needed."):
        actions.receive(advice, **said, received_on=LATER)
    with refused("It was agreed that this advice is not needed", "received_on"):
        actions.correct(advice, **said, because="A slip", received_on=LATER)


def test_a_correction_moves_the_due_date(said, advice):
    held = actions.correct(advice, **said, because="A slip", asked_on=LATER, reached_on=LATER)
    assert held.due_on == date(2026, 11, 23)
    assert facts_of(held.case)["advice.requested"] == LATER
    assert verify() == []


@pytest.mark.parametrize(
    ("given", "sentence", "field"),
    [
        ({"because": ""}, "Say why you are correcting this.", "because"),
        ({"asked_on": LATER}, "cannot reach the adviser before it was sent", "reached_on"),
        ({"received_on": date(2026, 10, 1)}, "cannot arrive before it was asked for", "received_on"),
        ({"reached_on": date(2027, 1, 1)}, "is in the future", "reached_on"),
    ],
)
def test_a_wrong_correction_is_refused(said, advice, given, sentence, field):
    with refused(sentence, field):
        actions.correct(advice, **said, **({"because": "A slip"} | given))


def test_who_is_asked_already_is_not_asked_again(said, assessing):
    actions.ask(assessing, **said, source="psychology", asked_on=DAY, adviser="Dr Lin")
    with refused("dr lin is already asked, since 5 October 2026; chase that request.", "source"):
        actions.ask(assessing, **said, source="psychology", asked_on=LATER, adviser="dr lin")


def test_who_has_answered_may_be_asked_again(said, assessing, advice):
    actions.receive(advice, **said, received_on=LATER)
    assert actions.ask(assessing, **said, source=advice.source, asked_on=TODAY).asked_on == TODAY


def test_advice_that_arrived_meanwhile_is_not_set_aside(said, advice):
    actions.receive(type(advice).objects.get(pk=advice.pk), **said, received_on=LATER)
    with refused("This advice arrived on 12 October 2026."):
        actions.set_aside(advice, **said, on=LATER, because="Enough", **AGREED)


def test_advice_struck_out_leaves_clocks_and_lists_and_stays_in_the_story(said, assessing, advice):
    actions.strike(advice, by=said["by"], because="Another child's", version=advice.version)
    assert "advice.requested" not in facts_of(assessing)
    assert not assessing.advice.awaited().exists()
    assert [event.note for event in timeline(assessing) if event.kind == "struck"] == ["Another child's"]
    assert verify() == []


def test_the_same_adviser_may_be_asked_again_after_a_struck_request(said, assessing, advice):
    actions.strike(advice, by=said["by"], because="Another child's")
    assert actions.ask(assessing, **said, source=advice.source, asked_on=LATER)


@pytest.mark.parametrize(
    "act",
    [
        lambda advice, said: actions.strike(advice, by=said["by"], because="Again"),
        lambda advice, said: actions.receive(advice, **said, received_on=LATER),
        lambda advice, said: actions.correct(advice, **said, because="A slip", received_on=LATER),
    ],
    ids=["strike", "receive", "correct"],
)
def test_nothing_more_is_done_with_advice_struck_out(said, advice, act):
    actions.strike(advice, by=said["by"], because="Another child's")
    with refused("This request for advice was struck out."):
        act(advice, said)
