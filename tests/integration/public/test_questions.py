"""Asking without a name, and saying whether a page helped."""

from __future__ import annotations

import pytest
from django.test import Client

from areasend.records.models import PageRating, PublicQuestion
from areasend.web.public.limits import QUESTIONS_AN_HOUR, RATINGS_AN_HOUR

ASK, RATE, HOME = "/how-we-are-doing/ask/", "/how-we-are-doing/helpful/", "/how-we-are-doing/"
GIVEN = {"kind": "question", "about": "/plans", "words": "Why do plans take so long?"}
pytestmark = pytest.mark.django_db


def send(client, **changes):
    return client.post(ASK, GIVEN | changes)


def text(answer):
    return " ".join(answer.content.decode().split())


def test_a_question_is_kept_and_its_reference_given(client):
    answer = client.get(send(client)["Location"])
    found = PublicQuestion.objects.get()
    assert (found.words, found.state, found.about) == (GIVEN["words"], "waiting", "/plans")
    assert found.reference in text(answer)
    assert "to be published by Wednesday 16 December 2026" in text(answer)


def test_the_words_sent_are_not_shown_again(client):
    assert GIVEN["words"] not in text(client.get(send(client)["Location"]))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"words": ""}, "Write your question or suggestion"),
        ({"kind": ""}, "Select a question or a suggestion"),
        ({"words": "Call me on 07700 900123"}, "a telephone or NHS number"),
        ({"words": "Write to me@example.org"}, "an e-mail address"),
        ({"website": "http://x"}, "Leave the last box empty"),
    ],
)
def test_what_is_not_kept(client, changes, said):
    answer = send(client, **changes)
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert not PublicQuestion.objects.exists()


def test_a_form_from_elsewhere_is_not_taken():
    assert Client(enforce_csrf_checks=True).post(ASK, GIVEN).status_code == 403


def test_a_machine_is_stopped(client):
    answers = [send(client).status_code for _ in range(QUESTIONS_AN_HOUR + 1)]
    assert answers == [302] * QUESTIONS_AN_HOUR + [422]


def test_somebody_else_may_still_ask(client):
    for _ in range(QUESTIONS_AN_HOUR + 1):
        send(client)
    assert client.post(ASK, GIVEN, REMOTE_ADDR="192.0.2.7").status_code == 302


@pytest.mark.parametrize("typed", ["{}", " {} ", "{:l}"])
def test_the_answer_is_found_by_its_reference(client, typed):
    send(client)
    reference = PublicQuestion.objects.get().reference
    answer = client.get(f"{ASK}find/", {"reference": typed.replace(":l", "").format(reference).lower()})
    assert answer["Location"] == f"{ASK}{reference}/"


def test_a_reference_that_is_none(client):
    assert "no question with this reference" in text(client.get(f"{ASK}find/", {"reference": "Q-NONE"}))


def rate(client, **changes):
    return client.post(RATE, {"page": f"{HOME}plans/", "score": "4", "would_help": "A map"} | changes)


def test_a_rating_lands_back_on_the_page_with_thanks(client):
    answer = rate(client)
    assert answer["Location"] == f"{HOME}plans/?thanks=1#helpful"
    assert "Thank you" in text(client.get(answer["Location"]))
    assert PageRating.objects.filter(page=f"{HOME}plans/", score=4, would_help="A map").exists()


def test_a_rating_without_an_answer_asks_for_one(client):
    answer = rate(client, score="")
    assert (answer.status_code, "Select how helpful the page was" in text(answer)) == (422, True)


@pytest.mark.parametrize("page", ["https://elsewhere.example/", "/cases/", "//elsewhere.example/how-we-are-doing/"])
def test_a_rating_leads_nowhere_else(client, page):
    assert rate(client, page=page)["Location"] == f"{HOME}?thanks=1#helpful"


def test_a_rating_from_another_site_is_refused(client):
    answer = client.post(RATE, {"page": HOME, "score": "4"}, HTTP_ORIGIN="https://elsewhere.example")
    assert answer.status_code == 403


def test_ratings_are_stopped_too(client):
    assert [rate(client).status_code for _ in range(RATINGS_AN_HOUR + 1)][-1] == 422
