"""Indicators: one indicator, one small function over polars tables, and its card. Pure: no Django; dates are given."""
