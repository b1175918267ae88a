"""The forecast of plans of an area from the newest January published, for models that build on it: drawn once, and kept."""

from __future__ import annotations

from functools import cache

from areasend.forecast import plans
from areasend.forecast.outcome import Outcome
from areasend.forecast.plans.inputs import LAST_JANUARY

SEED, DRAWS = 1, 1000
PARTED = ("age", "need", "placement")


@cache
def plans_ahead(area: str, last: int, by: tuple[str, ...] = PARTED) -> Outcome | None:
    """By January, up to `last`, broken down by `by`; none where it cannot reach so far, or the area has no figures of its own."""
    try:
        given = plans.inputs_for(area, LAST_JANUARY, last - LAST_JANUARY, by)
        return plans.run(given, {"by": sorted(given["breakdowns"])}, seed=SEED, draws=DRAWS)
    except (LookupError, ValueError):  # no such area, no such origin, too far
        return None
