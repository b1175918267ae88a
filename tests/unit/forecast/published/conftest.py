"""Published figures that can be poisoned, and the forecast of one area."""

from __future__ import annotations

import importlib
import pkgutil

import polars as pl
import pytest

from areasend.exchange.dfe_statistics import extract
from areasend.forecast import plans
from areasend.forecast.plans import inputs_for
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

        forget()
        monkeypatch.setattr(extract, "load", load)

    yield begin
    forget()


def forget() -> None:
    """Empties every cache of the model."""
    for found in pkgutil.iter_modules(plans.__path__):
        for one in vars(importlib.import_module(f"{plans.__name__}.{found.name}")).values():
            if hasattr(one, "cache_clear") and one.__module__.startswith(plans.__name__):
                one.cache_clear()


@pytest.fixture(scope="session")
def frozen():
    """Buckinghamshire's inputs, five years from January 2025."""
    return inputs_for("825", 2025, 5)
