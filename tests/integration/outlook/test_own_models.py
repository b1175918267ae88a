"""The models of the house on their pages: plans of any area, the 20 weeks with their goal; and what is said where facts are lacking."""

from __future__ import annotations

import re

import pytest
from tests.conftest import TODAY
from tests.factories import make_user, sign_in
from tests.strict_html import check_html
from tests.workflow_facts import FACTS

from areasend.forecast.models import MODELS
from areasend.forecast.recovery import inputs_from_totals
from areasend.records.models import Scenario
from areasend.records.outlook_inputs import GATHERERS, NoInputs, gather
from areasend.rules.policies.access import Role
from areasend.web.outlook.queue_today import queue_today
from areasend.web.outlook.trying import query

pytestmark = pytest.mark.django_db
HOME = "/looking-ahead/"
QUEUE = inputs_from_totals(
    area="Buckinghamshire", as_of=TODAY.isoformat(), under_assessment=60, past_20_weeks=40, mean_weeks=30, requests_per_month=10,
    issued_per_month=6, refused=25, in_time=20,
)  # fmt: skip
GOAL = {"g-target": "60", "g-by": "2028-12", "g-chance": "50", "g-lever": "both"}


@pytest.fixture
def queue(monkeypatch):
    monkeypatch.setitem(GATHERERS, "recovery", lambda on, scope: QUEUE)


def get(user, where, status=200, **given):
    answer = sign_in(user).get(where, given)
    assert answer.status_code == status
    page = answer.content.decode()
    check_html(page)
    return page


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("recovery", "No assessment is open"),
        ("places", "No commissioned places are recorded"),
        ("money", "No budget of this financial year"),
        ("weather", "Nothing in the records feeds this model"),
    ],
)
def test_what_lacks_its_facts_says_so(key, sentence):
    with pytest.raises(NoInputs, match=sentence):
        gather(key, TODAY, {})


def test_an_area_that_cannot_be_foretold_says_why():
    with pytest.raises(NoInputs, match="nowhere"):
        gather("plans", TODAY, {"area": "nowhere", "origin": 2025, "years": 5})


def test_plans_of_any_area_from_any_january(head):
    asked = {"go": "1", "s-area": "931", "s-origin": "2023", "s-years": "2"}
    page = get(head, f"{HOME}plans/", **asked | {"p-new_plans_change": "-10"}, status=422)
    assert "Enter" in page
    page = get(head, f"{HOME}plans/")
    assert "Buckinghamshire had 7,217 plans in January 2025" in page
    assert re.search(r"From January 2024, [\d,]+ plans were to be expected in January 2025", page)
    assert "7,217 came" in page


def test_the_queue_stands_with_its_stages_and_its_answer(head, queue):
    page = get(head, f"{HOME}recovery/")
    for words in (
        "The queue today",
        "A draft plan",
        "All of them",
        "Plans issued within 20 weeks",
        "What is the least that would do it?",
    ):
        assert words in page


def test_a_goal_is_answered_with_posts_chance_and_cost_and_kept_as_it_is(head, queue):
    page = get(head, f"{HOME}recovery/", **GOAL)
    answer = page[page.index('id="goal-answer"') :]
    for words in ("by December 2028", "Psychologists more", "of 100 futures reach it", "£"):
        assert words in answer
    keep = re.search(r'href="(/looking-ahead/recovery/keep/[^"]+)"', answer)[1].replace("&amp;", "&")
    sign_in(head).post(keep, {"title": "Sixty"})
    made = Scenario.objects.get(title="Sixty")
    assert made.params["extra_psychologists"] + made.params["extra_writers"] > 0


@pytest.mark.parametrize(
    ("turn", "sentence"),
    [({"g-target": "101"}, "must be 100"), ({"g-by": "1999-01"}, "Select"), ({"g-target": ""}, "Say how many")],
)
def test_a_goal_that_cannot_be_is_told_at_its_field(head, queue, turn, sentence):
    page = get(head, f"{HOME}recovery/", **GOAL | turn)
    assert sentence in page
    assert 'id="goal-answer"' not in page


def test_small_numbers_and_single_waits_are_not_told_to_who_sees_no_case():
    inputs = {"open": {"decision": [0, 2], "advice": [0] * 30 + [7], "draft": [], "final": [0, 0, 11]}}
    told, hidden = (queue_today(inputs, sees_cases=sees) for sees in (True, False))
    assert [(one.waiting, one.late, one.longest) for one in told] == [
        ("2", "0", "1 week"), ("7", "7", "30 weeks"), ("0", "0", "–"), ("11", "0", "2 weeks"), ("20", "7", "30 weeks"),
    ]  # fmt: skip
    assert [one.waiting for one in hidden] == ["not told", "not told", "0", "10", "20"]
    assert {one.longest for one in hidden} == {"–"}


def test_a_partner_reads_counts_of_cases_rounded(queue):
    page = get(make_user(roles=[Role.PARTNER]), f"{HOME}recovery/")
    table = page[page.index("Open cases: the figures") :]
    numbers = re.findall(r"<span>([\d,]+) to ([\d,]+)</span>", table)[:30]
    assert numbers
    assert {int(number.replace(",", "")) % 5 for pair in numbers for number in pair} == {0}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("amendments", "Amended plans sent in time"),
        ("panels", "Requests waiting for a decision"),
        ("tribunal", "Appeals under way"),
    ],
)
def test_other_work_that_queues_is_looked_ahead_at_turned_and_kept(head, monkeypatch, key, words):
    monkeypatch.setitem(GATHERERS, key, lambda on, scope: FACTS[key])
    plain = get(head, f"{HOME}{key}/")
    assert words in plain
    assert plain.count("data-slider") >= 4
    again = query(MODELS[key], {**MODELS[key].defaults(), "extra_first": 2}, {})
    assert "What is added costs £" in get(head, f"{HOME}{key}/?{again}")
    sign_in(head).post(f"{HOME}{key}/keep/?{again}", {"title": "Two more"})
    assert Scenario.objects.get(title="Two more").params["extra_first"] == 2


def test_who_keeps_no_scenario_is_not_offered_to(queue):
    page = get(make_user(roles=[Role.PARTNER]), f"{HOME}recovery/", **GOAL)
    assert "Keep" not in page[page.index('id="goal-answer"') :].replace("Kept scenarios", "")
