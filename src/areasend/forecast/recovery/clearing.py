"""When the backlog is cleared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.forecast.recovery.months import Months


@dataclass(frozen=True)
class Clearing:
    """`chance` that it clears within the horizon; the month by which it has in half the draws, and in 10 and 90 of a hundred, or None."""

    chance: float
    month: str | None
    earliest: str | None
    latest: str | None


def clearing(months: Months, cleared_at: float) -> Clearing:
    """Cleared is the first month at whose end at most `cleared_at` per cent of open cases are past 20 weeks, and so the month after."""
    low = 100 * months.late <= cleared_at * np.maximum(months.open, 1)
    stays = low & np.concatenate([low[:, 1:], low[:, -1:]], axis=1)
    never = len(months.names)
    first = np.sort(np.where(stays.any(axis=1), stays.argmax(axis=1), never))

    def by(share: float) -> str | None:
        place = int(first[min(len(first) - 1, int(np.ceil(share * len(first))) - 1)])
        return months.names[place] if place < never else None

    return Clearing(float((first < never).mean()), by(0.5), by(0.1), by(0.9))
