"""Figures by group as they may leave the building: small numbers hidden by the one rule of `rules.disclosure`."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from areasend.rules.disclosure import LIMIT, suppress_line, suppress_table


def suppressed(figures: pl.DataFrame, measure: str, limit: int = LIMIT) -> pl.DataFrame:
    """`Figures.over` of one span by group, or of several spans, with what must be hidden made null and `hidden` saying where.

    Of a share the part and the rest are both guarded, so that "all of them" and "all but two" are told no more than "two".
    """
    above = figures["numerator"].fill_null(0).fill_nan(0).round().cast(pl.Int64).to_numpy()
    below = figures["denominator"].fill_null(0).fill_nan(0).round().cast(pl.Int64).to_numpy()
    if measure == "share":
        rest = np.maximum(below - above, 0)
        cells = suppress_table(np.stack([above, rest], axis=1).tolist(), limit)[:-1]
        part, whole = cells[:, 0] | cells[:, 1], cells[:, 2]
    else:
        counted = below if measure == "mean" else above
        part = suppress_line(counted.tolist(), limit)[:-1]
        whole = part if measure == "mean" else np.zeros_like(part)
    return figures.with_columns(
        numerator=_blanked("numerator", part),
        denominator=_blanked("denominator", whole),
        value=_blanked("value", part | whole),
        hidden=pl.Series(part | whole),
    )


def _blanked(column: str, hidden: NDArray[np.bool_]) -> pl.Expr:
    return pl.when(~pl.lit(pl.Series(hidden))).then(pl.col(column))
