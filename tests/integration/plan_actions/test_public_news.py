"""Who may show news of an action to the public, and what such words may tell."""

import pytest
from tests.conftest import TODAY
from tests.factories import make_person, make_user, sign_in
from tests.factories.strategic import make_role
from tests.integration.actions.refusals import refused

from areasend.actions import progress, public_question, said_did
from areasend.records.models import AuditEntry, ProgressNote, PublicQuestion
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db
DAY = TODAY


@pytest.fixture
def partner(action):
    found = make_user("Pat Partner", roles=[Role.PARTNER])
    make_role(action, user=found)
    return found


def where(action):
    return f"/improvement/plans/actions/{action.pk}/note/"


def test_a_partner_is_not_asked_whether_the_public_may_read_it(partner, lead, action):
    assert "may be shown to the public" not in sign_in(partner).get(where(action)).content.decode()
    assert "may be shown to the public" in sign_in(lead).get(where(action)).content.decode()


def test_a_partner_who_sends_the_tick_all_the_same_keeps_an_internal_note(partner, action):
    sign_in(partner).post(where(action), {"text": "Two courses held", "is_public": "on"})
    assert ProgressNote.objects.get().is_public is False


def test_no_refusal_tells_a_partner_whether_a_name_is_known(partner, action):
    make_person("Amara", "Quill")
    for name in ("Amara Quill", "Nobody Known"):
        with refused("Only those who run the plan", "is_public"):
            progress.note(action, by=partner, today=TODAY, text=f"{name} came.", is_public=True)


def test_whoever_runs_the_plan_shows_news(said, action):
    assert progress.note(action, **said, text="Twelve courses held", is_public=True).is_public


def test_very_few_children_are_warned_of_and_told_only_with_a_reason(said, action):
    few = {"text": "Three children found a place.", "is_public": True}
    with refused("who may be recognised", "small_because"):
        progress.note(action, **said, **few)
    progress.note(action, **said, **few, small_because="Their families asked us to tell it")
    assert AuditEntry.objects.get(action="progress.note").detail["small_because"].startswith("Their families")


def test_news_that_stay_inside_are_not_warned_of(said, action):
    assert progress.note(action, **said, text="Three children found a place.")


def test_the_form_shows_the_warning_and_lets_one_go_on(lead, action):
    client = sign_in(lead)
    given = {"text": "Three children found a place.", "is_public": "on"}
    warned = client.post(where(action), given)
    assert warned.status_code == 422
    assert "who may be recognised by it" in warned.content.decode()
    assert client.post(where(action), given | {"small_because": "They are in the news"}).status_code == 302


def test_what_was_heard_and_answers_are_warned_of_too(said):
    heard = {"heard_on": DAY, "source": "Survey", "said": "Two families told us of long waits."}
    with refused("who may be recognised", "small_because"):
        said_did.record(**said, **heard)
    entry = said_did.record(**said, **heard, small_because="They wrote it in the paper")
    with refused("who may be recognised", "small_because"):
        said_did.amend(entry, **said, did="We rang one family.")
    asked = PublicQuestion.objects.create(reference="Q-1", kind="question", words="Why?", asked_on=DAY)
    with refused("who may be recognised", "small_because"):
        public_question.answer(asked, **said, shown="Why?", answer="One child waits.", answered_by="SEND team")
