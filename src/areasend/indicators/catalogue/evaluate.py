"""From an indicator to its figures: on a day, by month, by cut, and the cases behind one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
import polars as pl

from areasend.indicators.catalogue import Indicator
from areasend.indicators.catalogue.card import Card
from areasend.indicators.catalogue.cuts import BANDS, OF_PLACEMENT, SCHOOL, can_divide, divided
from areasend.indicators.catalogue.frames import OBSERVATIONS, Frames, empty
from areasend.indicators.catalogue.tally import WHOLE, Span, counts, places, tally

# Ages go by age; all other groups by their letters.
RANKS = {band: place for place, band in enumerate(BANDS)}
NOTHING_OBSERVED = empty({"span": pl.Int64, **OBSERVATIONS})
NO_FIGURES = empty(
    {
        "first": pl.Date,
        "last": pl.Date,
        "group": pl.String,
        "numerator": pl.Float64,
        "denominator": pl.Float64,
        "value": pl.Float64,
    }
)


@dataclass(frozen=True)
class Figures:
    """An indicator judged once, from which any span and cut is counted. `on` is the day as at which the records are taken."""

    indicator: Indicator
    frames: Frames
    on: date
    judged: pl.DataFrame | None

    @property
    def card(self) -> Card:
        return self.indicator.card

    @property
    def cuts(self) -> list[str]:
        """The cuts that these rows can be divided by, in the card's order."""
        if self.judged is None:
            return [cut for cut in self.card.cuts if (self.card.key, cut) in self.frames.observed]
        return [cut for cut in self.card.cuts if can_divide(self.judged, cut)]

    @property
    def staff_cuts(self) -> list[str]:
        """Those, and the single school where the type of setting is one of them: for who works with the figures, never for the public."""
        return [*self.cuts, SCHOOL] if self.judged is not None and "setting" in self.cuts else self.cuts

    def over(self, spans: Sequence[Span], cut: str = "") -> pl.DataFrame:
        """`first`, `last`, `group` (empty for the whole), `numerator`, `denominator`, `value`: a row a span and group.

        `value` is null where nothing was counted. Raises KeyError for a cut that cannot be.
        """
        value = _value(self.card.measure)
        if self.judged is None:
            found, value = self._observed(spans, cut), pl.coalesce("value", value)
        elif not cut:
            return _whole(self.judged, spans, self.card.measure)
        else:
            found = self._divided(self.judged, spans, cut)
        if found.is_empty():
            return NO_FIGURES
        days = np.array(spans, dtype="datetime64[D]")[found["span"].to_numpy()]
        rows = found.lazy().with_columns(first=pl.Series(days[:, 0]), last=pl.Series(days[:, 1]), value=value)
        if cut:
            rows = rows.sort(pl.col("group").replace_strict(RANKS, default=len(RANKS)), "group", "span")
        told = pl.col("denominator").fill_nan(None)
        return rows.select("first", "last", "group", "numerator", told, "value").collect()

    def _divided(self, judged: pl.DataFrame, spans: Sequence[Span], cut: str) -> pl.DataFrame:
        measure = self.card.measure
        found = tally(divided(judged, cut, self.frames), spans, measure, grouped=True)
        if cut in OF_PLACEMENT and "since" in judged.columns and measure != "per":
            found = _with_rest(found, tally(judged, spans, measure), OF_PLACEMENT[cut])
        return found

    def _observed(self, spans: Sequence[Span], cut: str) -> pl.DataFrame:
        """The last observation of each group within each span."""
        own = self.frames.observed.get((self.card.key, cut))
        if own is None:
            return NOTHING_OBSERVED
        placed = own.lazy().with_columns(span=pl.Series(places(own["on"], spans))).filter(pl.col("span") < len(spans))
        return placed.unique(["group", "span"], keep="last", maintain_order=True).collect()

    def behind(self, span: Span, met: bool | None = None, cut: str = "", group: str = "") -> list[int]:
        """The cases counted over a span (of a stock: on its last day), narrowed to the numerator or to the rest of the denominator,
        and to one group of a cut. What a stock holds of no setting has no list."""
        if self.judged is None:
            return []
        rows = self.judged
        if cut:
            rows = divided(rows, cut, self.frames).filter(pl.col("group") == group)
        return _of_stock(rows, span[1], met) if "since" in rows.columns else _of_flow(rows, span, met)


