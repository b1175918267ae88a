"""The middle of the forecast and its errors: better than the naive methods, and honest about how wide."""

from __future__ import annotations

import numpy as np
import pytest
from tests.backtest.naive import METHODS

from areasend.forecast.plans import drawing, errors, growing, totals
from areasend.forecast.plans.errors import STEPS
from areasend.forecast.plans.features import differences
from areasend.forecast.plans.history import panel
from areasend.forecast.plans.robust import least_absolute


def missed(foretold, origin, ahead):
    known = panel(2025)
    chosen = growing.ready_pairs(known, origin, ahead)
    return 100 * np.abs(foretold[chosen] / known.at("plans", origin + ahead)[chosen] - 1).mean()


@pytest.mark.parametrize(("origin", "ahead"), [(2021, 1), (2021, 3), (2024, 1)])
def test_it_beats_every_naive_method(origin, ahead):
    known = panel(origin)
    own = known.at("plans", origin) * np.exp(totals.log_growth(known, origin, ahead)[:, -1])
    assert missed(own, origin, ahead) < 0.95 * min(
        missed(way(known, origin, ahead), origin, ahead) for way in METHODS.values()
    )


def test_three_years_ahead_it_errs_a_quarter_less_than_mean_growth():
    known = panel(2022)
    own = known.at("plans", 2022) * np.exp(totals.log_growth(known, 2022, 3)[:, -1])
    assert missed(own, 2022, 3) < 0.75 * missed(METHODS["mean three-year growth"](known, 2022, 3), 2022, 3)


@pytest.mark.parametrize(("origin", "ahead"), [(2021, 1), (2020, 3)])
def test_the_interval_holds_about_95_truths_in_a_hundred(origin, ahead):
    known, later = panel(origin), panel(2025)
    seen = errors.spread(known, origin, ahead)
    shared = drawing.shared(seen.shock, seen.weight, ahead, 2000, 1)[:, [-1]]
    drawn = shared + drawing.own(seen.quantiles, seen.kept, 2000, 1)[:, [-1]] * errors.of_size(
        known.at("plans", origin), seen.size
    )
    low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
    error, chosen = errors.log_errors(later, origin, ahead), growing.ready_pairs(later, origin, ahead)
    inside = ((error >= low) & (error <= high))[chosen].mean()
    assert 0.92 <= inside < 1


def test_least_absolute_errors_are_not_moved_by_one_wild_return():
    rng = np.random.default_rng(1)
    x = rng.normal(size=(400, 2))
    y = x @ np.array([0.5, -0.2]) + rng.normal(scale=0.01, size=400)
    y[0] += 50
    assert least_absolute(x, y, np.ones(400), shrink=0.001) == pytest.approx([0.5, -0.2], abs=0.01)


def test_shrinkage_draws_slopes_towards_nought_and_a_flat_column_gets_none():
    rng = np.random.default_rng(2)
    x = np.stack([rng.normal(size=300), np.ones(300)], axis=1)
    y = 0.3 * x[:, 0]
    little, much = (least_absolute(x, y, np.ones(300), shrink)[0] for shrink in (1.0, 1000.0))
    assert 0 < much < little < 0.31
    assert least_absolute(x, y, np.ones(300), 1.0)[1] == 0


def test_drawn_errors_have_the_quantiles_of_past_errors_whatever_the_seed():
    seen = errors.spread(panel(2025), 2025, 3)
    drawn = drawing.own(seen.quantiles, seen.kept, 5000, seed=9)
    found = np.quantile(drawn[:, 2], [0.025, 0.5, 0.975])
    assert found == pytest.approx(np.interp([0.025, 0.5, 0.975], STEPS, seen.quantiles[2]), abs=0.001)


def test_a_future_that_is_high_in_one_year_tends_to_be_high_in_the_next():
    seen = errors.spread(panel(2025), 2025, 3)
    drawn = drawing.own(seen.quantiles, seen.kept, 5000, seed=9)
    assert 0.6 < np.corrcoef(drawn[:, 1], drawn[:, 2])[0, 1] < 0.95


def test_small_authorities_get_wider_intervals():
    assert errors.of_size(np.array([150.0]), 300.0)[0] == pytest.approx(np.sqrt(3))
    assert errors.of_size(np.array([10.0]), 300.0)[0] == errors.of_size(np.array([100.0]), 300.0)[0]


def test_no_interval_before_an_error_is_known():
    with pytest.raises(ValueError, match="2016"):
        errors.spread(panel(2015), 2015, 1)


def test_a_return_put_right_is_no_sign_of_what_comes():
    """Newham's plans fell by more than half in January 2025: its neighbours in growth are not thrown, nor is it beyond reason."""
    known = panel(2025)
    row = known.row("316")
    lowest = differences(known, 2025, ("growth_1",))[:, 0].min()
    assert np.log(known.at("plans", 2025)[row] / known.at("plans", 2024)[row]) < -0.8 < -0.3 < lowest
