"""One published figure, with what must be known before it is quoted."""

from dataclasses import dataclass

from areasend.exchange.dfe_statistics import cells
from areasend.exchange.dfe_statistics.footnotes import Footnote


class NotPublished(LookupError):
    """There is no such figure among the published ones; the message says which there are."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number (a count, or a percentage) or a word, or else the symbol that stands in its place.

    `area` is the code of the area; `file` and `publisher` name the source; `kind` is count, percent or word.
    """

    area: str
    measure: str
    year: int
    breakdown: tuple[tuple[str, str], ...]
    label: str
    kind: str
    value: int | float | str | None
    symbol: cells.Symbol | None
    file: str
    edition: int
    publisher: str
    footnotes: tuple[Footnote, ...]

    @property
    def number(self) -> int | float | None:
        """The figure as a number; `None` for a symbol or a word."""
        return None if isinstance(self.value, str) else self.value

    @property
    def cautions(self) -> tuple[Footnote, ...]:
        """The footnotes for which the figure must not be taken as it stands."""
        return tuple(note for note in self.footnotes if note.is_caution)

    def __str__(self) -> str:
        if self.symbol is not None:
            return cells.MEANING[self.symbol]
        if self.kind == "percent":
            return f"{self.value:.1f}%"
        return f"{self.value:,}" if self.kind == "count" else str(self.value)
