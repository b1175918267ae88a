"""What must be known before a published figure is quoted: the footnotes, held as data."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Footnote:
    """One note. Empty `areas`, `years` or `columns` mean all of them.

    `effect` is missing, partial, suppressed, odd or wrong where a figure must not be taken as it stands, and reading
    where the note only says how to read it.
    """

    key: str
    files: tuple[str, ...]
    effect: str
    text: str
    source: str
    areas: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def is_caution(self) -> bool:
        """Whether the figure itself is in doubt."""
        return self.effect != "reading"

    def holds(self, file: str, column: str, area: str, year: int) -> bool:
        """Whether the note belongs to this figure."""
        return (
            file in self.files
            and (not self.areas or area in self.areas)
            and (not self.years or year in self.years)
            and (not self.columns or column in self.columns)
        )


def _footnote(entry: dict[str, Any]) -> Footnote:
    lists = {name: tuple(entry.get(name, ())) for name in ("files", "areas", "years", "columns")}
    return Footnote(**{**entry, **lists})


@cache
def footnotes() -> tuple[Footnote, ...]:
    """All notes, in the order of `footnotes.yaml`."""
    text = (files(__package__) / "footnotes.yaml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  both loaders are safe
    return tuple(_footnote(entry) for entry in entries)


@cache
def notes_of(file: str, column: str, area: str, year: int) -> tuple[Footnote, ...]:
    """The notes on one figure, the cautions first."""
    found = [note for note in footnotes() if note.holds(file, column, area, year)]
    return tuple(sorted(found, key=lambda note: not note.is_caution))
