"""How far off forecasts of plans have been: the figures that `make backtest` prints and writes to `backtest.json`, for a page to show."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

PACKAGE, FILE = "areasend.forecast.plans", "backtest.json"


@dataclass(frozen=True)
class Proven:
    """So many `years` ahead, over `judged` forecasts: mean absolute percentage `error`, that of mean three-year growth (`naive`), and how
    many of a hundred truths lay `inside_95`, the 95% interval."""

    years: int
    judged: int
    error: float
    naive: float
    inside_95: float


@dataclass(frozen=True)
class Proof:
    origins_from: int
    source: str
    rows: tuple[Proven, ...]


@functools.cache
def proof() -> Proof:
    given = json.loads(resources.files(PACKAGE).joinpath(FILE).read_text(encoding="utf-8"))
    return Proof(given["origins_from"], given["source"], tuple(Proven(**one) for one in given["years_ahead"]))


def text(origins_from: int, source: str, rows: list[dict[str, Any]]) -> str:
    """The file, a line for each number of years ahead."""
    lines = ",\n".join(f"    {json.dumps(row)}" for row in rows)
    head = f'  "origins_from": {origins_from},\n  "source": {json.dumps(source)},\n'
    return f'{{\n{head}  "years_ahead": [\n{lines}\n  ]\n}}\n'


def path() -> Path:
    """Where the source keeps it."""
    return Path(__file__).with_name(FILE)
