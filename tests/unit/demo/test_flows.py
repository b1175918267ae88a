import numpy as np
import pytest

from areasend.demo import days
from areasend.demo.history.flows import flows
from areasend.demo.published import sized


@pytest.mark.parametrize("code", ["825", "330", "201", "304"])
def test_every_year_starts_and_ends_as_many_plans_as_the_januaries_need(code):
    flow = flows(sized(code, None))
    for year in flow.years.values():
        assert year.starts.sum() == year.new + year.moved_in
        assert year.leaves.sum() == sum(year.reasons.values()) + year.struck


def test_new_and_ceased_plans_are_the_published_ones():
    year = flows(sized("825", None)).years[2024]
    assert (year.new, sum(year.reasons.values()), year.struck) == (779, 400, 0)


def test_what_the_published_figures_leave_open_came_from_other_areas():
    assert flows(sized("825", None)).years[2024].moved_in == 7217 - 6697 - 779 + 400


def test_a_regions_total_on_an_authoritys_row_is_not_believed():
    assert flows(sized("370", None)).years[2022].new < 1000


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2022, 2023, 2024, 2025])
def test_every_january_counts_its_plans(made, figures, year):
    counted = made.holders.in_force(days.count_day(year)).sum()
    assert abs(int(counted) - figures.number("caseload", year, "ehcplans")) <= 1


def test_nobody_keeps_a_plan_past_their_limit(made):
    inside = made.holders.in_force(made.until)
    assert days.age_on(made.holders.born_on[inside], days.day(made.until)).max() <= 25


def test_a_plan_never_ends_before_it_begins(made):
    lasted = (made.holders.ended_on - made.holders.here_from()).astype(float)
    assert np.nanmin(np.where(np.isnat(made.holders.ended_on), np.nan, lasted)) >= 0
