"""The public model's demo files: its own figures come out as it prints them, and ours keep to theirs. Fewer draws than `make backtest`."""

from __future__ import annotations

import pytest
from tests.backtest import transitions as backtest

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module", autouse=True)
def files():
    if not backtest.SHARED.is_dir():
        pytest.skip(f"the reference data is not here: there is no folder {backtest.SHARED}")


@pytest.fixture(scope="module")
def ours():
    return backtest.ours({"leaving_changes": [backtest.LAW]}, draws=150)


def test_the_public_models_own_figures_come_out_as_published():
    public = backtest.theirs()
    assert backtest.total_error(public, 1) == pytest.approx(2.86, abs=0.005)
    assert backtest.weighted_error(public, "mean") == pytest.approx(51.3, abs=0.05)
    assert backtest.inside(public) == pytest.approx(60, abs=0.5)


def test_what_came_is_the_same_in_both():
    public = {key: one.total[0] for key, one in backtest.theirs().items()}
    assert {key: one.total[0] for key, one in backtest.ours({}, draws=2).items()} == public


def test_totals_are_foretold_better(ours):
    assert backtest.total_error(ours, 1) < 2.3
    assert backtest.totals_inside(ours) >= 5


def test_cells_are_foretold_better_and_their_intervals_hold(ours):
    assert backtest.weighted_error(ours, "median") < 46
    assert 90 <= backtest.inside(ours) <= 97
