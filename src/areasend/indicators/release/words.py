"""A released figure in the words that everyone reads: 41%, 31 weeks, about 965 appeals, £12.3 million."""

from __future__ import annotations

from datetime import date

from areasend.indicators.release.choice import Entry
from areasend.indicators.release.tables import Cell

MILLION = 1_000_000


def written(value: float | None, entry: Entry) -> str:
    """Nothing where no figure is told."""
    card = entry.card
    if value is None:
        return ""
    if entry.bare:
        return f"{value:,.0f}"
    if card.unit == "percent":
        return f"{value:,.0f}%" if float(value).is_integer() else f"{value:,.1f}%"
    if card.unit == "pounds":
        return _pounds(value)
    number = f"{value:,.0f}" if value else "no"
    about = "about " if value and card.measure == "count" and entry.is_guarded else ""
    return f"{about}{number} {card.unit}"


def _pounds(value: float) -> str:
    sign, size = ("minus " if value < 0 else ""), abs(value)
    return f"{sign}£{size / MILLION:,.1f} million" if size >= MILLION else f"{sign}£{size:,.0f}"


def period(cell: Cell, entry: Entry) -> str:
    """Over which days, or on which, the figure was counted."""
    first, last = date.fromisoformat(cell["first"]), date.fromisoformat(cell["last"])
    if entry.card.kind == "flow":
        return f"{first:%B %Y} to {last:%B %Y}"
    return f"on {last.day} {last:%B %Y}" if entry.card.kind == "stock" else f"last told by {last:%B %Y}"
