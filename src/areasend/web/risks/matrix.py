"""The five by five matrix: how many risks lie in each cell, the gravest at the top right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from areasend.records.risk_standing import RiskStanding
from areasend.rules.risk import IMPACTS, LEAST, LIKELIHOODS, MOST, Band, Score


@dataclass(frozen=True)
class Cell:
    score: Score
    risks: tuple[RiskStanding, ...]

    @property
    def band(self) -> Band:
        return self.score.band


@dataclass(frozen=True)
class Row:
    likelihood: int
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    rows: tuple[Row, ...]
    heads: tuple[str, ...]


def matrix(found: Sequence[RiskStanding]) -> Matrix:
    """By the score of today; the most likely row first."""
    lying: dict[tuple[int, int], list[RiskStanding]] = defaultdict(list)
    for one in found:
        lying[one.now.likelihood, one.now.impact].append(one)
    scale = range(LEAST, MOST + 1)
    rows = tuple(
        Row(
            likelihood,
            f"{likelihood} {LIKELIHOODS[likelihood]}",
            tuple(Cell(Score(likelihood, impact), tuple(lying[likelihood, impact])) for impact in scale),
        )
        for likelihood in reversed(scale)
    )
    return Matrix(rows, tuple(f"{impact} {IMPACTS[impact]}" for impact in scale))
