"""What a row of the list says about a case today.

A row is a flat dictionary of finished words: a template looks up a key of a dictionary at once, and an attribute of an attribute in many
attempts. A page has a hundred rows of fifteen words.
"""

from __future__ import annotations

import functools
from datetime import date
from typing import TypedDict

from django.urls import reverse

from areasend.records.models import Case, User
from areasend.records.querysets.lateness import NEAR_DAYS, headline
from areasend.rules import ages, law
from areasend.rules.policies.access import Relation, Verb, relations_for
from areasend.web.components.moves import WAITED_FOR, is_ours_by_now
from areasend.web.components.words import duration, short_on

SHORT = {
    "assessment": "Assessment",
    "plan": "Plan",
    "annual_review": "Annual review",
}
MOVES = {
    "local_authority": "Council",
    "advisers": "Advisers",
    "family": "Family",
    "setting": "School or college",
    "tribunal": "Tribunal",
    "mediation_adviser": "Mediation adviser",
    "health": "Health",
    "social_care": "Social care",
}


class Row(TypedDict):
    """`colour` is that of the words in `when`, or nothing; `is_movable`: whether this user may hand the case to someone else."""

    pk: int
    reference: str
    name: str
    href: str
    detail: str
    process: str
    stage: str
    duty: str
    due_on: str
    when: str
    colour: str
    has_exception: bool
    ended_on: str
    final_on: str
    final_late: str
    earlier: str
    move: str
    waiting_for: str
    officer: str
    is_movable: bool


def rows_of(cases: list[Case], user: User, on: date) -> list[Row]:
    relations = relations_for(user.roles, Verb.REASSIGN_CASE)
    return [_row(case, user, relations, on) for case in cases]


def _row(case: Case, user: User, relations: frozenset[Relation], on: date) -> Row:
    rule, due_on = headline(case, on)
    when, colour = due_words(due_on, on)
    is_ours = is_ours_by_now(case, rule, due_on, on)
    return Row(
        pk=case.pk,
        reference=case.reference,
        name=case.person.full_name,
        href=reverse("cases:case", args=[case.reference]),
        detail=_detail(case, on),
        process=SHORT.get(case.process) or case.law.label,
        stage=case.stage_label,
        duty=law.clock(rule).label if rule else "",
        due_on=short_on(due_on),
        when=when,
        colour=colour,
        has_exception=case.has_exception,  # type: ignore[attr-defined]
        ended_on=short_on(case.ended_on),
        final_on=short_on(case.final_due_on),
        final_late=final_words(case, due_on, on),
        earlier=earlier_words(case, rule, on),
        move=MOVES["local_authority"] if is_ours else MOVES.get(case.whose_move, ""),
        waiting_for=f"waiting for {WAITED_FOR.get(case.whose_move, 'others')}" if is_ours else "",
        officer=case.officer.name if case.officer else "Nobody yet",
        is_movable=case.is_open and _may_move(case, user, relations),
    )


@functools.lru_cache(maxsize=50_000)
def _age(born_on: date, on: date) -> int:
    return ages.age_on(born_on, on)


def _detail(case: Case, on: date) -> str:
    placements = case.person.main_placements
    parts = [case.reference, f"age {_age(case.person.born_on, on)}", placements[0].place if placements else ""]
    return ", ".join(part for part in parts if part)


def earlier_words(case: Case, rule: str, on: date) -> str:
    """The earlier duty that is still unmet where the last one heads the row."""
    if rule == case.next_rule or case.next_due_on is None:
        return ""
    return f"before that: {law.clock(case.next_rule).label}, due {short_on(case.next_due_on)}"


def due_words(due_on: date | None, on: date) -> tuple[str, str]:
    """How near a date is, and the colour of it; no colour where nothing presses."""
    if due_on is None:
        return "", ""
    days = (due_on - on).days
    if days < 0:
        return f"{duration(-days)} late", "red"
    if days == 0:
        return "today", "orange"
    return f"in {duration(days)}", "yellow" if days <= NEAR_DAYS else ""


def final_words(case: Case, due_on: date | None, on: date) -> str:
    """How far past the final date, where the next date does not say it already."""
    if not case.is_open or case.final_due_on is None or case.final_due_on >= on or case.final_due_on == due_on:
        return ""
    return f"{duration((on - case.final_due_on).days)} past"


def _may_move(case: Case, user: User, relations: frozenset[Relation]) -> bool:
    if Relation.AREA in relations:
        return True
    is_team = user.team_id is not None and case.team_id == user.team_id
    return (Relation.TEAM in relations and is_team) or (Relation.OFFICER in relations and case.officer_id == user.pk)
