"""Places: how many children will need which, where, and which will be short, with the chance of it.

Demand by year is taken as given (from a forecast of plans); it is assigned to kinds of places as they are used today, children already
placed stay, and whoever is new goes to the nearest suitable place that is free. See `run` and docs/how-to/plan-places.md.
"""

from areasend.forecast.places.run import run

__all__ = ["run"]
