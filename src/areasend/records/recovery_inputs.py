"""The facts from which the 20 weeks are looked ahead (`areasend.forecast.recovery`): open assessments by stage and age, what came and what
was done lately, as the records stood at the end of a day.

What a stage can do is what it did in the last half year, a week. Where hardly anybody queues at a stage it could do more than it had to:
a quarter more is taken. A service is counted among those that hold up advice if it is asked in at least half of the assessments.
"""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
import polars as pl
from django.conf import settings
from django.db.models import Min, Q

from areasend.forecast.recovery.inputs import PSYCHOLOGY
from areasend.forecast.recovery.lines import PACE, TARGET_WEEKS
from areasend.forecast.recovery.slide import fit, published_years
from areasend.indicators.published import UnknownArea
from areasend.records.models import Advice
from areasend.records.querysets.case import CaseQuerySet

LATELY = 26
"""Weeks."""
SPARE = 1.25
ASKED_OFTEN = 0.5
FEW = 10
FACTS = {
    "received_on": "request.received",
    "assess_on": "decision.assess",
    "refused_on": "decision.refuse",
    "withdrawn_on": "request.withdrawn",
    "settled_on": "challenge.settled_assess",
    "no_plan_on": "decision.no_plan",
    "issue_after_all_on": "challenge.settled_issue",
    "drafted_on": "draft.served",
    "issued_on": "plan.issued",
}


def recovery_inputs(cases: CaseQuerySet, on: date, area: str) -> dict[str, Any]:
    """Facts by `areasend.forecast.recovery.inputs`, from the cases that the reader may see; nothing later than `on` is read."""
    found, advice = assessments(cases, on), advice_of(cases, on)
    stage = stages(found, advice)
    decided = found.filter(pl.col("received_on") >= on - timedelta(days=365), pl.col("decided_on").is_not_null())
    issued = found.filter(pl.col("issued_on") > on - timedelta(weeks=LATELY))
    requests = each_week(found["received_on"], on, 52)
    return {
        "area": area,
        "as_of": on.isoformat(),
        "open": {name: ages_by_week(stage.filter(pl.col("stage") == name)["received_on"], on) for name in PACE},
        "requests_per_week": float(requests.mean()),
        "dispersion": float(np.clip(requests.var() / max(requests.mean(), 1e-9), 1.0, 10.0)),
        "season": season(found["received_on"], on),
        "refused": per_cent(decided["assess_on"].is_null().sum(), len(decided)),
        "no_plan": _no_plan(found, on),
        "in_time": per_cent(issued["in_time"].sum(), len(issued)),
        "per_week": _per_week(found, advice, stage, on),
        "pace": _pace(issued, advice),
        "past": _past(found, on),
        "slide": slide_of(settings.AREASEND_AREA),
    }


@cache
def slide_of(code: str) -> dict[str, Any] | None:
    """The published years of an area retold by the model; None where too few are known."""
    try:
        told = fit(published_years(code))
    except UnknownArea:
        return None
    return told.as_dict() if told else None


def assessments(cases: CaseQuerySet, on: date) -> pl.DataFrame:
    """One row an assessment asked for by `on`: the days of `FACTS` up to then (an overturned refusal is none), `ended`, `in_time`."""
    standing = {
        name: Min("facts__on", filter=Q(facts__name=fact, facts__struck_at=None)) for name, fact in FACTS.items()
    }
    rows = cases.filter(process="assessment").order_by().values_list("pk").annotate(**standing)
    frame = pl.DataFrame(list(rows), schema={"case": pl.Int64, **dict.fromkeys(FACTS, pl.Date)}, orient="row")
    known = frame.with_columns(pl.when(pl.col(name) <= on).then(pl.col(name)).alias(name) for name in FACTS)
    known = known.filter(pl.col("received_on").is_not_null()).with_columns(
        assess_on=pl.min_horizontal("assess_on", "settled_on"),
        no_plan_on=pl.when(pl.col("issue_after_all_on").is_null()).then(pl.col("no_plan_on")),
    )
    refused = pl.col("refused_on").is_not_null() & pl.col("assess_on").is_null()
    taken = (pl.col("issued_on") - pl.col("received_on")).dt.total_days()
    return known.with_columns(
        decided_on=pl.min_horizontal("assess_on", "refused_on", "withdrawn_on"),
        ended=refused | pl.any_horizontal(pl.col("issued_on", "no_plan_on", "withdrawn_on").is_not_null()),
        in_time=taken <= TARGET_WEEKS * 7,
    )


