"""Cases as polars frames, in the shape that `areasend.indicators.timeliness` takes: two or three queries, whatever the number of cases.

Each function takes the cases that the user may see (`Case.objects.allowed`), so that a figure never counts more than its reader may
open. A fact that may come again counts by its first day, a review meeting by its last: as the rules and the Cases list count them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import polars as pl
from django.db.models import F, Max, Min, Q

from areasend.records.facts import REVIEW_DECISIONS
from areasend.records.models import Advice, ExceptionClaim
from areasend.records.querysets.case import CaseQuerySet

Rows = Iterable[tuple[Any, ...]]
TEAM = {"team": pl.Int64}


def assessments(cases: CaseQuerySet) -> pl.DataFrame:
    """Schema `timeliness.ASSESSMENTS` with the case's id as `case`, and `team`.

    A refusal, or a decision not to issue a plan, that was overturned is not one: the case went on.
    """
    rows = (
        cases.filter(process="assessment")
        .order_by()
        .values_list("pk", "team_id")
        .annotate(
            received_on=_first("request.received"),
            assess_on=_first("decision.assess"),
            refused_on=_first("decision.refuse"),
            plan_issued_on=_first("plan.issued"),
            no_plan_on=_first("decision.no_plan"),
            withdrawn_on=_first("request.withdrawn"),
            must_assess_on=_first("challenge.settled_assess"),
            must_issue_on=_first("challenge.settled_issue"),
        )
    )
    days = ["received_on", "assess_on", "refused_on", "plan_issued_on", "no_plan_on", "withdrawn_on"]
    schema = {"case": pl.Int64, **TEAM, **dict.fromkeys([*days, "must_assess_on", "must_issue_on"], pl.Date)}
    claimed = ExceptionClaim.objects.filter(withdrawn_on=None, case__process="assessment")
    excepted = list(claimed.values_list("case_id", flat=True).distinct())
    return _settled(_frame(rows, schema)).with_columns(pl.col("case").is_in(excepted).alias("exception"))


def _settled(frame: pl.DataFrame) -> pl.DataFrame:
    refused = pl.col("refused_on").is_not_null() & pl.col("assess_on").is_null() & pl.col("must_assess_on").is_null()
    decided = pl.min_horizontal("assess_on", "refused_on")
    return frame.with_columns(
        decided.alias("decided_on"),
        pl.when(refused).then(pl.lit("refuse")).when(decided.is_not_null()).then(pl.lit("assess")).alias("outcome"),
        pl.when(pl.col("must_issue_on").is_null()).then(pl.col("no_plan_on")).alias("no_plan_on"),
        pl.col("must_assess_on").is_not_null().alias("ordered"),
    ).drop("assess_on", "refused_on", "must_assess_on", "must_issue_on")


def reviews(cases: CaseQuerySet) -> pl.DataFrame:
    """Schema `timeliness.REVIEWS` with the case's id as `case`, and `team`. `outcome`: maintain, amend or cease."""
    rows = (
        cases.filter(process="annual_review")
        .order_by()
        .values_list("pk", "team_id")
        .annotate(
            meeting_on=Max("facts__on", filter=_standing("review.meeting")),
            **{name.removeprefix("review.decided_"): _first(name) for name in REVIEW_DECISIONS},
        )
    )
    outcomes = [name.removeprefix("review.decided_") for name in REVIEW_DECISIONS]
    frame = _frame(rows, {"case": pl.Int64, **TEAM, "meeting_on": pl.Date, **dict.fromkeys(outcomes, pl.Date)})
    decided = pl.min_horizontal(outcomes)
    outcome = pl.coalesce(pl.when(pl.col(one) == decided).then(pl.lit(one)) for one in outcomes)
    return frame.with_columns(decided.alias("decided_on"), outcome.alias("outcome")).drop(outcomes)


def advice(cases: CaseQuerySet, since: date | None = None) -> pl.DataFrame:
    """Schema `timeliness.ADVICE` with the case's id as `case`, `advice` (the row's id) and `team`; due from `since` on.

    Left out: advice found to be unnecessary, and advice not yet due when its case ended.
    """
    within = Advice.objects.standing().filter(case__in=cases.order_by().values("pk"), not_needed_on=None)
    owed = within.exclude(Q(received_on=None) & Q(case__ended_on__lte=F("due_on")))
    owed = owed.filter(due_on__gte=since) if since else owed
    rows = owed.order_by().values_list("case_id", "case__team_id", "pk", "source", "reached_on", "received_on")
    names = {"source": pl.String, "received_by_body_on": pl.Date, "received_on": pl.Date}
    return _frame(rows, {"case": pl.Int64, **TEAM, "advice": pl.Int64, **names})


def _standing(name: str) -> Q:
    return Q(facts__name=name, facts__struck_at=None)


def _first(name: str) -> Min:
    return Min("facts__on", filter=_standing(name))


def _frame(rows: Rows, schema: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=schema, orient="row")
