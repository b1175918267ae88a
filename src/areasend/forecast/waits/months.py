"""A waiting list by calendar month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from areasend.forecast.queue import Flow
from areasend.forecast.queue.calendar import last_weeks, month_names, shares
from areasend.forecast.queue.chance import Numbers


@dataclass(frozen=True, eq=False)
class Months:
    """Each (draws, months): at the month's end who wait, over 18 and over 52 weeks, mean and longest wait in weeks, and the share within
    the target; over the month who was seen, and the share of them within the target. Shares in per cent."""

    names: tuple[str, ...]
    waiting: Numbers
    over_18: Numbers
    over_52: Numbers
    mean_weeks: Numbers
    longest: Numbers
    within: Numbers
    seen: Numbers
    seen_within: Numbers


def by_month(flow: Flow, first: date) -> Months:
    weeks = flow.done.shape[1]
    names = month_names(first, weeks)
    part, last = shares(first, weeks, names), last_weeks(first, weeks, names)
    waiting, over = flow.total[:, last], flow.over[:, last]
    seen, in_time = flow.done @ part, flow.in_time @ part
    return Months(
        names=names,
        waiting=waiting,
        over_18=over[:, :, 1],
        over_52=over[:, :, 2],
        mean_weeks=flow.ages[:, last] / np.maximum(waiting, 1),
        longest=flow.oldest[:, last],
        within=100 * (1 - over[:, :, 0] / np.maximum(waiting, 1)),
        seen=seen,
        seen_within=np.where(seen > 0, 100 * in_time / np.maximum(seen, 1e-9), 0.0),
    )


def month_names_of(inputs: dict[str, Any], params: dict[str, Any]) -> tuple[str, ...]:
    """The months that a look ahead with these facts and (whole) parameters covers."""
    return month_names(date.fromisoformat(inputs["as_of"]), params["weeks"])
