"""One indicator as everyone may see it: hidden where small, rounded, and never more telling beside what was told before."""

from __future__ import annotations

import pytest
from tests.unit.indicators.release.counted import OCTOBER, counted, entry, plain

from areasend.indicators.release.choice import entries, topics
from areasend.indicators.release.reader import reading
from areasend.indicators.release.tables import is_month_end, table

SHARE, COUNT, MEAN = "plans_in_20_weeks", "appeals_made", "plans_issued"


def hidden(first, last):
    return {"first": first, "last": last, "group": "", "numerator": None, "denominator": None, "state": "withheld"}


NOTHING = hidden("2025-01-01", "2025-01-31") | {"state": "none"}


def told(key, pairs, groups=None, withheld=frozenset()):
    old = {"whole": NOTHING, "before": NOTHING, "months": [hidden(*days) for days in withheld], "groups": {}}
    return table(counted(key, OCTOBER, pairs, {"age": groups} if groups else None), entry(key), "825", [old])


def test_a_share_is_worked_out_from_rounded_counts():
    whole = told(SHARE, [(33, 48)] * 24)["whole"]
    assert (whole["numerator"], whole["denominator"], whole["value"]) == (395, 970, 41)


def test_the_year_before_stands_beside_the_year():
    found = told(SHARE, [(10, 70)] * 12 + [(33, 48)] * 12)
    assert (found["before"]["value"], found["whole"]["value"]) == (12, 41)


def test_a_count_of_children_is_rounded_to_the_nearest_five():
    assert told(COUNT, [(6, 0)] * 23 + [(7, 0)])["whole"]["value"] == 75


def test_a_small_month_is_withheld_with_another_to_protect_it():
    months = told(COUNT, [(20, 0)] * 12 + [(20, 0)] * 10 + [(3, 0), (11, 0)])["months"]
    assert plain(months[-3:]) == [20, "withheld", "withheld"]


def test_a_year_of_few_is_withheld_whole():
    found = told(COUNT, [(0, 0)] * 23 + [(3, 0)])
    assert (found["whole"]["state"], found["groups"]) == ("withheld", {})
    assert set(plain(found["months"][12:])) == {"withheld"}


def test_a_year_of_few_is_told_without_its_months():
    found = told(COUNT, [(20, 0)] * 12 + [(2, 0)] * 12)
    assert (found["whole"]["value"], set(plain(found["months"][12:]))) == (25, {"withheld"})


def test_groups_that_cannot_be_told_apart_safely_are_not_told():
    groups = {"Under 5": (3, 3), "5 to 10": (2, 4)}
    assert told(SHARE, [(1, 0)] * 5 + [(0, 0)] * 19, groups)["groups"] == {}


def test_a_small_group_is_withheld_with_another():
    groups = {"Under 5": (3, 40), "5 to 10": (200, 220), "11 to 15": (180, 260), "16 to 19": (13, 56)}
    assert plain(told(SHARE, [(33, 48)] * 24, groups)["groups"]["age"]) == ["withheld", 48, 41, "withheld"]


def test_a_share_of_very_few_is_not_told_though_its_counts_are():
    cell = told(SHARE, [(33, 48)] * 23 + [(8, 9)])["months"][-1]
    assert (cell["numerator"], cell["denominator"], cell["value"], cell["state"]) == (10, 15, None, "too_few")


def test_a_month_once_withheld_stays_withheld():
    withheld = {("2026-09-01", "2026-09-30")}
    months = told(COUNT, [(20, 0)] * 21 + [(9, 0), (30, 0), (20, 0)], withheld=withheld)["months"]
    assert plain(months[-3:]) == ["withheld", "withheld", 20]


def test_nothing_counted_is_said_to_be_nothing():
    assert told(SHARE, [(0, 0)] * 24)["whole"]["state"] == "none"


def test_no_sum_stands_behind_a_mean():
    whole = told(MEAN, [(300, 10)] * 24)["whole"]
    assert (whole["numerator"], whole["state"]) == (None, "shown")


def test_england_stands_beside_a_share():
    assert told(SHARE, [(33, 48)] * 24)["england"]["value"] > 0


def test_things_are_told_as_they_are():
    found = table(
        counted("specialist_places", OCTOBER, [(0, 0)] * 23 + [(1303, 0)]), entry("specialist_places"), "825", set()
    )
    assert found["whole"]["value"] == 1303


@pytest.mark.parametrize("key", entries())
def test_every_sentence_has_a_place_for_its_figure(key):
    assert entries()[key].says.count("{value}") == 1


def test_no_figure_is_told_by_school_team_district_or_ethnic_background():
    assert {cut for one in entries().values() for cut in one.cuts} <= {"age", "need", "sex", "phase"}


def test_a_figure_belongs_to_one_topic():
    assert len(entries()) == sum(len(topic.entries) for topic in topics().values())


def test_headlines_are_among_what_is_told():
    assert {"plans_in_20_weeks", "requests_received", "reviews_overdue", "appeals_made"} <= entries().keys()


def test_figures_are_released_at_the_end_of_a_month(today):
    assert is_month_end(OCTOBER)
    assert not is_month_end(today)


def test_a_month_once_withheld_stays_so_when_nobody_is_counted_in_it_any_more():
    november = {("2025-11-01", "2025-11-30")}
    pairs = [(33, 48)] * 12 + [(0, 0)] + [(33, 48)] * 11
    assert plain(told(SHARE, pairs)["months"])[12] == "none"
    assert plain(told(SHARE, pairs, withheld=november)["months"])[12] == "withheld"


def test_sums_that_contradict_one_another_after_a_correction_give_nothing_away():
    before = told(COUNT, [(20, 0)] * 22 + [(3, 0), (11, 0)])
    after = {**before, "whole": before["whole"] | {"numerator": 900, "value": 900}}
    assert reading([before, after], "count", is_flow=True).given_away() == []