def advice_of(cases: CaseQuerySet, on: date) -> pl.DataFrame:
    """Advice asked for by `on` and needed: `case`, `source`, `received_on` (up to then)."""
    needed = Advice.objects.standing().filter(case__in=cases.filter(process="assessment").order_by().values("pk"))
    rows = (
        needed.filter(not_needed_on=None, asked_on__lte=on).order_by().values_list("case_id", "source", "received_on")
    )
    frame = pl.DataFrame(
        list(rows), schema={"case": pl.Int64, "source": pl.String, "received_on": pl.Date}, orient="row"
    )
    return frame.with_columns(pl.when(pl.col("received_on") <= on).then(pl.col("received_on")).alias("received_on"))


def stages(found: pl.DataFrame, advice: pl.DataFrame) -> pl.DataFrame:
    """The open assessments with the `stage` each stands at: by the last thing done, not by what the case is called."""
    still_out = advice.filter(pl.col("received_on").is_null()).select("case").unique().with_columns(out=pl.lit(True))
    asked = advice.select("case").unique().with_columns(asked=pl.lit(True))
    known = found.filter(~pl.col("ended")).join(still_out, "case", "left").join(asked, "case", "left")
    gathering = pl.col("out").fill_null(False) | pl.col("asked").is_null()
    stage = (
        pl.when(pl.col("drafted_on").is_not_null())
        .then(pl.lit("final"))
        .when(pl.col("assess_on").is_null())
        .then(pl.lit("decision"))
        .when(gathering)
        .then(pl.lit("advice"))
        .otherwise(pl.lit("draft"))
    )
    return known.with_columns(stage=stage)


def _per_week(found: pl.DataFrame, advice: pl.DataFrame, stage: pl.DataFrame, on: date) -> dict[str, Any]:
    """What each stage can do in a week."""
    done = {"decision": found["decided_on"], "draft": found["drafted_on"], "final": found["issued_on"]}
    queued = dict(stage.group_by("stage").len().iter_rows())
    able: dict[str, Any] = {}
    for name, days in done.items():
        weekly = float(each_week(days, on, LATELY).mean())
        able[name] = round(weekly * (SPARE if queued.get(name, 0) <= weekly * (PACE[name] + 2) else 1.0), 3)
    able["advice"] = _advice_per_week(found, advice, on) or {
        PSYCHOLOGY: round(float(each_week(found["drafted_on"], on, LATELY).mean()), 3)
    }
    return able


def _advice_per_week(found: pl.DataFrame, advice: pl.DataFrame, on: date) -> dict[str, float]:
    """Cases a week that each service asked often can serve: advice received, over the share of assessments that ask it."""
    recent = found.filter(pl.col("assess_on") > on - timedelta(weeks=2 * LATELY)).select("case")
    asked = advice.join(recent, "case", "semi").group_by("source").agg(pl.col("case").n_unique())
    able = {}
    for source, cases in sorted(asked.iter_rows()):
        of = advice.filter(pl.col("source") == source)
        share = cases / max(len(recent), 1)
        weekly = float(each_week(of["received_on"], on, LATELY).mean())
        waiting = of.filter(pl.col("received_on").is_null()).height
        if share >= ASKED_OFTEN and source != "family" and weekly > 0:
            spare = SPARE if waiting <= weekly * (PACE["advice"] + 2) else 1.0
            able[source] = round(weekly / share * spare, 3)
    return able


