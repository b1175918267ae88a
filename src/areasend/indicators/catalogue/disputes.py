"""Mediation and appeals: how many, how they end, how long they take."""

from __future__ import annotations

from datetime import date

import polars as pl

from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.judging import first_of, flow, late_stock, stock, weeks, within

CONCEDED = (
    "concession.assess",
    "concession.make_plan",
    "concession.amend",
    "concession.name_setting",
    "concession.maintain",
)
ORDERED = (
    "order.assess",
    "order.make_plan",
    "order.amend",
    "order.name_setting",
    "order.maintain",
    "order.maintain_and_amend",
    "order.reconsider",
    "order.cease",
)
KEPT = ("done.final", "done.no_plan", "done.amended", "done.maintained", "done.reconsidered", "done.ceased")
MADE, AGREED = "appeal.lodged", ("agreement.made", "agreement.icb_only")
REFUSALS = ("assess", "make_plan", "reassess")
PLACE = ("setting", "needs_provision_setting")


def appeals(frames: Frames) -> pl.DataFrame:
    """Appeals with `about`, a code of `law/codes/appeal_grounds.yaml`; empty where it was not recorded."""
    return frames.facts("appeal").with_columns(about=pl.col("appeal.lodged.code").fill_null(""))


def mediations(frames: Frames) -> pl.DataFrame:
    """Mediations with `about`, a code of `law/codes/mediation_matters.yaml`; empty where it was not recorded."""
    return frames.facts("mediation").with_columns(about=pl.col("mediation.wanted.code").fill_null(""))


def settled(frames: Frames) -> pl.DataFrame:
    """Appeals with `conceded_on`, `ordered_on` (in the family's favour, in whole or in part), `settled_on` and `outcome`."""
    rows = appeals(frames).with_columns(conceded_on=first_of(*CONCEDED), ordered_on=first_of(*ORDERED))
    over = first_of("conceded_on", "ordered_on", "order.dismissed", "appeal.withdrawn")
    outcomes = {"conceded_on": "conceded", "ordered_on": "ordered", "order.dismissed": "dismissed"}
    chosen = [pl.when(pl.col(name) == over).then(pl.lit(word)) for name, word in outcomes.items()]
    withdrawn = pl.when(pl.col("appeal.withdrawn") == over).then(pl.lit("withdrawn"))
    return rows.with_columns(settled_on=over, outcome=pl.coalesce(*chosen, withdrawn))


def appeals_made(frames: Frames, on: date) -> pl.DataFrame:
    return flow(appeals(frames), MADE)


def appeals_against_refusals(frames: Frames, on: date) -> pl.DataFrame:
    return flow(_of_known_ground(frames), MADE, met=pl.col("about").is_in(REFUSALS))


def appeals_about_place(frames: Frames, on: date) -> pl.DataFrame:
    return flow(_of_known_ground(frames), MADE, met=pl.col("about").is_in(PLACE))


def _of_known_ground(frames: Frames) -> pl.DataFrame:
    return appeals(frames).filter(pl.col("about") != "")


def appeals_open(frames: Frames, on: date) -> pl.DataFrame:
    return stock(settled(frames), pl.col(MADE), first_of("settled_on", "ended_on"))


def appeals_settled(frames: Frames, on: date) -> pl.DataFrame:
    return flow(settled(frames), "settled_on")


def appeals_conceded(frames: Frames, on: date) -> pl.DataFrame:
    return flow(settled(frames), "settled_on", met=pl.col("outcome") == "conceded")


def appeals_decided_for_families(frames: Frames, on: date) -> pl.DataFrame:
    heard = settled(frames).filter(pl.col("outcome").is_in(["ordered", "dismissed"]))
    return flow(heard, "settled_on", met=pl.col("outcome") == "ordered")


def weeks_to_settle_appeals(frames: Frames, on: date) -> pl.DataFrame:
    rows = settled(frames).filter(pl.col(MADE).is_not_null())
    return flow(rows, "settled_on", amount=weeks(MADE, "settled_on"))


def orders_open(frames: Frames, on: date) -> pl.DataFrame:
    given = first_of("conceded_on", "ordered_on")
    return stock(settled(frames), given, first_of(*KEPT, "ended_on"))


def orders_kept_in_14_weeks(frames: Frames, on: date) -> pl.DataFrame:
    rows = settled(frames).with_columns(given_on=first_of("conceded_on", "ordered_on"), kept_on=first_of(*KEPT))
    return flow(rows.filter(pl.col("given_on").is_not_null()), "kept_on", met=within("given_on", "kept_on", 98))


def mediation_wanted(frames: Frames, on: date) -> pl.DataFrame:
    return flow(mediations(frames), "mediation.wanted")


def mediation_declined(frames: Frames, on: date) -> pl.DataFrame:
    answered = frames.facts("mediation").with_columns(answered=first_of("mediation.wanted", "mediation.declined"))
    return flow(answered, "answered", met=pl.col("mediation.wanted").is_null())


def mediation_in_30_days(frames: Frames, on: date) -> pl.DataFrame:
    rows = mediations(frames).filter(pl.col("mediation.wanted").is_not_null())
    return flow(rows, "mediation.held", met=within("mediation.wanted", "mediation.held", 30))


def mediation_agreed(frames: Frames, on: date) -> pl.DataFrame:
    rows = mediations(frames).with_columns(agreed_on=first_of(*AGREED))
    return flow(rows, "mediation.held", met=pl.col("agreed_on").is_not_null())


def appeals_after_mediation(frames: Frames, on: date) -> pl.DataFrame:
    held = frames.facts("mediation").group_by("origin").agg(held_on=pl.min("mediation.held")).drop_nulls()
    rows = appeals(frames).join(held, "origin", "left")
    return flow(rows, MADE, met=pl.col("held_on") <= pl.col(MADE))


def agreements_overdue(frames: Frames, on: date) -> pl.DataFrame:
    rows = frames.facts("mediation").with_columns(agreed_on=first_of(*AGREED))
    return late_stock(
        rows, pl.col("agreed_on"), first_of("agreement.kept", "ended_on"), pl.col("agreed_on").dt.offset_by("15d")
    )
