"""Figures that inspectors ask for, as they stand: each with its value, its period and whether it is known at all."""

from __future__ import annotations

from datetime import date

from areasend.indicators.catalogue.standing import Standing
from areasend.records.area_figures import area_figures
from areasend.records.evidence_room.items import Held

DISPUTES = (
    "complaints_received",
    "complaints_answered_in_time",
    "complaints_to_ombudsman",
    "appeals_made",
    "appeals_decided_for_families",
    "mediation_wanted",
    "mediation_agreed",
)
DASHBOARD = (
    "plans_in_20_weeks",
    "reviews_overdue",
    "reviews_decided_in_4_weeks",
    "amended_in_12_weeks",
    "school_transfers_in_time",
    "home_educated",
    "not_in_education_or_unknown_from_16",
)
WAITS = (
    "weeks_for_autism_assessment",
    "weeks_for_adhd_assessment",
    "weeks_for_paediatrician",
    "speech_therapy_within_18_weeks",
    "occupational_therapy_within_18_weeks",
    "community_over_52_weeks",
)
EXCLUSIONS = ("suspensions_with_sen", "exclusions_with_sen", "absence_with_plan", "part_time_timetables")
AUDITS = ("plan_quality_good", "plan_quality_views")
OFFER = ("local_offer_helpful",)
VOICE = ("families_involved", "young_people_heard", "families_satisfied")


def stand(keys: tuple[str, ...], on: date) -> list[Standing]:
    figures = area_figures(on)
    return [figures.standing(key) for key in keys]


def held(found: list[Standing]) -> tuple[Held, ...]:
    """The known ones, each with the page on which it opens."""
    return tuple(
        Held(f"{one.card.label}: {one.shown} ({one.note}, {one.period})", None, "dashboard:indicator", (one.card.key,))
        for one in found
        if one.is_known
    )


def lacking(found: list[Standing]) -> tuple[str, ...]:
    """A sentence for each figure that nobody has entered."""
    return tuple(f"No figure for “{one.card.label}”." for one in found if not one.is_known)
