"""What added staff costs over the look ahead, in pounds and pence."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from areasend.forecast.recovery.inputs import PSYCHOLOGY
from areasend.forecast.recovery.lines import Plan, added

DAYS_A_YEAR = Decimal("365.25")


def of(made: Plan, who: str) -> Decimal:
    """Cost of the added staff of one kind (`psychologist` or `writer`): post-weeks times the year's cost."""
    weeks = Decimal(str(float(np.sum(added(made.params, f"{who}s")))))
    year = Decimal(str(made.params[f"{who}_cost"]))
    return (weeks * 7 / DAYS_A_YEAR * year).quantize(Decimal("0.01"), ROUND_HALF_UP)


def of_other_advice(made: Plan) -> Decimal:
    """Cost of the advice that services other than psychology give beyond today's number."""
    floor = made.params["other_advice_floor"]
    more = [max(0.0, floor - each) for name, each in made.inputs["per_week"]["advice"].items() if name != PSYCHOLOGY]
    pieces = Decimal(str(float(sum(more)))) * made.weeks
    return (pieces * Decimal(str(made.params["other_advice_cost"]))).quantize(Decimal("0.01"), ROUND_HALF_UP)


def total(made: Plan) -> Decimal:
    return of(made, "psychologist") + of(made, "writer") + of_other_advice(made)
