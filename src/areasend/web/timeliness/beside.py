"""The published figures that stand beside our own: England, the region and the statistical neighbours, with their footnotes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from statistics import median

from areasend.indicators import published
from areasend.indicators.areas import ENGLAND
from areasend.indicators.cards import Card
from areasend.indicators.published import Area, Figure


@dataclass(frozen=True)
class Row:
    """One area's figure. `marks` are the numbers of its footnotes on the page."""

    area: Area
    figure: Figure | None
    marks: tuple[int, ...]
    is_own: bool

    @property
    def number(self) -> float | None:
        return None if self.figure is None or self.figure.number is None else float(self.figure.number)

    @property
    def words(self) -> str:
        """The figure, or why there is none."""
        return str(self.figure) if self.figure else "not published"


@dataclass(frozen=True)
class Beside:
    """A published measure of one year. `wider` is the region and England; `near` the area among its neighbours, best first.

    `notes` are the footnotes of single figures, in the order of their marks; `of_all` those that hold for every one.
    """

    year: int
    source: str
    own: Row
    wider: tuple[Row, ...]
    near: tuple[Row, ...]
    notes: tuple[str, ...]
    of_all: tuple[str, ...]
    highest_is_best: bool

    @property
    def known(self) -> list[float]:
        return [row.number for row in self.near if row.number is not None]

    @property
    def place(self) -> int | None:
        """The area's place among itself and its neighbours, 1 the best; equal figures share a place."""
        own = self.own.number
        if own is None:
            return None
        return 1 + sum(other > own if self.highest_is_best else other < own for other in self.known)

    @property
    def sentence(self) -> str:
        """Rank and spread in words."""
        others = sorted((row for row in self.near if not row.is_own and row.number is not None), key=_number)
        if not others:
            return "None of the statistical neighbours has a published figure."
        low, high = others[0], others[-1]
        spread = f"Its neighbours run from {low.words} ({low.area}) to {high.words} ({high.area}), with {self.middle} in the middle."
        if self.place is None:
            return f"For {self.own.area} the figure is {self.own.words}. {spread}"
        return f"{self.own.area} is number {self.place} of {len(self.known)} among itself and its statistical neighbours. {spread}"

    @property
    def middle(self) -> str:
        """The median of the neighbours' figures."""
        return f"{median(_number(row) for row in self.near if not row.is_own and row.number is not None):.1f}%"


def _number(row: Row) -> float:
    return row.number if row.number is not None else -1.0


@cache
def beside(area: str, card: Card) -> Beside | None:
    """The latest published year of the card's twin; None where nothing like it is published."""
    if card.twin is None or card.twin.rate is None:
        return None
    year = max(figure.year for figure in published.series(ENGLAND, card.twin.rate))
    found = published.beside(area, card.twin.rate, year)
    figures = [figure for _, figure in found if figure]
    of_all = [text for text in _notes(figures) if all(text in _notes([one]) for one in figures)]
    numbers = {text: place for place, text in enumerate((n for n in _notes(figures) if n not in of_all), start=1)}
    rows = [Row(one, figure, _marks(figure, numbers), place == 0) for place, (one, figure) in enumerate(found)]
    own, wider, neighbours = rows[0], tuple(row for row in rows[1:] if not _is_authority(row)), rows[1:]
    near = [own, *(row for row in neighbours if _is_authority(row))]
    near.sort(key=_number, reverse=card.better != "low")
    source = next((f"{one.publisher}, {one.edition}, file {one.file}" for _, one in found if one), "")
    return Beside(year, source, own, wider, tuple(near), tuple(numbers), tuple(of_all), card.better != "low")


def _is_authority(row: Row) -> bool:
    return row.area.level == "local_authority"


def _notes(figures: list[Figure]) -> list[str]:
    return list(dict.fromkeys(note.text for figure in figures for note in figure.footnotes))


def _marks(figure: Figure | None, numbers: dict[str, int]) -> tuple[int, ...]:
    return tuple(sorted(numbers[text] for text in _notes([figure]) if text in numbers)) if figure else ()


@cache
def by_year(area: str, card: Card) -> dict[int, Figure]:
    """The published share of an area for every year there is; empty where none is."""
    if card.twin is None or card.twin.rate is None:
        return {}
    return {one.year: one for one in published.series_if_any(area, card.twin.rate)}
