"""Such work by calendar month: what was done over it, what stands at its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from areasend.forecast.queue import Flow
from areasend.forecast.queue.calendar import last_weeks, month_names, shares
from areasend.forecast.queue.chance import Numbers


@dataclass(frozen=True, eq=False)
class Months:
    """Each (draws, months): over the month `done`, and `rate`, the per cent of them in time (of the three months that end with it, so that
    few do not swing it); at its end who is `open`, `late` (past the target), `longest` and `mean_weeks` waited; `by_step` (draws, months,
    steps) who waits for what."""

    names: tuple[str, ...]
    done: Numbers
    rate: Numbers
    open: Numbers
    late: Numbers
    longest: Numbers
    mean_weeks: Numbers
    by_step: Numbers


def by_month(flow: Flow, first: date) -> Months:
    weeks = flow.done.shape[1]
    names = month_names(first, weeks)
    part, last = shares(first, weeks, names), last_weeks(first, weeks, names)
    done, in_time = flow.done @ part, flow.in_time @ part
    waiting = flow.total[:, last]
    return Months(
        names=names,
        done=done,
        rate=_rate(_three(in_time), _three(done)),
        open=waiting,
        late=flow.over[:, last, 0],
        longest=flow.oldest[:, last],
        mean_weeks=flow.ages[:, last] / np.maximum(waiting, 1),
        by_step=flow.waiting[:, last],
    )


def _three(values: Numbers) -> Numbers:
    summed = np.cumsum(values, axis=1)
    return np.asarray(summed - np.pad(summed, ((0, 0), (3, 0)))[:, : values.shape[1]])


def _rate(in_time: Numbers, done: Numbers) -> Numbers:
    """Per cent; where nothing was done, as in the month before (nought to begin with)."""
    rate = np.where(done > 1e-9, 100 * in_time / np.maximum(done, 1e-9), np.nan)
    for month in range(rate.shape[1]):
        before = rate[:, month - 1] if month else 0.0
        rate[:, month] = np.where(np.isnan(rate[:, month]), before, rate[:, month])
    return np.minimum(rate, 100.0)
