"""The model against the years already known of the demo's area."""

from __future__ import annotations

import pytest

from areasend.forecast.recovery import inputs_from_totals, run
from areasend.forecast.recovery.slide import fit, published_years


@pytest.fixture(scope="module")
def slide():
    return fit(published_years("825"))


def test_the_published_slide_is_retold_within_two_points_a_year(slide):
    assert slide.years == (2021, 2022, 2023, 2024)
    assert slide.published == (78.6, 60.6, 46.7, 32.1)
    assert slide.fitted == pytest.approx(slide.published, abs=2)


def test_the_backlog_of_the_end_is_on_the_way_to_that_reported_later(slide):
    """1,234 cases were past 20 weeks in September 2025, which the fit does not know."""
    assert 600 < slide.late < 1234


def test_the_years_known_stand_beside_the_look_ahead(slide):
    inputs = inputs_from_totals(area="An area", as_of="2025-09-01", under_assessment=1488, past_20_weeks=1234, mean_weeks=47.0,
                                requests_per_month=121, issued_per_month=66, refused=30, in_time=20)  # fmt: skip
    found = run(inputs | {"slide": slide.as_dict()}, {"weeks": 26}, seed=1, draws=5)["slide"]
    assert found.past[0] == ("2021", 78.6)
    assert found.bands.median.tolist() == list(slide.fitted)


def test_too_few_years_are_not_fitted():
    assert fit(published_years("825")[:2]) is None