def _of_flow(rows: pl.DataFrame, span: Span, met: bool | None) -> list[int]:
    rows = rows.filter(pl.col("counted_on").is_between(*span))
    if met is not None and "met" in rows.columns:
        rows = rows.filter(pl.col("met") == met)
    found: list[int] = rows["case"].unique(maintain_order=True).to_list()
    return found


def _of_stock(rows: pl.DataFrame, on: date, met: bool | None) -> list[int]:
    inside = set(_standing(rows, "met_since", "met_until", on))
    every = set(_standing(rows, "since", "until", on)) | inside
    return sorted({None: every, True: inside, False: every - inside}[met])


def _standing(rows: pl.DataFrame, since: str, until: str, on: date) -> list[int]:
    there = (pl.col(since) <= on) & ~(pl.col(until) <= on).fill_null(False)
    found: list[int] = rows.filter(there)["case"].to_list()
    return found


def _whole(judged: pl.DataFrame, spans: Sequence[Span], measure: str) -> pl.DataFrame:
    """`Figures.over` of what is not divided: a page of a hundred figures asks for nothing else, so it is made without a query plan."""
    numerator, denominator = counts(judged, spans, measure)
    days, size = np.array(spans, dtype="datetime64[D]"), len(spans)
    value = numerator
    if measure != "count":
        times = 100 if measure == "share" else 1
        value = np.divide(times * numerator, denominator, out=np.full(size, np.nan), where=denominator > 0)
    return pl.DataFrame(
        [
            pl.Series("first", days[:, 0]),
            pl.Series("last", days[:, 1]),
            pl.Series("group", [WHOLE], dtype=pl.String).new_from_index(0, size),
            pl.Series("numerator", numerator),
            pl.Series("denominator", denominator, nan_to_null=True),
            pl.Series("value", value, nan_to_null=True),
        ]
    )


def _with_rest(parts: pl.DataFrame, whole: pl.DataFrame, name: str) -> pl.DataFrame:
    """The whole less its parts as one more group."""
    summed = parts.group_by("span").agg(n=pl.col("numerator").sum(), d=pl.col("denominator").sum())
    rest = whole.join(summed, "span", "left").select(
        "span",
        group=pl.lit(name),
        numerator=pl.col("numerator") - pl.col("n").fill_null(0),
        denominator=pl.col("denominator") - pl.col("d").fill_null(0),
    )
    return pl.concat([parts, rest])


def _value(measure: str) -> pl.Expr:
    """The count, the share of a hundred, the mean, or so many for each holder; an empty denominator has none."""
    if measure == "count":
        return pl.col("numerator")
    times = 100 if measure == "share" else 1
    return pl.when(pl.col("denominator") > 0).then(times * pl.col("numerator") / pl.col("denominator"))


def valued(counts: pl.DataFrame, measure: str) -> pl.DataFrame:
    """With `value`, of `numerator` and `denominator`; a count has no denominator."""
    told = pl.lit(None, dtype=pl.Float64) if measure == "count" else pl.col("denominator")
    return counts.with_columns(told.alias("denominator"), value=_value(measure))


def judged(indicator: Indicator, frames: Frames, on: date) -> Figures:
    """The indicator over the records as they stood on a day. `frames` must be those of that day (see `Frames.known_on`)."""
    return Figures(indicator, frames, on, indicator.judge(frames, on) if indicator.judge else None)


def latest_span(card: Card, on: date) -> Span:
    """Over what a figure "on a day" is counted: the year up to it for a flow, the day for a stock, the last 400 days for an observation."""
    if card.kind == "stock":
        return on, on
    days = 364 if card.kind == "flow" else 400
    return on - timedelta(days=days), on


def months(on: date, count: int = 24) -> list[Span]:
    """The last so many months, the last of them up to `on`."""
    return list(_months(on, count))


@lru_cache(maxsize=64)
def _months(on: date, count: int) -> tuple[Span, ...]:
    starts = [on.replace(day=1)]
    while len(starts) < count:
        starts.append((starts[-1] - timedelta(days=1)).replace(day=1))
    starts.reverse()
    return *zip(starts[:-1], [one - timedelta(days=1) for one in starts[1:]], strict=True), (starts[-1], on)


def years(first: int, on: date) -> list[Span]:
    """Calendar years from `first`, the last of them up to `on`."""
    return [(date(year, 1, 1), min(date(year, 12, 31), on)) for year in range(first, on.year + 1)]
