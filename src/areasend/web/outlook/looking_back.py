"""What forecasts of plans said in earlier years for an area, beside what came: drawn anew with nothing that was published later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from areasend.actions.scenario import SEED
from areasend.documents.charts import Fan
from areasend.forecast.models import PLANS
from areasend.forecast.plans import CannotForecast, inputs_for
from areasend.forecast.plans.history import LAST_JANUARY
from areasend.records.papers.scenario import fan_of

BACK = (1, 3)
"""Years before the last January from which it is looked ahead."""
DRAWS = 1000
PAST_SHOWN = 8


@dataclass(frozen=True)
class LookBack:
    origin: int
    sentence: str
    fan: Fan


@lru_cache(maxsize=64)
def looking_back(area: str) -> tuple[LookBack, ...]:
    """The forecasts from one and from three Januaries ago; none where the area had none then."""
    try:
        known = dict(inputs_for(area, LAST_JANUARY, 1)["past"])
    except CannotForecast:
        return ()
    found = (_look(area, LAST_JANUARY - back, back, known) for back in BACK)
    return tuple(one for one in found if one)


def _look(area: str, origin: int, years: int, known: dict[int, float]) -> LookBack | None:
    try:
        outcome = PLANS.run(inputs_for(area, origin, years), {}, seed=SEED, draws=DRAWS)
    except CannotForecast:
        return None
    series = replace(outcome.series[0], past=outcome.series[0].past[-PAST_SHOWN:])
    truth = tuple((year, known[int(year)]) for year in series.periods if int(year) in known)
    if not truth:
        return None
    fan = fan_of(series, title=f"From January {origin}")
    year, came = truth[-1]
    low, middle, high = (
        series.bands.as_dict()[name][series.periods.index(year)] for name in ("low_80", "median", "high_80")
    )
    off = 100 * (middle / came - 1)
    sentence = (
        f"From January {origin}, {middle:,.0f} plans were to be expected in January {year} ({low:,.0f} to {high:,.0f} in 8 of 10 futures). "
        f"{came:,.0f} came: the middle was {abs(off):.1f}% too {'high' if off > 0 else 'low'}, and what came lies "
        f"{'within' if low <= came <= high else 'outside'} that range."
    )
    return LookBack(origin, sentence, replace(fan, truth=truth))
