"""Whoever reads two releases with a pencil: no number of children under the limit comes out, however few cases there are."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.indicators.release.counted import NOVEMBER, OCTOBER, counted, entry

from areasend.indicators.release.compare import telling
from areasend.indicators.release.reader import reading
from areasend.indicators.release.tables import table
from areasend.rules.disclosure import LIMIT, rounded

SHARE, COUNT, MEAN = "plans_in_20_weeks", "appeals_made", "plans_issued"
FEW, SOME = st.tuples(st.integers(0, 3), st.integers(0, 2)), st.tuples(st.integers(0, 12), st.integers(0, 14))
YEARS = st.one_of(*(st.lists(pair, min_size=25, max_size=25) for pair in (FEW, SOME)))


def both(key, months):
    """October and November: the second window begins and ends a month later, and knows the first."""
    first = table(counted(key, OCTOBER, months[:24]), entry(key), "825")
    return first, table(counted(key, NOVEMBER, months[1:]), entry(key), "825", [first])


@pytest.mark.parametrize("key", [SHARE, COUNT, MEAN])
@given(months=YEARS)
@settings(max_examples=25, deadline=None)
def test_no_number_under_the_limit_follows_from_two_releases(key, months):
    measure = entry(key).card.measure
    assert reading(both(key, months), measure, is_flow=True).given_away() == []


@given(st.lists(SOME, min_size=2, max_size=6))
@settings(max_examples=60, deadline=None)
def test_no_number_under_the_limit_follows_from_groups_and_their_total(groups):
    year = (sum(one for one, _ in groups), sum(rest for _, rest in groups))
    divided = {"age": {str(at): pair for at, pair in enumerate(groups)}}
    told = table(counted(SHARE, OCTOBER, [year] + [(0, 0)] * 11, divided), entry(SHARE), "825")
    assert reading([told], "share", is_flow=True).given_away() == []


@given(YEARS)
@settings(max_examples=25, deadline=None)
def test_two_releases_never_differ_by_a_small_number(months):
    first, second = ({"base": 5, "indicators": {SHARE: told}} for told in both(SHARE, months))
    assert telling(first, second) == []


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_rounded_counts_differ_by_nothing_or_by_five_at_least(one, two):
    assert abs(rounded(one) - rounded(two)) not in range(1, LIMIT + 1)


def seen(told):
    """All that is printed of one release."""
    return tuple((cell["numerator"], cell["denominator"], cell["state"]) for cell in [told["whole"], *told["months"]])


def test_who_tries_every_caseload_behind_two_releases_finds_no_withheld_month():
    """One month that leaves the year, one that stays and one that enters; all others are nought, which hides least."""
    most, behind, empty = 9, defaultdict(list), [(0, 0)]
    for leaves, stays, enters in product(range(most + 1), repeat=3):
        months = empty * 12 + [(leaves, 0), (stays, 0)] + empty * 10 + [(enters, 0)]
        first, second = both(COUNT, months)
        behind[seen(first), seen(second)].append((leaves, stays, enters))
    inside = [tables for tables in behind.values() if max(map(max, tables)) < most]
    small = [{months[at] for months in tables} for tables in inside for at in range(3)]
    assert [numbers for numbers in small if len(numbers) == 1 and 1 <= min(numbers) <= LIMIT] == []
