"""Plans from person-level transitions: who joined, moved, stayed and left between one January and the next.

`states` names what a person may be in, `counts` tallies the transitions, `rates`, `joining`, `levels` and `stock` learn from them,
`futures` draws what comes under a `scenario`, `telling` says it. `run` is the whole, `goal.seek` turns it round, `kernel` is the engine for
a whole country.
"""

from areasend.forecast.transitions.model import PACKAGE, run

__all__ = ["PACKAGE", "run"]
