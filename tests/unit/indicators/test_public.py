"""What may leave the building: shares guard the part and the rest alike."""

from __future__ import annotations

import polars as pl
import pytest

from areasend.indicators.catalogue.public import suppressed


def figures(*rows: tuple[float, float | None]) -> pl.DataFrame:
    schema = {"numerator": pl.Float64, "denominator": pl.Float64}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return frame.with_columns(value=100 * pl.col("numerator") / pl.col("denominator").fill_null(1))


@pytest.mark.parametrize(
    ("rows", "hidden"),
    [
        ([(50.0, 100.0), (60.0, 120.0)], [False, False]),
        ([(3.0, 100.0), (60.0, 120.0), (70.0, 150.0)], [True, True, False]),
        ([(97.0, 100.0), (60.0, 120.0), (70.0, 150.0)], [True, True, False]),
        ([(0.0, 100.0), (60.0, 120.0)], [False, False]),
    ],
)
def test_a_share_is_hidden_where_its_part_or_its_rest_is_small(rows: list, hidden: list[bool]) -> None:
    found = suppressed(figures(*rows), "share")
    assert found["hidden"].to_list() == hidden
    assert found["value"].is_null().to_list() == hidden


def test_a_count_is_hidden_with_one_to_protect_it() -> None:
    found = suppressed(figures((2.0, None), (9.0, None), (80.0, None)), "count")
    assert found["numerator"].to_list() == [None, None, 80.0]


def test_a_mean_of_few_is_hidden() -> None:
    found = suppressed(figures((30.0, 3.0), (90.0, 9.0), (400.0, 40.0)), "mean")
    assert found["value"].is_null().to_list() == [True, True, False]
