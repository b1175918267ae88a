"""The figures of the indicators over the cases that someone may see: judged once, and kept until anything changes that they
are counted from (see `figures_version`).

    area_figures(on).of("plans_in_20_weeks").over([evaluate.latest_span(card, on)])

Plan, self-evaluation, boards and public account read the whole area's through `area_figures`; the dashboard its reader's own.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any

from django.conf import settings

from areasend.indicators.catalogue import evaluate, indicators
from areasend.indicators.catalogue.evaluate import Figures
from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.standing import Standing, standing
from areasend.records import frames_catalogue
from areasend.records.figures_version import figures_version
from areasend.records.models import Case
from areasend.records.querysets.case import CaseQuerySet


@dataclass
class AreaFigures:
    """The frames of some cases as known on a day, what was judged of them, and what was made of that for pages."""

    frames: Frames
    on: date
    figures: dict[str, Figures] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)

    def of(self, key: str) -> Figures:
        """An indicator judged over these cases. Raises KeyError for a name that the catalogue does not know."""
        if key not in self.figures:
            self.figures[key] = evaluate.judged(indicators()[key], self.frames, self.on)
        return self.figures[key]

    def standing(self, key: str, aim: float | None = None, *, hides: bool = False) -> Standing:
        """How an indicator stands beside this area's target and other areas, made once; with `hides`, without small numbers.
        Raises KeyError as `of`."""
        name = f"standing of {key} with {aim}{' without small numbers' if hides else ''}"
        if name not in self.made:
            self.made[name] = standing(self.of(key), settings.AREASEND_AREA, aim, hides)
        found: Standing = self.made[name]
        return found


def area_figures(on: date) -> AreaFigures:
    """Over every case of the area, as the records stood on that day."""
    return kept_figures(Case.objects.all(), "area", on)


def kept_figures(cases: CaseQuerySet, who: str, on: date) -> AreaFigures:
    """Over these cases; `who` names them, so that two readers of the same cases share what is made."""
    key = (settings.DATABASES["default"]["NAME"], who, figures_version())
    frames: Frames = _FRAMES.get(key, lambda: frames_catalogue.catalogue(cases))
    found: AreaFigures = _FIGURES.get((*key, on), lambda: AreaFigures(frames.known_on(on), on))
    return found


class Store:
    """The last few of what is dear to make, by what it is of and by the state of the records: any change makes a new key."""

    def __init__(self, most: int) -> None:
        self._kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._lock, self._most = Lock(), most

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()

    def get(self, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        with self._lock:
            found = self._kept.get(key)
        if found is None:
            found = make()
        with self._lock:
            self._kept[key] = found
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found


_FRAMES, _FIGURES = Store(3), Store(6)


def forget() -> None:
    """Keep nothing, as in a new process: for measuring."""
    _FRAMES.clear()
    _FIGURES.clear()
