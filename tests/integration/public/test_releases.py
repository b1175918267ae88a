"""Figures are frozen, looked through, published, and then stay."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_case
from tests.integration.public.conftest import OCTOBER, SEPTEMBER

from areasend.actions import release
from areasend.actions.refusal import Refused
from areasend.indicators.release.compare import changes, telling
from areasend.records import releases
from areasend.records.models import Release

pytestmark = pytest.mark.django_db


def make(on, lead):
    return release.make(on, by=lead, today=TODAY)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 10, 30), "is not one"),
        (date(2026, 11, 30), "is not over yet"),
        (SEPTEMBER, "published already"),
        (OCTOBER, "stay as they are"),
    ],
)
def test_what_is_not_made(released, lead, on, said):
    with pytest.raises(Refused, match=said):
        make(on, lead)


def test_one_that_nobody_has_seen_is_counted_anew(lead):
    first = make(OCTOBER, lead)
    make_case(facts={"request.received": date(2026, 9, 1)})
    assert make(OCTOBER, lead).pk == first.pk


def test_what_happens_later_does_not_change_what_is_published(released):
    before = released.figures
    make_case(facts={"request.received": date(2026, 10, 2)})
    assert releases.newest().figures == before


def test_it_is_published_once(released, lead):
    with pytest.raises(Refused, match="already published"):
        release.publish(released, by=lead, today=TODAY)


def test_an_older_one_is_not_published_after_a_newer(lead):
    older, newer = make(SEPTEMBER, lead), make(OCTOBER, lead)
    release.publish(newer, by=lead, today=TODAY)
    with pytest.raises(Refused, match="Later figures"):
        release.publish(older, by=lead, today=TODAY)


def test_two_that_together_tell_a_small_number_are_not_both_published(released, lead):
    figures = {**released.figures, "as_at": "2026-11-30"}
    whole = figures["indicators"]["requests_received"]["whole"]
    figures["indicators"]["requests_received"] |= {"whole": {**whole, "numerator": 72}}
    after = Release.objects.create(as_at=date(2026, 11, 30), figures=figures)
    with pytest.raises(Refused, match="small number"):
        release.publish(after, by=lead, today=date(2026, 12, 1))


def test_september_and_october_tell_nothing_together(lead):
    for day in (1, 2, 3):
        make_case(facts={"request.received": date(2026, 10, day)})
    september = release.publish(make(SEPTEMBER, lead), by=lead, today=TODAY)
    october = make(OCTOBER, lead)
    assert telling(september.figures, october.figures) == []
    assert october.figures["indicators"]["requests_received"]["whole"]["state"] == "withheld"


def test_what_moved_is_said_beside_the_release_before(released):
    moved = {one.entry.key: one for one in changes(None, released.figures)}
    assert (moved["requests_received"].was, moved["requests_received"].now["value"]) == (None, 70)
