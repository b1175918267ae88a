"""What every forecast answers with, whatever it looks ahead at: a sentence, series with bands, steps, assumptions, cautions.

A page draws it, a board pack freezes it, a file keeps it: `Outcome.as_dict` is JSON, and `from_dict` gives the same back.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from areasend.forecast.bands import Bands


@dataclass(frozen=True)
class Series:
    """One line of a chart: what was (`past`, by period) and what comes (`bands`, by period), in `unit`."""

    key: str
    label: str
    unit: str
    periods: tuple[str, ...]
    bands: Bands
    past: tuple[tuple[str, float], ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if len(self.periods) != len(self.bands):
            raise ValueError(f"{self.key}: {len(self.periods)} periods, but bands for {len(self.bands)}.")

    def as_dict(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "label": self.label,
            "unit": self.unit,
            "periods": list(self.periods),
            "bands": self.bands.as_dict(),
            "past": [list(one) for one in self.past],
            "note": self.note,
        }

    @classmethod
    def from_dict(cls, given: dict[str, Any]) -> Series:
        return cls(
            key=given["key"],
            label=given["label"],
            unit=given["unit"],
            periods=tuple(given["periods"]),
            bands=Bands.from_dict(given["bands"]),
            past=tuple((str(period), float(value)) for period, value in given.get("past", [])),
            note=given.get("note", ""),
        )


@dataclass(frozen=True)
class Step:
    """One named step of the model and what it added to the answer, in `unit`, with the sentence that says so."""

    key: str
    label: str
    contribution: float
    unit: str
    sentence: str


@dataclass(frozen=True)
class Assumption:
    """Something taken for granted: its value as told to the reader, and where it comes from."""

    key: str
    label: str
    value: str
    source: str


@dataclass(frozen=True)
class Outcome:
    """One answer: of `model`, drawn `draws` times from `seed`."""

    model: str
    summary: str
    series: tuple[Series, ...]
    steps: tuple[Step, ...]
    assumptions: tuple[Assumption, ...]
    seed: int
    draws: int
    cautions: tuple[str, ...] = ()
    figures: dict[str, Any] = field(default_factory=dict)
    """Single figures that a page or a comparison asks for by name: numbers, words, dates as text."""

    def __getitem__(self, key: str) -> Series:
        """The series called `key`. Raises KeyError."""
        for series in self.series:
            if series.key == key:
                return series
        raise KeyError(key)

    def as_dict(self) -> dict[str, Any]:
        return {
            "model": self.model,
            "summary": self.summary,
            "series": [series.as_dict() for series in self.series],
            "steps": [asdict(step) for step in self.steps],
            "assumptions": [asdict(one) for one in self.assumptions],
            "seed": self.seed,
            "draws": self.draws,
            "cautions": list(self.cautions),
            "figures": self.figures,
        }

    @classmethod
    def from_dict(cls, given: dict[str, Any]) -> Outcome:
        return cls(
            model=given["model"],
            summary=given["summary"],
            series=tuple(map(Series.from_dict, given["series"])),
            steps=tuple(Step(**one) for one in given["steps"]),
            assumptions=tuple(Assumption(**one) for one in given["assumptions"]),
            seed=given["seed"],
            draws=given["draws"],
            cautions=tuple(given.get("cautions", [])),
            figures=dict(given.get("figures", {})),
        )
