"""What everyone reads: only what was published, kept for a while, without a cookie."""

from __future__ import annotations

import pytest
from tests.factories import sign_in
from tests.strict_html import check_html

from areasend.records.models import Release
from areasend.web.public.told import every_topic

HOME = "/how-we-are-doing/"
pytestmark = pytest.mark.django_db


def words(client, path):
    return " ".join(client.get(path).content.decode().split())


def test_before_anything_is_published_the_page_says_so(client):
    assert "No figures are published yet" in words(client, HOME)


def test_figures_that_nobody_has_published_are_not_shown(client, released):
    Release.objects.update(published_on=None)
    assert "No figure is published yet" in words(client, f"{HOME}figures/requests_received/")


def test_a_figure_is_told_to_the_nearest_five(client, released):
    assert "There were about 70 requests for an assessment in the year." in words(
        client, f"{HOME}figures/requests_received/"
    )


def test_a_withheld_figure_says_why(client, released):
    figures = released.figures
    figures["indicators"]["appeals_made"]["whole"] |= {"state": "withheld", "value": None, "numerator": None}
    Release.objects.update(figures=figures)
    assert "one of them could be recognised" in words(client, f"{HOME}figures/appeals_made/")


@pytest.mark.parametrize("topic", [one.key for one in every_topic()])
def test_every_topic_is_whole(client, released, topic):
    check_html(client.get(f"{HOME}topics/{topic}/").content.decode())


def test_a_page_may_be_kept_for_five_minutes(client, released):
    answer = client.get(HOME)
    assert (answer["Cache-Control"], dict(answer.cookies)) == ("public, max-age=300", {})


def test_the_page_of_somebody_signed_in_is_for_nobody_else(lead, released):
    assert sign_in(lead).get(HOME)["Cache-Control"] == "private, max-age=300"


def test_a_promise_shows_how_it_stands_and_what_happened(client, account):
    text = words(client, f"{HOME}plans/{account.plan.slug}/")
    assert "Train every SENCO" in text
    assert "Forty were trained" in text


def test_promises_are_narrowed_to_those_that_stand_so(client, account):
    assert "No public promise of this plan stands so" in words(client, f"{HOME}plans/{account.plan.slug}/?status=Done")


def test_a_plan_that_is_not_published_is_not_there(client, account):
    type(account.plan).objects.update(published_on=None)
    assert client.get(f"{HOME}plans/{account.plan.slug}/").status_code == 404


def test_minutes_not_approved_are_not_there(client, account):
    meeting = account.board.meetings.get(held_on__isnull=False)
    assert client.get(f"{HOME}boards/{account.board.slug}/{meeting.pk}/minutes/").status_code == 404


def test_answered_questions_are_found_by_their_words(client, account):
    assert "Why so long?" in words(client, f"{HOME}questions/?q=advisers")
    assert "No question found" in words(client, f"{HOME}questions/?q=mill")


@pytest.mark.parametrize("path", ["topics/none/", "figures/none/", "data/schemas/none.json", "data/none.csv"])
def test_what_is_not_there(client, db, path):
    assert client.get(HOME + path).status_code == 404
