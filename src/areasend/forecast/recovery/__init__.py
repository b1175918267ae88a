"""Recovery of the 20 weeks: from the open needs assessments as they stand to when the backlog clears, under whose turn and with what staff.

`run(inputs, params, seed=, draws=)` answers with an `Outcome`; `goal_seek(...)` finds the least staff that reaches a rate by a month.
`inputs` are described in `inputs.py`, `params` in `params.schema.json`.
"""

from areasend.forecast.recovery.answer import run
from areasend.forecast.recovery.inputs import BadInputs, inputs_from_totals
from areasend.forecast.recovery.seek import Sought, goal_seek

__all__ = ["BadInputs", "Sought", "goal_seek", "inputs_from_totals", "run"]
