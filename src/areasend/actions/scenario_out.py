"""Scenarios that others get to see: put before a board, published, withdrawn. From then on they stay as they are."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from areasend.actions import agenda
from areasend.actions.audit import action
from areasend.actions.checks import check_reason, say
from areasend.actions.lock import claim
from areasend.actions.naming_nobody import check_public_paper
from areasend.actions.refusal import Refused
from areasend.records.models import AgendaItem, Meeting, Scenario, User
from areasend.records.models.governance.agenda_item import Purpose
from areasend.records.papers.frozen import freeze
from areasend.records.papers.scenario import public_paper


@action("scenario.put_to_board")
def put_to_board(
    scenario: Scenario,
    *,
    by: User,
    today: date,
    meeting: Meeting,
    purpose: str = Purpose.DISCUSS,
    recommendation: str = "",
    title: str = "",
) -> AgendaItem:
    """An item of a meeting whose part of the pack the scenario writes. It is frozen, so that what the board saw stays."""
    held = _frozen(scenario, today)
    return agenda.put(
        held,
        "scenario",
        by=by,
        today=today,
        meeting=meeting,
        purpose=purpose,
        recommendation=recommendation,
        title=title.strip() or held.title,
    )


@action("scenario.publish")
def publish(scenario: Scenario, *, by: User, today: date, words: str) -> Scenario:
    """Let everyone read it: in words of those who publish it, its numbers rounded as all public figures are."""
    check_reason(words, field="words", ask="Say in plain words what is expected, and what it means for families.")
    if scenario.is_public:
        raise Refused(f"It was published on {say(scenario.published_on)}.")  # type: ignore[arg-type]
    held = _frozen(scenario, today)
    paper = public_paper(held, words.strip(), today, settings.AREASEND_AREA_NAME)
    check_public_paper(paper)
    held.public_paper, held.published_on = freeze(paper), today
    held.withdrawn_on, held.withdrawn_because = None, ""
    held.save(update_fields=["public_paper", "published_on", "withdrawn_on", "withdrawn_because"])
    return held


@action("scenario.withdraw")
def withdraw(scenario: Scenario, *, by: User, today: date, because: str) -> Scenario:
    """Take it out of the public's sight with a reason, which everyone who has its address is told."""
    check_reason(because, field="because", ask="Say why it is no longer shown.")
    if not scenario.is_public:
        raise Refused("It is not public.")
    held = claim(scenario, None)
    held.withdrawn_on, held.withdrawn_because = today, because.strip()
    held.save(update_fields=["withdrawn_on", "withdrawn_because"])
    return held


def _frozen(scenario: Scenario, today: date) -> Scenario:
    """Held for this transaction, and frozen from today unless it was before."""
    if scenario.dropped_on is not None:
        raise Refused(f"It was put away on {say(scenario.dropped_on)}. Copy it to go on from it.")
    if scenario.runs.filter(finished_at=None).exists():
        raise Refused("A long run of it is under way. Wait until it is done, or stop it first.")
    held = claim(scenario, None)
    if held.frozen_on is None:
        held.frozen_on = today
        held.save(update_fields=["frozen_on"])
    return held
