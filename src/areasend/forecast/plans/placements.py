"""Plans by placement: an area's own shares, drifting as England's have drifted.

An area's own drift is left out: on every origin from 2020 on it made the error larger (it is mostly recoding of returns). England's
drift makes it smaller: fewer in state special schools, more in mainstream and educated elsewhere.
"""

from __future__ import annotations

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.plans.counted import by_columns, england_row, parts

FIRST_JANUARY = 2019
FIRST_ORIGIN = 2020
"""A drift needs two Januaries."""
OVER = 3
"""The drift is the mean of as many years, or as there are."""
UNITS = tuple(
    f"mainstream_{kind}_{unit}"
    for kind in ("la_maintained", "academy", "free_school")
    for unit in ("resourced_provision", "senunit")
)
GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "mainstream": ("Mainstream school", ("mainstream_la_maintained", "mainstream_academy", "mainstream_free_school")),
    "mainstream_unit": ("SEN unit or resourced provision", UNITS),
    "mainstream_independent": ("Independent mainstream school", ("mainstream_independent",)),
    "special_state": ("State special school", ("special_la_maintained", "special_academy_free")),
    "special_independent": (
        "Independent or non-maintained special school",
        ("special_independent", "special_non_maintained"),
    ),
    "alternative": ("Alternative provision", ("ap_pru_total",)),
    "further_education": ("Further education", ("general_fe_tertiary_colleges", "ukrlp_provider")),
    "specialist_post_16": ("Specialist post-16 institution", ("specialist_post_16_institutions",)),
    "elsewhere": ("Educated elsewhere", ("ed_elsewhere",)),
    "early_years": ("Non-maintained early years", ("nm_early_years",)),
    "not_recorded": ("Not recorded, or awaiting provision", ("placement_unknown", "await_prov_2022", "perm_ex_2022")),
}
COLUMNS = tuple(columns for _, columns in GROUPS.values())


def stock(year: int, origin: int) -> Numbers:
    """Plans by placement in January `year`, shape (areas, 11)."""
    return by_columns("caseload", year, origin, COLUMNS)


def foretold(origin: int, years: int) -> Numbers:
    """Shares of plans by placement for 1 to `years` years after `origin`, shape (areas, years, 11); each adds up to one.

    What is not recorded does not drift: an area's own share of it stays, and the others drift among themselves.
    """
    now = parts(stock(origin, origin))
    unrecorded, recorded = now[:, [-1]], parts(now[:, :-1])
    ahead = np.arange(1, years + 1)[None, :, None]
    there = (now.sum(axis=1) > 0)[:, None, None]
    drifted = parts(np.where(there, np.maximum(recorded[:, None, :] + ahead * drift(origin), 0.0), 0.0))
    kept = np.broadcast_to(unrecorded[:, None, :], (*drifted.shape[:2], 1))
    return np.concatenate([drifted * (1 - kept), kept], axis=2)


def drift(origin: int) -> Numbers:
    """How England's shares of recorded placements have changed a year, shape (10,)."""
    back, row = min(OVER, origin - FIRST_JANUARY), england_row()
    now, before = (parts(stock(year, origin)[row, :-1]) for year in (origin, origin - back))
    return (now - before) / back
