"""The model against years already known: the published requests, refusals and plans of an area put in, its 20-week rate by year fitted.

Three numbers are fitted by least squares, and no more: the share of the teams' time that went to cases still in time at the outset, by how
much it changed a year, and how many cases waited for advice too long to begin with. Plans issued are taken as what the teams could do.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from areasend.forecast.queue import MIXED, Line, Stage, simulate
from areasend.forecast.queue.arrivals import WEEKS_A_YEAR, drawn, whole_slots
from areasend.forecast.queue.chance import Ints, Numbers
from areasend.forecast.recovery.lines import PACE, TARGET_WEEKS
from areasend.indicators import published

WEEKS = 52
DRAWS = 4
OUTSET, REACH, ROUNDS = (0.7, -0.12, 30.0), (0.08, 0.04, 30.0), 5
LEAST, MOST = (0.0, -0.5, 0.0), (1.0, 0.5, 2000.0)
SPREAD_WEEKS = 20
"""Cases late at the outset have waited 20 weeks and up to so many more."""


@dataclass(frozen=True)
class Slide:
    """By year what was published and what the fitted model gives, in per cent within 20 weeks; `late` are past 20 weeks at the end."""

    years: tuple[int, ...]
    published: tuple[float, ...]
    fitted: tuple[float, ...]
    share: float
    change: float
    late_at_outset: int
    late: int

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def published_years(area: str, since: int = 2021) -> list[dict[str, float]]:
    """Years with `requests`, `refused`, `issued` and `rate` all published, from `since` on. Raises `UnknownArea`."""
    names = {
        "requests": "requests",
        "refused": "requests_refused",
        "issued": "issued",
        "rate": "issued_in_20_weeks_share",
    }
    found = {key: {one.year: one.value for one in published.history(area, name)} for key, name in names.items()}
    years = sorted(set.intersection(*(set(one) for one in found.values())))
    rows = [{"year": float(year), **{key: one[year] for key, one in found.items()}} for year in years if year >= since]
    return [
        {key: float(value) for key, value in row.items() if value is not None}
        for row in rows
        if None not in row.values()
    ]


def fit(years: list[dict[str, float]]) -> Slide | None:
    """The slide retold; None where fewer than three years in a row are known."""
    if len(years) < 3 or any(b["year"] - a["year"] != 1 for a, b in itertools.pairwise(years)):
        return None
    told = np.array([one["rate"] for one in years])
    at = _search(lambda tried: float(((_rates(years, *tried)[0] - told) ** 2).sum()))
    rates, late = _rates(years, *at)
    return Slide(
        years=tuple(int(one["year"]) for one in years),
        published=tuple(round(float(one), 1) for one in told),
        fitted=tuple(round(float(one), 1) for one in rates),
        share=round(100 * at[0], 1),
        change=round(100 * at[1], 1),
        late_at_outset=round(at[2]),
        late=round(late),
    )


def _search(error: Callable[[tuple[float, ...]], float]) -> tuple[float, ...]:
    """Where the error is least: one number after another a reach up or down as long as that helps, then half the reach."""
    at: tuple[float, ...] = OUTSET
    reach: tuple[float, ...] = REACH
    least = error(at)
    for _ in range(ROUNDS):
        for place, sign in itertools.product(range(len(at)), (1, -1)):
            there = at[place] + sign * reach[place]
            tried = (*at[:place], min(max(there, LEAST[place]), MOST[place]), *at[place + 1 :])
            found = error(tried)
            at, least = (tried, found) if found < least else (at, least)
        reach = tuple(one * 0.6 for one in reach)
    return at


def _rates(years: list[dict[str, float]], share: float, change: float, late: float) -> tuple[Numbers, float]:
    """Per cent in time by year, and how many are past 20 weeks at the end."""
    requests, issued = (np.repeat([one[key] / WEEKS_A_YEAR for one in years], WEEKS) for key in ("requests", "issued"))
    refused = sum(one["refused"] for one in years) / sum(one["requests"] for one in years)
    weeks = len(requests)
    per_week = np.stack([requests * 1.2, issued, issued * 1.2, issued * 1.2], axis=1)
    kept = np.clip(share + change * (np.arange(weeks) / WEEKS), 0.0, 1.0)
    line = Line(
        stages=tuple(
            Stage(stage, delay=pace, out=round(refused, 3) if stage == "decision" else 0.0)
            for stage, pace in PACE.items()
        ),
        arrivals=drawn(1, "slide", np.tile(requests, (DRAWS, 1)))[:, :, None],
        slots=whole_slots(np.tile(per_week, (DRAWS, 1, 1))),
        start=_steady(requests[0], issued[0], round(late)),
        rule=MIXED,
        reserved=np.tile(kept[:, None], (1, len(PACE))),
        target=TARGET_WEEKS,
        limits=(TARGET_WEEKS,),
    )
    flow = simulate(line, 1)
    done, in_time = (one.sum(axis=0).reshape(-1, WEEKS).sum(axis=1) for one in (flow.done, flow.in_time))
    return 100 * in_time / np.maximum(done, 1), float(flow.over[:, -1, 0].mean())


def _steady(requests: float, issued: float, late: int) -> Ints:
    """Each stage holds those whose work there is going on; those late wait for advice."""
    ends = np.cumsum([0, *PACE.values()])
    start = np.zeros((len(PACE), 1, TARGET_WEEKS + SPREAD_WEEKS), dtype=np.int64)
    for place in range(len(PACE)):
        start[place, 0, ends[place] : ends[place + 1]] = round(requests if place == 0 else issued)
    marks = np.floor(np.linspace(0, late, SPREAD_WEEKS + 1)).astype(np.int64)
    start[1, 0, TARGET_WEEKS:] += marks[1:] - marks[:-1]
    return start
