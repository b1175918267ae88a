"""How things go on as they are: worked out by a job, shown until a newer answer is there, rounded for those who see no case."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.conftest import TODAY
from tests.factories import make_case, make_user, sign_in
from tests.factories.outlook import make_scenario
from tests.strict_html import check_html
from tests.tiny_forecast import INPUTS, TINY

from areasend.actions import jobs, standing_answer
from areasend.forecast.models import MODELS
from areasend.records.models import StandingAnswer
from areasend.records.outlook_inputs import GATHERERS, NoInputs
from areasend.records.outlook_standing import ANSWERS
from areasend.rules.policies.access import Role
from areasend.web.outlook.standing import holding

pytestmark = pytest.mark.django_db
HOME = "/looking-ahead/"
SAYS = "After three months"
ROUND = "Numbers are rounded to the nearest 5."


@pytest.fixture(autouse=True)
def only_tiny(monkeypatch):
    for key in [key for key in MODELS if key != "tiny"]:
        monkeypatch.delitem(MODELS, key)


@pytest.fixture
def queue(monkeypatch):
    """Jobs as they are put, with no worker to do them."""
    put: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(jobs, "enqueue", lambda name, **given: put.append((name, given)))
    return put


@pytest.fixture
def gathered(monkeypatch):
    """How often the facts were gathered."""
    times: list[int] = []
    monkeypatch.setitem(GATHERERS, "tiny", lambda on, scope: times.append(1) or dict(INPUTS))
    return times


def home(user):
    page = sign_in(user).get(HOME).content.decode()
    check_html(page)
    return page


def worked_out() -> StandingAnswer:
    standing_answer.work_out(model="tiny", on=TODAY.isoformat(), scope={})
    return StandingAnswer.objects.get()


def test_the_first_look_puts_the_question_and_says_so(head, queue):
    page = home(head)
    assert "Being worked out" in page
    assert "No worker is running" in page
    assert 'hx-trigger="every 4s"' in page
    assert queue == [(standing_answer.WORK_OUT, {"model": "tiny", "on": TODAY.isoformat(), "scope": {}})]


def test_a_question_in_the_queue_is_not_put_again_until_it_is_lost(head, queue):
    home(head)
    home(head)
    assert len(queue) == 1
    StandingAnswer.objects.update(asked_at=timezone.now() - standing_answer.LOST_AFTER - timedelta(seconds=1))
    home(head)
    assert len(queue) == 2


def test_an_answer_that_holds_is_shown_without_gathering_anything(head, queue, gathered):
    worked_out()
    page = home(head)
    assert SAYS in page
    assert "have changed since" not in page
    assert (queue, len(gathered)) == ([], 1)


def test_after_a_change_the_old_answer_is_shown_with_its_day_until_the_new_one_is_there(head, queue):
    row = worked_out()
    make_case()
    StandingAnswer.objects.update(answered_at=row.answered_at - timedelta(hours=1))
    page = home(head)
    assert SAYS in page
    assert "some have changed since, and it is being worked out again" in page
    assert len(queue) == 1
    worked_out()
    assert "have changed since" not in home(head)


def test_facts_that_change_every_minute_are_not_followed_every_minute(head, queue):
    worked_out()
    make_case()
    assert "some have changed since." in home(head)
    assert queue == []


def test_yesterdays_answer_is_worked_out_again_at_once(head, queue, settings):
    worked_out()
    settings.AREASEND_TODAY = (TODAY + timedelta(days=1)).isoformat()
    home(head)
    assert len(queue) == 1


def test_why_there_is_no_answer_is_kept_too(head, queue, monkeypatch):
    def nothing(on, scope):
        raise NoInputs("Nobody waits, so there is nothing to look ahead at.")

    monkeypatch.setitem(GATHERERS, "tiny", nothing)
    assert worked_out().outcome is None
    assert "Nobody waits" in home(head)
    assert queue == []


def test_a_job_done_twice_is_done_once(gathered):
    worked_out()
    worked_out()
    assert len(gathered) == 1


def test_a_job_that_breaks_leaves_the_last_answer(monkeypatch):
    row = worked_out()
    make_case()
    monkeypatch.setitem(GATHERERS, "tiny", lambda on, scope: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        worked_out()
    assert StandingAnswer.objects.get().outcome == row.outcome


def test_a_page_with_nothing_turned_shows_the_same_answer_and_draws_nothing(head, monkeypatch):
    worked_out()
    monkeypatch.setattr(TINY.__class__, "run", lambda *args, **given: 1 / 0)
    page = sign_in(head).get(f"{HOME}tiny/").content.decode()
    assert SAYS in page
    assert holding(TINY, TODAY).params == TINY.defaults()


def test_who_sees_no_case_reads_rounded_words_wherever_a_model_speaks(head, monkeypatch):
    monkeypatch.setitem(MODELS, "tiny", TINY.__class__(**{**TINY.__dict__, "counts_cases": True}))
    made, lead = make_scenario(head), make_user(roles=[Role.IMPROVEMENT_LEAD])
    paths = ("", "tiny/", "scenarios/", "scenarios/scenarios.csv", f"scenarios/{made.pk}/")
    for path in paths:
        assert SAYS in sign_in(head).get(f"{HOME}{path}").content.decode(), path
    for path in paths:
        page = sign_in(lead).get(f"{HOME}{path}").content.decode()
        assert SAYS not in page, path
        assert ROUND in page, path
    assert "Holidays are left out." not in sign_in(lead).get(f"{HOME}tiny/").content.decode()


def test_what_pages_of_its_own_say_of_a_model_is_its_answer_everywhere(monkeypatch):
    told = replace(TINY.run(INPUTS, {}, seed=1, draws=5), summary="As its own page says it")
    monkeypatch.setitem(ANSWERS, "tiny", lambda on: told)
    assert worked_out().outcome["summary"] == "As its own page says it"
