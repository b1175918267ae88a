"""Requests: how many, from whom, for whom, and how many wait for a decision."""

from __future__ import annotations

from datetime import date

import polars as pl

from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.judging import after, first_of, flow, late_stock, preceding, stock, within

ASKED_ON = "request.received"
FAMILIES = ("parent", "young_person")
SETTINGS = ("setting", "school", "college", "early_years")
SIX_WEEKS = 42


def _waiting() -> pl.Expr:
    return first_of("decision.assess", "decision.refuse", "request.withdrawn")


def requests_received(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.facts("assessment"), ASKED_ON)


def requests_from_families(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.facts("assessment"), ASKED_ON, met=pl.col("source").is_in(FAMILIES))


def requests_from_settings(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.facts("assessment"), ASKED_ON, met=pl.col("source").is_in(SETTINGS))


def requests_under_5(frames: Frames, on: date) -> pl.DataFrame:
    fifth_birthday = pl.col("born_on").dt.offset_by("5y")
    return flow(frames.facts("assessment"), ASKED_ON, met=pl.col(ASKED_ON) < fifth_birthday)


def requests_withdrawn(frames: Frames, on: date) -> pl.DataFrame:
    return flow(frames.facts("assessment"), ASKED_ON, met=pl.col("request.withdrawn").is_not_null())


def requests_undecided(frames: Frames, on: date) -> pl.DataFrame:
    return stock(frames.facts("assessment"), pl.col(ASKED_ON), _waiting())


def requests_undecided_late(frames: Frames, on: date) -> pl.DataFrame:
    return late_stock(frames.facts("assessment"), pl.col(ASKED_ON), _waiting(), after(ASKED_ON, SIX_WEEKS))


def requests_again_in_a_year(frames: Frames, on: date) -> pl.DataFrame:
    rows = frames.facts("assessment").filter(pl.col(ASKED_ON).is_not_null()).sort("person", ASKED_ON)
    rows = rows.with_columns(before=preceding(ASKED_ON, "person"))
    return flow(rows, ASKED_ON, met=within("before", ASKED_ON, 365))
