"""Second of two ways to the total: who joins and who leaves.

Plans next January = plans now - those that end + new plans. New plans and endings of the coming year are foretold per plan from an
area's own last years, its requests and refusals; after that new plans grow as England's have over all the years known, while a fixed
share of plans ends each year. So growth slows by itself when new plans grow more slowly than plans.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.plans.features import differences, leavers, middle
from areasend.forecast.plans.growing import FIRST_READY, KEEP, ready_pairs
from areasend.forecast.plans.history import FIRST_JANUARY, Panel
from areasend.forecast.plans.robust import least_absolute

JOINING = (
    "new_plans",
    "new_plans_before",
    "new_plans_earlier",
    "requests",
    "refused",
    "growth_1",
    "growth_2",
    "in_20_weeks",
)
LEAVING = ("leavers", "leavers_3", "growth_1", "growth_2", "new_plans")
SHRINK = 1.0
FEWEST_NEW = 0.01
"""New plans per plan do not fall below one in a hundred: no authority has ever published fewer."""
LEAVING_BOUNDS = (-0.05, 0.25)
"""The share of plans that ends in a year; below nought where children move in with a plan, or where figures were corrected."""


@dataclass(frozen=True, eq=False)
class Flows:
    """For each area, shape (areas,): new plans in the first year per plan now, share of plans ending a year; England's log growth of
    new plans a year."""

    joining: Numbers
    leaving: Numbers
    trend: float


def trend(panel: Panel, origin: int, since: int = FIRST_JANUARY) -> float:
    """England's log growth of new plans a year, the mean `since` a January: of all the years known (authorities with both ends)."""
    first, last = panel.at("new_plans", since), panel.at("new_plans", origin)
    both = panel.published(since, origin) & np.isfinite(first) & np.isfinite(last)
    return float(np.log(last[both].sum() / first[both].sum()) / (origin - since))


def flows(panel: Panel, origin: int, up: float | None = None) -> Flows:
    """What joins and leaves, from pairs of Januaries known at `origin`.

    `up` is England's log growth of new plans a year; None takes `trend`.
    """
    joining, leaving = _slopes(panel, origin)
    new, plans = panel.at("new_plans", origin), panel.at("plans", origin)
    up = trend(panel, origin) if up is None else up
    rate = middle(new / plans, panel.published(origin)) * np.exp(up) + differences(panel, origin, JOINING) @ joining
    ended = np.mean(
        [middle(leavers(panel, origin - back), panel.published(origin - back - 1, origin - back)) for back in range(2)]
    )
    share = ended + differences(panel, origin, LEAVING) @ leaving
    return Flows(np.maximum(rate, FEWEST_NEW), np.clip(share, *LEAVING_BOUNDS), up)


def _slopes(panel: Panel, origin: int) -> tuple[Numbers, Numbers]:
    """What a unit of each feature adds to next year's new plans per plan, and to the share that ends."""
    rows: dict[str, list[Numbers]] = {name: [] for name in ("joining", "new", "leaving", "ended", "weights")}
    for start in range(FIRST_READY, origin):
        new, ended = panel.at("new_plans", start + 1) / panel.at("plans", start), leavers(panel, start + 1)
        chosen = ready_pairs(panel, start, 1) & np.isfinite(new)
        rows["joining"].append(differences(panel, start, JOINING)[chosen])
        rows["leaving"].append(differences(panel, start, LEAVING)[chosen])
        rows["new"].append(new[chosen] - np.median(new[chosen]))
        rows["ended"].append(ended[chosen] - np.median(ended[chosen]))
        rows["weights"].append(np.full(int(chosen.sum()), KEEP ** (origin - 1 - start)))
    found = {name: np.concatenate(parts) for name, parts in rows.items()}
    return (
        least_absolute(found["joining"], found["new"], found["weights"], SHRINK),
        least_absolute(found["leaving"], found["ended"], found["weights"], SHRINK),
    )


def log_growth(panel: Panel, origin: int, years: int, up: float | None = None) -> Numbers:
    """Log growth of every area's plans over 1 to `years` years from `origin`, shape (areas, years); `up` as in `flows`."""
    found = flows(panel, origin, up)
    plans, path = np.ones_like(found.joining), []
    for year in range(years):
        plans = plans * (1 - found.leaving) + found.joining * np.exp(found.trend * year)
        path.append(np.log(plans))
    return np.stack(path, axis=1)
