"""Plans of any English area, from published figures alone: how many there will be, at what ages, in which placements, with what needs.

`inputs_for(area, origin)` freezes what was known; `run(inputs, params, seed=, draws=)` answers. Why it is built so: docs/adr/0016.
"""

from areasend.forecast.plans.inputs import CannotForecast, inputs_for
from areasend.forecast.plans.model import run
from areasend.forecast.plans.population import read as read_population

__all__ = ["CannotForecast", "inputs_for", "read_population", "run"]
