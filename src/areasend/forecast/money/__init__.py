"""Pounds: what is committed child by child, where the year will end, five years ahead, bands, and what like placements cost."""

from areasend.forecast.money.model import run

PACKAGE = "areasend.forecast.money"
__all__ = ["PACKAGE", "run"]
