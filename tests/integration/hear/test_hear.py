"""When should I hear? Asked by people who have not signed in, and answered without keeping anything."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.strict_html import check_html

from areasend.rules import law
from areasend.web.hear.situations import groups, situations


def dates(**given: str) -> dict[str, str]:
    """`request_received="15 7 2026"` as the three boxes send it."""
    parts = ("day", "month", "year")
    boxes = {name: value.split() for name, value in given.items()}
    return {f"{name}_{part}": value for name, row in boxes.items() for part, value in zip(parts, row, strict=True)}


def ask(client, key, **given):
    return client.get(reverse("hear:situation", args=[key]), dates(**given))


def words(answer):
    return " ".join(answer.content.decode().split())


ASKED = "asked-for-an-assessment"
FACTS = [(s.process, fact) for s in situations().values() for question in s.questions for fact in question.facts]


@pytest.mark.parametrize(("process", "fact"), FACTS)
def test_every_date_asked_for_is_a_fact_of_the_process(process, fact):
    assert fact in law.process(process).facts


@pytest.mark.parametrize("situation", situations().values(), ids=lambda one: one.key)
def test_only_what_may_be_planned_may_lie_ahead(situation):
    known = law.process(situation.process).facts
    asked = [question for question in situation.questions if not question.options]
    assert [question.ahead for question in asked] == [known[question.fact].planned for question in asked]


def test_the_first_page_lists_every_situation(client):
    text = words(client.get("/when-should-i-hear/"))
    assert all(f"/when-should-i-hear/{one.key}/" in text for group in groups() for one in group.situations)


@pytest.mark.parametrize("key", situations())
def test_every_form_is_whole(client, key):
    answer = ask(client, key)
    assert answer.status_code == 200
    check_html(answer.content.decode())


def test_no_page_needs_a_sign_in_or_the_database(client):
    assert ask(client, ASKED, request_received="15 7 2026").status_code == 200


def test_nothing_is_kept(client):
    answer = ask(client, ASKED, request_received="15 7 2026")
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"


def test_the_answer_is_whole_html(client):
    check_html(ask(client, ASKED, request_received="15 7 2026").content.decode())


def test_a_request_is_answered_with_its_dates(client):
    text = words(ask(client, ASKED, request_received="2 11 2026"))
    assert "Monday 14 December 2026" in text
    assert "Monday 22 March 2027" in text


def test_the_next_duty_stands_in_large_letters(client):
    answer = ask(client, ASKED, request_received="2 11 2026")
    assert answer.context["answer"].first.deadline.rule == "assessment/decide_whether_to_assess"


def test_a_missed_date_is_called_late_with_what_to_do(client):
    text = words(ask(client, ASKED, request_received="15 7 2026"))
    assert "The council had to do this by <strong>Wednesday 26 August 2026</strong>" in text
    assert "SENDIASS" in text


def test_each_date_says_why_and_cites_the_law(client):
    text = words(ask(client, ASKED, request_received="15 7 2026"))
    assert "Six weeks from 15 July 2026" in text
    assert "https://www.legislation.gov.uk/uksi/2014/1530/regulation/5" in text


def test_a_rule_not_yet_checked_carries_its_mark(client):
    assert "second-hand" in words(ask(client, "asked-for-advice", advice_requested="1 10 2026"))


def test_an_order_of_the_tribunal(client):
    what = {"decision_what": "order.amend"}
    answer = client.get(reverse("hear:situation", args=["tribunal-decided"]), {**dates(decision="2 11 2026"), **what})
    assert "Monday 7 December 2026" in words(answer)


def test_a_move_between_areas(client):
    text = words(ask(client, "moving", move_known="1 10 2026", move_on="30 11 2026"))
    assert "Monday 30 November 2026" in text


def test_a_needed_date_that_is_missing(client):
    text = words(ask(client, ASKED, decision_assess="1 10 2026"))
    assert "Error: " in text
    assert "Enter the date. If you are not sure" in text


def test_no_date_at_all(client):
    answer = client.get(reverse("hear:situation", args=["review-meeting"]), {"review_meeting_day": ""})
    assert "Enter at least one of the dates" in words(answer)


def test_a_date_that_is_not_one(client):
    assert "must be a real date" in words(ask(client, ASKED, request_received="31 2 2026"))


def test_a_date_in_the_future(client):
    assert "must be on or before 18 November 2026" in words(ask(client, ASKED, request_received="19 11 2026"))


def test_a_date_before_the_law(client):
    assert "must be on or after 1 September 2014" in words(ask(client, ASKED, request_received="1 8 2014"))


def test_dates_in_the_wrong_order(client):
    text = words(ask(client, ASKED, request_received="2 11 2026", decision_assess="1 11 2026"))
    assert "before the first one on the page" in text


def test_a_situation_that_does_not_exist(client):
    assert client.get("/when-should-i-hear/nowhere/").status_code == 404
