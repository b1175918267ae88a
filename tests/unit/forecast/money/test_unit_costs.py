"""A placement beside the like of it."""

import polars as pl

from areasend.forecast.money.unit_costs import unit_costs


def placements(*rows):
    return pl.DataFrame(list(rows), schema=["placement", "need", "age", "residential", "yearly"], orient="row")


ALIKE = [(number, "ASD", 12, False, 5_000_000 + number * 100_000) for number in range(6)]


def test_a_placement_is_measured_against_the_median_of_the_like():
    row = unit_costs(placements(*ALIKE)).row(0, named=True)
    assert (row["placement"], row["median"], row["distance"], row["like"]) == (5, 5_250_000, 250_000, 5)
    assert row["group"] == "same need, age and boarding"


def test_a_group_too_small_is_widened_and_says_so():
    found = unit_costs(placements(*ALIKE, (7, "ASD", 17, False, 9_000_000), (8, "HI", 12, False, 1)))
    said = dict(found.select("placement", "group").rows())
    assert (said[7], said[8]) == ("same need and boarding", "same boarding")


def test_boarding_is_never_measured_against_a_day_place():
    found = unit_costs(placements(*ALIKE, (9, "ASD", 12, True, 20_000_000)))
    row = found.filter(pl.col("placement") == 9).row(0, named=True)
    assert (row["median"], row["like"], row["group"]) == (None, 0, "none like it")


def test_the_dearest_beside_its_like_comes_first():
    assert unit_costs(placements(*ALIKE))["placement"].to_list() == [5, 4, 3, 2, 1, 0]
