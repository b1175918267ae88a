"""The facts from which work in one or two steps is looked ahead (`areasend.forecast.workflow`): open cases by step and age, what came and
what was done lately, as the records stood at the end of a day.

What a step can do is what it did in the last half year, a week; where hardly anybody queues it could do more than it had to, and a quarter
more is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl
from django.db.models import Min, Q

from areasend.forecast.workflow.presets import Preset, Step, preset_of
from areasend.records.querysets.case import CaseQuerySet
from areasend.records.recovery_inputs import FEW, LATELY, SPARE, ages_by_week, each_week, per_cent, season

YEAR_WEEKS = 52
MONTHS_BACK = 24
ORDERED = ("assess", "make_plan", "amend", "name_setting", "maintain")
DAYS = ("came_on", "first_on", "early_on", "done_on")


@dataclass(frozen=True)
class Reading:
    """Which facts of which process say that a case came, passed the first of two steps, ended there, or was done."""

    process: str
    came: tuple[str, ...]
    done: tuple[str, ...]
    first: tuple[str, ...] = ()
    early: tuple[str, ...] = ()

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        return dict(zip(DAYS, (self.came, self.first, self.early, self.done), strict=True))


READINGS = {
    "amendments": Reading(
        "annual_review",
        came=("review.meeting",),
        first=("amendment.notice_sent",),
        early=("review.decided_maintain", "review.decided_cease", "review.cancelled"),
        done=("plan.amended", "amendment.not_made"),
    ),
    "panels": Reading(
        "assessment",
        came=("request.received",),
        done=("decision.assess", "decision.refuse", "request.withdrawn", "challenge.settled_assess"),
    ),
    "tribunal": Reading(
        "appeal",
        came=("appeal.lodged", "appeal.registered", "appeal.sent_to_authority"),
        first=(
            *(f"concession.{one}" for one in ORDERED),
            *(f"order.{one}" for one in (*ORDERED, "maintain_and_amend", "reconsider", "cease")),
        ),
        early=("order.dismissed", "appeal.withdrawn", "appeal.not_made"),
        done=tuple(f"done.{one}" for one in ("final", "no_plan", "amended", "maintained", "reconsidered", "ceased")),
    ),
}


def workflow_inputs(key: str, cases: CaseQuerySet, on: date, area: str) -> dict[str, Any]:
    """Facts by `areasend.forecast.workflow.inputs`, from the cases that the reader may see; nothing later than `on` is read."""
    kind = preset_of(key)
    found = stories(READINGS[key], cases, on, kind)
    lately = found.filter(pl.col("done_on") > on - timedelta(weeks=LATELY))
    came = each_week(found["came_on"], on, YEAR_WEEKS)
    by_month = season(found["came_on"], on)
    passed = found.filter(pl.col("first_on") > on - timedelta(weeks=YEAR_WEEKS))
    return {
        "area": area,
        "as_of": on.isoformat(),
        "open": {step.key: _ages(found, step, on) for step in kind.steps},
        "arrivals_per_week": round(float(came.mean()), 4),
        "dispersion": _dispersion(came, by_month, on),
        "season": by_month,
        "ends_early": per_cent(passed["is_early"].sum(), len(passed)),
        "in_time": per_cent(lately["in_time"].sum(), len(lately)),
        "per_week": _per_week(found, kind.steps, on),
        "pace": _pace(lately, kind.steps),
        "past": _past(found, on),
    }


def stories(reading: Reading, cases: CaseQuerySet, on: date, kind: Preset) -> pl.DataFrame:
    """One row a case that came by `on`: the days of `DAYS` up to then, `is_early`, `ended`, `step` where it stands (null once it ended),
    `in_time`. Where one step alone is told of, the first is the last."""
    days = {
        day: Min("facts__on", filter=Q(facts__name__in=names, facts__struck_at=None, facts__on__lte=on))
        for day, names in reading.names.items()
    }
    rows = cases.filter(process=reading.process).order_by().values_list("pk").annotate(**days)
    frame = pl.DataFrame(list(rows), schema={"case": pl.Int64, **dict.fromkeys(DAYS, pl.Date)}, orient="row")
    early = pl.col("early_on").is_not_null() & pl.col("done_on").is_null()
    steps = [step.key for step in kind.steps]
    known = frame.filter(pl.col("came_on").is_not_null()).with_columns(
        is_early=early, ended=pl.col("done_on").is_not_null() | early
    )
    at_second = pl.col("first_on").is_not_null() & (len(steps) > 1)
    where = pl.when(pl.col("ended")).then(None).when(at_second).then(pl.lit(steps[-1])).otherwise(pl.lit(steps[0]))
    taken = (pl.col("done_on") - pl.col("came_on")).dt.total_days()
    return known.with_columns(
        first_on=pl.min_horizontal("first_on", "done_on", pl.when(early).then(pl.col("early_on"))),
        step=where,
        in_time=taken <= 7 * kind.aim,
    )


def _dispersion(came: Any, by_month: Sequence[float], on: date) -> float:
    """Variance over mean of a week's arrivals about what the season leads one to expect, 1 to 10: the season itself is no chance."""
    ends = [on - timedelta(weeks=ago) for ago in reversed(range(YEAR_WEEKS))]
    usual = np.array([by_month[end.month - 1] for end in ends])
    usual *= came.sum() / max(usual.sum(), 1e-9)
    return round(float(np.clip(((came - usual) ** 2).sum() / max(usual.sum(), 1e-9), 1.0, 10.0)), 3)


