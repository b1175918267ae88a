"""The desk: the oldest question first, answered or declined; ratings; releases looked through."""

from __future__ import annotations

from datetime import date

import pytest
from tests.factories import sign_in
from tests.factories.strategic import make_question, make_rating, make_said_did
from tests.strict_html import check_html

from areasend.records.models import PublicQuestion, Release, SaidDid

DESK = "/improvement/public/"
ANSWER = {"shown": "Why so long?", "answer": "Too few advisers.", "answered_by": "The SEND team", "action": ""}
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(lead):
    return sign_in(lead)


def text(answer):
    return " ".join(answer.content.decode().split())


def act(desk, found, path="", **given):
    return desk.post(f"{DESK}questions/{found.reference}/{path}", {"version": found.version} | given)


def test_the_oldest_question_stands_first(desk):
    make_question(words="The newer one", asked_on=date(2026, 11, 10))
    make_question(words="The older one", asked_on=date(2026, 10, 1))
    shown = text(desk.get(DESK))
    assert shown.index("The older one") < shown.index("The newer one")
    assert "Late" in shown


def test_a_question_is_read_then_answered(desk, client):
    found = make_question()
    act(desk, found, read="1")
    found.refresh_from_db()
    assert "Somebody has read it" in text(client.get(f"/how-we-are-doing/ask/{found.reference}/"))
    assert act(desk, found, **ANSWER)["Location"] == DESK
    assert "Too few advisers." in text(client.get(f"/how-we-are-doing/questions/{found.reference}/"))


def test_an_answer_names_no_child(desk, child):
    found = make_question()
    answer = act(desk, found, **ANSWER | {"answer": "Zebedee Quillfeather waits too."})
    assert (answer.status_code, "name of a child" in text(answer)) == (422, True)


def test_a_question_that_somebody_else_changed_is_not_overwritten(desk):
    found = make_question()
    PublicQuestion.objects.update(version=2)
    assert act(desk, found, **ANSWER).status_code == 422


def test_a_question_is_declined_with_a_reason_that_is_told(desk, client):
    found = make_question()
    act(desk, found, "decline/", because="Write to your officer.")
    assert "Write to your officer." in text(client.get(f"/how-we-are-doing/ask/{found.reference}/"))


def test_an_answer_is_taken_back(desk, client):
    found = make_question(state="answered", shown="Why?", answer="So.", answered_by="Us", answered_on=date(2026, 10, 6))
    act(desk, found, "decline/", because="It was wrong.")
    assert client.get(f"/how-we-are-doing/questions/{found.reference}/").status_code == 404


def test_declining_asks_why(desk):
    assert "Say why it is not published" in text(act(desk, make_question(), "decline/", because=""))


def test_what_would_help_is_read(desk):
    rating = make_rating(page="/how-we-are-doing/", would_help="Bigger letters")
    assert "Bigger letters" in text(desk.get(f"{DESK}ratings/"))
    desk.post(f"{DESK}ratings/{rating.pk}/read/")
    assert "Bigger letters" not in text(desk.get(DESK))


def test_what_was_heard_is_written_and_published(desk, client):
    given = {"heard_on_day": 5, "heard_on_month": 10, "heard_on_year": 2026, "source": "Survey", "said": "We wait"}
    desk.post(f"{DESK}you-said-we-did/new/", given)
    found = SaidDid.objects.get()
    assert "Say what was done" in text(desk.post(f"{DESK}you-said-we-did/{found.pk}/publish/", follow=True))
    desk.post(f"{DESK}you-said-we-did/{found.pk}/", given | {"did": "Hired three people"})
    desk.post(f"{DESK}you-said-we-did/{found.pk}/publish/")
    assert "Hired three people" in text(client.get("/how-we-are-doing/you-said-we-did/"))


def test_what_was_heard_is_taken_back(desk, client):
    found = make_said_did(published_on=date(2026, 10, 6))
    desk.post(f"{DESK}you-said-we-did/{found.pk}/withdraw/", {"because": "Not true any more"})
    assert "We wait too long" not in text(client.get("/how-we-are-doing/you-said-we-did/"))


def test_figures_are_made_looked_through_and_published(desk, client):
    day = {"on_day": 31, "on_month": 10, "on_year": 2026}
    look = desk.post(f"{DESK}releases/make/", day, follow=True)
    assert "Nobody outside sees these yet" in text(look)
    check_html(look.content.decode())
    desk.post(f"{DESK}releases/{Release.objects.get().pk}/publish/")
    assert "Figures as at 31 October 2026" in text(client.get("/how-we-are-doing/"))


@pytest.mark.parametrize("path", ["", "questions/", "ratings/", "you-said-we-did/"])
def test_the_desk_is_whole(desk, account, path):
    check_html(desk.get(DESK + path).content.decode())
