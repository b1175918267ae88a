"""Published figures that can be poisoned, and the forecast of one area."""

from __future__ import annotations

import polars as pl
import pytest

from areasend.exchange.dfe_statistics import extract
from areasend.forecast.plans import history, inputs_for
from areasend.forecast.plans.known import last_year

TOLD_APART = ("area", "year", "topic", "category")
real_load = extract.load


@pytest.fixture
def poison(monkeypatch):
    """Call it with an origin and how many years later the poison begins (1: just after what was known)."""

    def begin(origin: int, later: int) -> None:
        def load(key: str) -> pl.DataFrame:
            frame = real_load(key)
            if key in ("areas", "neighbours"):
                return frame
            counts = [name for name, kind in frame.schema.items() if name not in TOLD_APART and kind == pl.Int32]
            late = pl.col("year") >= last_year(key, origin) + later
            return frame.with_columns(
                pl.when(late & (pl.col(name) >= 0)).then(pl.col(name) * 7 + 3).otherwise(pl.col(name)).alias(name)
                for name in counts
            )

        history.panel.cache_clear()
        monkeypatch.setattr(extract, "load", load)

    yield begin
    history.panel.cache_clear()


@pytest.fixture(scope="session")
def frozen():
    """Buckinghamshire's inputs, five years from January 2025."""
    return inputs_for("825", 2025, 5)