def _ages(found: pl.DataFrame, step: Step, on: date) -> list[int]:
    return ages_by_week(found.filter(pl.col("step") == step.key)["came_on"], on)


def _per_week(found: pl.DataFrame, steps: Sequence[Step], on: date) -> dict[str, float]:
    """What each step can do in a week."""
    days = ["first_on", "done_on"] if len(steps) > 1 else ["done_on"]
    able = {}
    for step, day in zip(steps, days, strict=True):
        done = float(each_week(found[day], on, LATELY).mean())
        waiting = found.filter(pl.col("step") == step.key).height
        able[step.key] = round(done * (SPARE if waiting <= done * (step.pace + 2) else 1.0), 4)
    return able


def _pace(lately: pl.DataFrame, steps: Sequence[Step]) -> dict[str, int]:
    """Whole weeks that each step took in those lately done in time (the median); nothing where there are fewer than ten."""
    known = lately.filter(pl.col("in_time"))
    if len(known) < FEW:
        return {}
    days = ["came_on", "first_on", "done_on"] if len(steps) > 1 else ["came_on", "done_on"]
    spans = {
        step.key: (pl.col(days[at + 1]) - pl.col(days[at])).dt.total_days().median() for at, step in enumerate(steps)
    }
    medians = known.select(span.alias(key) for key, span in spans.items()).row(0, named=True)
    return {key: max(0, int(each // 7)) for key, each in medians.items()}


def _past(found: pl.DataFrame, on: date) -> list[dict[str, Any]]:
    """The last 24 whole months: what came, what was done, and of that in time (per cent)."""
    this = on.replace(day=1)
    first = date(this.year - MONTHS_BACK // 12, this.month, 1)
    done = _by_month(found, "done_on", first, this)
    came = dict(_by_month(found, "came_on", first, this).select("month", "cases").iter_rows())
    return [{"month": month, "done": cases, "in_time": round(100 * in_time / cases, 1), "came": came.get(month, 0)}
            for month, cases, in_time in done.iter_rows()]  # fmt: skip


def _by_month(found: pl.DataFrame, column: str, first: date, before: date) -> pl.DataFrame:
    within = found.filter(pl.col(column) >= first, pl.col(column) < before)
    month = pl.col(column).dt.strftime("%Y-%m").alias("month")
    return within.group_by(month).agg(cases=pl.len(), in_time=pl.col("in_time").fill_null(False).sum()).sort("month")
