"""Small makers of columns that several tables share."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from areasend.demo.days import Days
from areasend.demo.quota import Numbers, Rng


def day_column(values: Days) -> pl.Series:
    return pl.Series(values.astype("datetime64[D]"))


def moments(rng: Rng, on: Days, today: np.datetime64) -> np.ndarray:
    """When something of a day was recorded: in office hours on the day or the one after, and before today."""
    base = np.minimum(on + (rng.random(len(on)) < 0.35), today - 1).astype("datetime64[s]")
    return (base + rng.integers(8 * 3600, 17 * 3600, len(on)).astype("timedelta64[s]")).astype("datetime64[us]")


def texts(values: Any) -> pl.Series:
    return pl.Series(np.asarray(values, dtype=object).astype(str).tolist(), dtype=pl.String)


def ids_or_null(values: Numbers) -> pl.Series:
    """Ids with null for nought."""
    return pl.Series(np.asarray(values, dtype=np.int64)).replace(0, None)


def phones(rng: Rng, size: int) -> np.ndarray:
    """Numbers of the range that Ofcom keeps for drama."""
    return np.char.add("07700 900", np.char.zfill(rng.integers(0, 1000, size).astype(str), 3)).astype(object)


def stamped(rng: Rng, on: Days, by: Numbers, today: np.datetime64) -> dict[str, Any]:
    return {"recorded_at": moments(rng, on, today), "recorded_by_id": ids_or_null(by)}
