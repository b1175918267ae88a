"""What was known at an origin: the right figures, in the right years, and nothing later."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from areasend.forecast.plans.history import as_known, panel
from areasend.indicators import published


def test_a_january_count_is_known_at_the_origin_and_a_flow_up_to_the_year_before():
    last = as_known("825", 2024).tail(2).select("year", "plans", "new_plans", "requests", "ceased").rows()
    assert last == [(2023, 5890, 957, 1577, 288), (2024, 6697, None, None, None)]


@pytest.mark.parametrize(
    ("year", "column", "value"),
    [(2010, "plans", 2840), (2019, "new_plans", 674), (2018, "requests", 888), (2021, "issued_in_20_weeks", 556)],
)
def test_it_gives_what_is_published(year, column, value):
    assert as_known("Buckinghamshire", 2025).row(by_predicate=_is(year), named=True)[column] == value


def _is(year):
    return pl.col("year") == year


def test_what_is_published_wrongly_is_added_up_from_its_parts_or_not_known():
    by_year = dict(as_known("810", 2025).select("year", "new_plans").rows())
    parts = published.table("new_plans", area="810", year=2022, topic="total").select(
        "mainstream_total",
        "special_total",
        "ap_pru_total",
        "fe_total",
        "ed_elsewhere",
        "nm_early_years",
        "placement_unknown",
    )
    assert by_year[2022] == sum(parts.row(0)) < 1000
    assert dict(as_known("384", 2025).select("year", "new_plans").rows())[2022] is None


def test_successors_are_handed_the_years_of_those_they_came_from_from_their_first_january_on():
    found = panel(2024)
    rows = [found.row("942"), found.row("943")]
    assert found.figures["plans"][rows, 13].sum() == pytest.approx(4489)  # Cumbria, January 2023
    assert not found.own[rows, 13].any()
    assert np.isnan(panel(2023).figures["plans"][rows]).all()


def test_an_origin_refuses_to_look_ahead_of_itself():
    with pytest.raises(ValueError, match="January 2021 was not known in January 2020"):
        panel(2020).at("plans", 2021)


def test_a_year_that_is_not_published_is_refused():
    with pytest.raises(ValueError, match="2010 to 2025, not for 2031"):
        panel(2031)
