"""The demo's public account, on a small area, and the command that makes a release."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.conftest import TODAY
from tests.integration.public.conftest import requests

from areasend.demo.above import public, releases
from areasend.demo.above.known import Known
from areasend.records.models import PageRating, PublicQuestion, Release, SaidDid
from areasend.site import program

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(lead):
    requests(12, 9)
    known = Known(until=TODAY, lead=lead)
    releases.load(known)
    public.load(known)


def test_five_releases_are_published_by_the_demo_s_day(demo):
    days = [date(2026, 10, 31), date(2026, 9, 30), date(2026, 8, 31), date(2026, 7, 31), date(2026, 6, 30)]
    assert list(Release.objects.filter(published_on__lte=TODAY).values_list("as_at", flat=True)) == days


def test_questions_are_answered_waiting_and_declined(demo):
    states = list(PublicQuestion.objects.values_list("state", flat=True))
    found = {state: states.count(state) for state in states}
    assert found == {"answered": 5, "declined": 1, "read": 1, "waiting": 1}


def test_nothing_happens_after_the_demo_s_day(demo):
    assert SaidDid.objects.filter(published_on__lte=TODAY).count() == 6
    assert not PageRating.objects.filter(on__gt=TODAY).exists()


def run(capsys, *given):
    code = program.main(["release", *given])
    return code, capsys.readouterr().out


def test_the_command_makes_then_publishes(db, capsys, settings):
    code, said = run(capsys, "--on", "2026-10-31")
    assert (code, "not published yet" in said) == (0, True)
    code, said = run(capsys, "--on", "2026-10-31", "--publish", "--json")
    assert json.loads(said)["published_on"] == TODAY.isoformat()


def test_the_command_says_what_is_wrong(db, capsys):
    assert program.main(["release", "--on", "2026-10-30"]) == 2
    assert "is not one" in capsys.readouterr().err
