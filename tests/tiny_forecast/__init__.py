"""The smallest model that keeps the contract of `areasend.forecast`: a queue that so many join and so many leave each month.

The tests of scenarios run it, so that they prove what a scenario does and not what one model says.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from areasend.forecast.bands import bands
from areasend.forecast.models import Model
from areasend.forecast.outcome import Assumption, Outcome, Series, Step
from areasend.forecast.seeds import stream

TINY = Model(
    "tiny", "A small queue", "How long is the queue?", __name__, headline="waiting", levers=("extra", "is_open")
)
INPUTS = {"waiting": 100, "past": [["Jan 2026", 90], ["Feb 2026", 100]]}
MONTHS = ("Mar 2026", "Apr 2026", "May 2026")


def run(inputs: dict[str, Any], params: dict[str, Any], *, seed: int, draws: int) -> Outcome:
    """`inputs`: waiting, past. Each month a Poisson number joins and `seen` plus `extra` leave; nobody is seen twice."""
    if inputs["waiting"] < 0:
        raise ValueError("A queue cannot be shorter than nobody.")
    joins = stream(seed, "joins").poisson(params["joins"], size=(draws, len(MONTHS)))
    leaves = params["seen"] + (params["extra"] if params["is_open"] else 0)
    waiting = np.maximum(inputs["waiting"] + np.cumsum(joins - leaves, axis=1), 0)
    left = bands(waiting)
    return Outcome(
        "tiny",
        f"After three months {left.median[-1]:.0f} are likely to wait.",
        (Series("waiting", "Waiting", "people", MONTHS, left, tuple((one, float(v)) for one, v in inputs["past"])),),
        (Step("extra", "Extra sessions", -float(params["extra"] * 3), "people", "Extra sessions take people off."),),
        (Assumption("joins", "Joining each month", f"{params['joins']}", "Counted in the year before"),),
        seed,
        draws,
        cautions=("Holidays are left out.",),
        figures={"waiting_at_end": float(left.median[-1]), "cost": 1000 * params["extra"]},
    )
