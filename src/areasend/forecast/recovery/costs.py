"""What added staff costs over the look ahead, in pounds and pence."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from areasend.forecast.recovery.lines import Plan, added

DAYS_A_YEAR = Decimal("365.25")


def of(made: Plan, who: str) -> Decimal:
    """Cost of the added staff of one kind (`psychologist` or `writer`): post-weeks times the year's cost."""
    weeks = Decimal(str(float(np.sum(added(made.params, f"{who}s")))))
    year = Decimal(str(made.params[f"{who}_cost"]))
    return (weeks * 7 / DAYS_A_YEAR * year).quantize(Decimal("0.01"), ROUND_HALF_UP)


def total(made: Plan) -> Decimal:
    return of(made, "psychologist") + of(made, "writer")
