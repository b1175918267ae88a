"""From weeks to calendar months: what is counted over a month, and what stands at its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from areasend.forecast.queue import Flow
from areasend.forecast.queue.calendar import last_weeks, month_names, shares
from areasend.forecast.queue.chance import Numbers


@dataclass(frozen=True, eq=False)
class Months:
    """What came of a line by whole calendar months, each (draws, months); rates in per cent. `names` are YYYY-MM.

    `rate` is of the plans issued in the month, `rate_3` of those issued in the three months that end with it.
    """

    names: tuple[str, ...]
    issued: Numbers
    rate: Numbers
    rate_3: Numbers
    open: Numbers
    late: Numbers
    longest: Numbers
    mean_weeks: Numbers
    by_stage: Numbers
    """(draws, months, stages)"""


def by_month(flow: Flow, first: date) -> Months:
    weeks = flow.done.shape[1]
    names = month_names(first, weeks)
    part, last = shares(first, weeks, names), last_weeks(first, weeks, names)
    issued, in_time = flow.done @ part, flow.in_time @ part
    waiting = flow.total[:, last]
    return Months(
        names=names,
        issued=issued,
        rate=_rate(in_time, issued),
        rate_3=_rate(_three(in_time), _three(issued)),
        open=waiting,
        late=flow.over[:, last, 0],
        longest=flow.oldest[:, last],
        mean_weeks=flow.ages[:, last] / np.maximum(waiting, 1),
        by_stage=flow.waiting[:, last],
    )


def _rate(in_time: Numbers, issued: Numbers) -> Numbers:
    """Per cent in time; where no plan was issued, the rate of the month before (nought to begin with)."""
    rate = np.where(issued > 0, 100 * in_time / np.maximum(issued, 1e-9), np.nan)
    for month in range(rate.shape[1]):
        before = rate[:, month - 1] if month else 0.0
        rate[:, month] = np.where(np.isnan(rate[:, month]), before, rate[:, month])
    return rate


def _three(values: Numbers) -> Numbers:
    summed = np.cumsum(values, axis=1)
    return summed - np.pad(summed, ((0, 0), (3, 0)))[:, : values.shape[1]]
