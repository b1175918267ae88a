"""Decisions: whether to assess, whether to issue a plan, how often a refusal stands, and what excuses lateness."""

from __future__ import annotations

from datetime import date

import polars as pl

from areasend.indicators.catalogue import timeliness
from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.judging import first_of, flow

REFUSED = pl.col("decision.refuse").is_not_null()


def refusals(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.facts("assessment").with_columns(reason="decision.refuse.code"), "decision.refuse")


def refused_to_assess(frames: Frames, on: date) -> pl.DataFrame:
    decided = frames.facts("assessment").with_columns(first_on=first_of("decision.assess", "decision.refuse"))
    return flow(decided, "first_on", met=REFUSED)


def refusals_overturned(frames: Frames, on: date) -> pl.DataFrame:
    changed = pl.col("challenge.settled_assess").is_not_null() | (pl.col("decision.assess") > pl.col("decision.refuse"))
    return flow(frames.facts("assessment"), "decision.refuse", met=changed)


def assessed_without_plan(frames: Frames, on: date) -> pl.DataFrame:
    ended = timeliness.assessments(frames).with_columns(ended=first_of("plan_issued_on", "no_plan_on"))
    return flow(ended, "ended", met=pl.col("no_plan_on").is_not_null())


def no_plan_overturned(frames: Frames, on: date) -> pl.DataFrame:
    changed = pl.col("challenge.settled_issue").is_not_null()
    return flow(
        frames.facts("assessment").with_columns(reason="decision.no_plan.code"), "decision.no_plan", met=changed
    )


def exceptions_claimed(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.exceptions, "claimed_on")


def plans_with_exception(frames: Frames, on: date) -> pl.DataFrame:
    return flow(timeliness.assessments(frames), "plan_issued_on", met=pl.col("exception"))
