"""A release put together from the figures of the area as at the last day of a month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from areasend.indicators.catalogue.evaluate import Figures
from areasend.indicators.release.choice import entries
from areasend.indicators.release.tables import table
from areasend.rules.disclosure import LIMIT

VERSION = 1


def make(
    of: Callable[[str], Figures], on: date, area: str, earlier: Sequence[dict[str, Any]] = (), only: Sequence[str] = ()
) -> dict[str, Any]:
    """`of` gives an indicator's figures; `earlier`: the releases before, the oldest first; `only`: these indicators instead of all."""
    chosen = {key: entry for key, entry in entries().items() if not only or key in only}
    told = {key: table(of(key), entry, area, _tables(earlier, key)) for key, entry in chosen.items()}
    return {"version": VERSION, "as_at": on.isoformat(), "base": LIMIT + 1, "indicators": told}


def _tables(earlier: Sequence[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    return [release["indicators"][key] for release in earlier if key in release["indicators"]]
