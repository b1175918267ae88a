"""Nothing after the origin is read: figures that come later may be anything, the answer stays."""

from __future__ import annotations

import numpy as np
import pytest

from areasend.forecast.plans import errors, inputs_for, totals
from areasend.forecast.plans.history import panel

SUCCESSORS = {"838", "839", "940", "941", "942", "943"}


@pytest.mark.parametrize(("area", "origin"), [("825", 2019), ("E92000001", 2022), ("825", 2024)])
def test_poison_after_the_origin_changes_nothing(poison, area, origin):
    honest = inputs_for(area, origin, 3)
    poison(origin, later=1)
    assert inputs_for(area, origin, 3) == honest


def test_poison_in_the_last_year_known_changes_the_answer(poison):
    honest = inputs_for("825", 2024, 3)
    poison(2024, later=0)
    assert inputs_for("825", 2024, 3) != honest


def test_an_earlier_origin_is_foretold_the_same_from_a_later_panel():
    """The backtests inside the model run from the latest panel: it must hold nothing that the earlier one did not."""
    then, now = panel(2020), panel(2025)
    rows = [then.row(code) for code in then.areas if code not in SUCCESSORS]
    assert np.array_equal(totals.log_growth(then, 2020, 3)[rows], totals.log_growth(now, 2020, 3)[rows], equal_nan=True)
    assert np.array_equal(errors.spread(then, 2020, 3).quantiles, errors.spread(now, 2020, 3).quantiles)
