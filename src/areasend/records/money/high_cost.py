"""Fee-paid placements beside like ones, as they stand on a day."""

from __future__ import annotations

from datetime import date

import polars as pl

from areasend.forecast.money.unit_costs import unit_costs
from areasend.records.money.children import told_lines
from areasend.rules.money.kinds import FEE_LINES
from areasend.rules.money.year import TERM_STARTS, FinancialYear


def high_cost(year: FinancialYear, on: date) -> pl.DataFrame:
    """As `unit_costs` gives it, with reference, setting_name, phase, area, kind and line; the dearest beside its like first."""
    lines = told_lines(year, on)
    here = (pl.col("since") <= on) & (pl.col("until").is_null() | (pl.col("until") >= on))
    paid = lines.filter(pl.col("line").is_in(list(FEE_LINES.values())) & here & ~pl.col("is_estimate"))
    times = {"year": 1, "term": len(TERM_STARTS)}
    yearly = pl.col("rate") * pl.col("per").replace_strict(times, return_dtype=pl.Int64)
    columns = ("placement", "reference", "setting_name", "line", "kind", "need", "age", "phase", "area", "residential")
    return unit_costs(paid.with_columns(yearly=yearly).select(*columns, "yearly"))
