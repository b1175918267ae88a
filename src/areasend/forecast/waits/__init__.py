"""Waits for health and therapy: from a list as it stands, or from the totals that a report gives, to how long children will wait.

`run(inputs, params, seed=, draws=)` answers with an `Outcome`; `goal_seek(...)` finds the least appointments that reach a target by a
month; `statistics` describes a list of referrals and removals. `inputs` are described in `inputs.py`, `params` in `params.schema.json`.
"""

from areasend.forecast.waits.answer import run
from areasend.forecast.waits.inputs import BadInputs
from areasend.forecast.waits.seek import Sought, goal_seek
from areasend.forecast.waits.statistics import BadList, Statistics, statistics

__all__ = ["BadInputs", "BadList", "Sought", "Statistics", "goal_seek", "run", "statistics"]
