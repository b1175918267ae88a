"""What the area holds already, as the checks take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

NEW = "="
"""Begins the key of a row that only the files know; the keys of rows held already begin with another sign."""


@dataclass(frozen=True)
class Known:
    """`aliases`: table -> what a cell may say -> key of the row held. `rows`: table -> the rows held, in the columns of
    its template with `_key`; a column that refers to another table holds that row's key. `names`: `teams`, `officers`
    and `organisations` -> the name in small letters -> the name. `team`: where rows that name no team go."""

    aliases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rows: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    team: str = ""