def _pace(issued: pl.DataFrame, advice: pl.DataFrame) -> dict[str, int]:
    """Whole weeks that each stage took in plans lately issued in time (the median); nothing where there are fewer than ten."""
    last = advice.group_by("case").agg(advised_on=pl.col("received_on").max())
    steps = issued.filter(pl.col("in_time")).join(last, "case", "left")
    steps = steps.with_columns(advised_on=pl.min_horizontal(pl.coalesce("advised_on", "drafted_on"), "drafted_on"))
    days = ["received_on", "assess_on", "advised_on", "drafted_on", "issued_on"]
    steps = steps.drop_nulls(days)
    if len(steps) < FEW:
        return {}
    lengths = [(pl.col(after) - pl.col(before)).dt.total_days().median() for before, after in itertools.pairwise(days)]
    medians = steps.select(each.alias(stage) for stage, each in zip(PACE, lengths, strict=True)).row(0)
    return {stage: max(0, int(each // 7)) for stage, each in zip(PACE, medians, strict=True)}


def each_week(days: pl.Series, on: date, weeks: int) -> Any:
    """How many in each of the `weeks` weeks that end with `on`, the earliest first."""
    ago = (pl.Series([on]) - days.drop_nulls()).dt.total_days().to_numpy() // 7
    return np.bincount(ago[(ago >= 0) & (ago < weeks)].astype(np.int64), minlength=weeks)[::-1]


def ages_by_week(received: pl.Series, on: date) -> list[int]:
    """How many came 0, 1, 2, ... whole weeks before `on`."""
    weeks = (pl.Series([on]) - received).dt.total_days().to_numpy() // 7
    return [int(each) for each in np.bincount(weeks.astype(np.int64))] if len(weeks) else []


def season(received: pl.Series, on: date) -> list[float]:
    """Twelve factors by month of whole years back, at most three; ones where less than a year is known. Mean 1."""
    days = received.drop_nulls()
    first = days.min()
    known = (on - first).days // 365 if isinstance(first, date) else 0
    since = on - timedelta(days=365 * min(known, 3))
    months = days.filter((days > since) & (days <= on)).dt.month().to_numpy()
    if not known or not len(months):
        return [1.0] * 12
    counts = np.bincount(months, minlength=13)[1:] + 1.0
    return [round(float(each), 3) for each in counts / counts.mean()]


def _no_plan(found: pl.DataFrame, on: date) -> float:
    recent = found.filter(pl.max_horizontal("issued_on", "no_plan_on") > on - timedelta(days=365))
    return per_cent(recent["issued_on"].is_null().sum(), len(recent))


def _past(found: pl.DataFrame, on: date) -> list[dict[str, Any]]:
    """The last 24 whole months: plans issued, of these in time (per cent), requests."""
    this = on.replace(day=1)
    first = date(this.year - 2, this.month, 1)
    issued = _by_month(found, "issued_on", first, this)
    asked = dict(_by_month(found, "received_on", first, this).select("month", "issued").iter_rows())
    return [{"month": month, "issued": number, "in_time": round(100 * in_time / number, 1), "requests": asked.get(month, 0)}
            for month, number, in_time in issued.iter_rows()]  # fmt: skip


def _by_month(found: pl.DataFrame, column: str, first: date, before: date) -> pl.DataFrame:
    within = found.filter(pl.col(column) >= first, pl.col(column) < before)
    month = pl.col(column).dt.strftime("%Y-%m").alias("month")
    return within.group_by(month).agg(issued=pl.len(), in_time=pl.col("in_time").fill_null(False).sum()).sort("month")


def per_cent(some: Any, whole: int) -> float:
    """Nought where there is nothing to be a part of."""
    return round(100 * int(some or 0) / whole, 2) if whole else 0.0
