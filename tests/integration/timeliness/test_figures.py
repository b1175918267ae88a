"""The figures of the pages agree with the indicators, and each count opens a list of as many."""

from __future__ import annotations

import re
from html import unescape

import pytest

from areasend.indicators import periods
from areasend.web.timeliness import pages, tables
from areasend.web.timeliness.measures import MEASURES

COUNT = re.compile(r'<a class="govuk-link" href="(/(?:cases|timeliness)/[^"]*?[?][^"]*)">([\d,]+)</a>')


@pytest.mark.parametrize(
    ("key", "share", "of"),
    [
        ("plans", "50.0%", "2 of 4"),
        ("plans-without-exceptions", "33.3%", "1 of 3"),
        ("decisions", "66.7%", "4 of 6"),
        ("advice", "33.3%", "1 of 3"),
        ("reviews", "50.0%", "1 of 2"),
    ],
)
def test_the_share_of_the_last_twelve_months(area, key, share, of):
    tile = pages.tile(MEASURES[key], area.scope())
    assert (tile.value, tile.note) == (share, of)


@pytest.mark.parametrize("key", MEASURES)
def test_the_months_add_up_to_the_indicator(area, key):
    measure, scope = MEASURES[key], area.scope()
    judged = periods.rates(measure.judge(scope), "month", span=scope.span)["denominator"].sum()
    nested = {"After 52 weeks"}
    parts = [part for part in measure.parts if part.label not in nested]
    assert sum(sum(part.counts(scope, "month", scope.span).values()) for part in parts) == judged


def links_of(client, path):
    found = COUNT.findall(client.get(path).content.decode())
    return [(unescape(href), int(count.replace(",", ""))) for href, count in found]


def listed(client, href):
    context = client.get(href).context
    return (context["page"] if "page" in context else context["rows"]).paginator.count


@pytest.mark.parametrize("key", [*MEASURES, "open"])
@pytest.mark.parametrize("who", ["head", "officer"])
def test_every_count_opens_a_list_of_as_many(area, key, who):
    from tests.factories import sign_in

    client = sign_in(getattr(area, who))
    shown = links_of(client, f"/timeliness/{key}/")
    assert [listed(client, href) for href, _ in shown] == [count for _, count in shown]


@pytest.mark.parametrize("key", [*MEASURES, "open"])
def test_every_page_has_counts_to_open(area, key):
    assert links_of(area.client, f"/timeliness/{key}/")


@pytest.mark.parametrize("key", ["plans", "decisions", "advice", "reviews", "open"])
def test_the_lists_of_one_team_hold_as_many_as_its_counts(area, key):
    shown = links_of(area.client, f"/timeliness/{key}/?team={area.south.pk}&period=2026")
    assert [listed(area.client, href) for href, _ in shown] == [count for _, count in shown]


@pytest.mark.parametrize("key", MEASURES)
@pytest.mark.parametrize("period", ["12", "2026", "2025"])
def test_the_overview_reads_less_and_says_the_same(area, key, period):
    whole = area.scope(period=period)
    assert pages.tile(MEASURES[key], whole.looking_no_further_back) == pages.tile(MEASURES[key], whole)


def test_the_open_cases_by_age(area):
    assert [str(getattr(row[3], "text", row[3])) for row in tables.ages(area.scope()).rows] == [
        "1", "3", "0", "0", "0", "1", "1", "5",
    ]  # fmt: skip


def test_a_refusal_that_was_overturned_leaves_the_case_open(area):
    from tests.conftest import TODAY
    from tests.factories import make_case

    make_case(
        facts={"request.received": TODAY, "decision.refuse": TODAY, "challenge.settled_assess": TODAY}, team=area.north
    )
    assert str(tables.ages(area.scope()).rows[-1][3].text) == "6"


def test_the_open_tile_counts_children_under_assessment_and_says_what_is_still_to_be_decided(area):
    tile = pages.open_tile(area.scope())
    table = tables.ages(area.scope())
    late, every = table.rows[-2], table.rows[-1]
    assert tile.value == late[1].text
    assert f"of {every[1].text} under assessment" in tile.note
    assert f"In {every[2]} more requests" in tile.note
    assert int(every[1].text) + int(every[2]) == int(every[3].text)
