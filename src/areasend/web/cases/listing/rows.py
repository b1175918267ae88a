"""What a row of the list says about a case today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from areasend.records.models import Case, User
from areasend.records.querysets.lateness import NEAR_DAYS
from areasend.rules import ages, law
from areasend.rules.policies.access import Relation, Verb, relations_for
from areasend.web.components import words

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


@dataclass(frozen=True)
class Row:
    case: Case
    detail: str
    process: str
    stage: str
    duty: str
    when: str
    colour: str
    final_late: str
    move: str
    is_movable: bool


def row_of(case: Case, user: User, on: date) -> Row:
    """`is_movable`: whether this user may hand the case to someone else."""
    when, colour = due_words(case, on)
    process = law.process(case.process)
    return Row(
        case=case,
        detail=_detail(case, on),
        process=SHORT.get(process.key, process.label),
        stage=case.stage_label,
        duty=law.clock(case.next_rule).label if case.next_rule else "",
        when=when,
        colour=colour,
        final_late=final_words(case, on),
        move=MOVES.get(case.whose_move, ""),
        is_movable=case.is_open and _may_move(case, user),
    )


def _detail(case: Case, on: date) -> str:
    placements = case.person.main_placements
    parts = [case.reference, f"age {ages.age_on(case.person.born_on, on)}", placements[0].place if placements else ""]
    return ", ".join(part for part in parts if part)


def due_words(case: Case, on: date) -> tuple[str, str]:
    """How near the next date is, and the colour of it; no colour where nothing presses."""
    if case.next_due_on is None:
        return "", ""
    days = (case.next_due_on - on).days
    if days < 0:
        return f"{words.duration(-days)} late", "red"
    if days == 0:
        return "today", "orange"
    return f"in {words.duration(days)}", "yellow" if days <= NEAR_DAYS else ""


def final_words(case: Case, on: date) -> str:
    if (
        not case.is_open
        or case.final_due_on is None
        or case.final_due_on >= on
        or case.final_due_on == case.next_due_on
    ):
        return ""
    return f"{words.duration((on - case.final_due_on).days)} past"


def _may_move(case: Case, user: User) -> bool:
    relations = relations_for(user.roles, Verb.REASSIGN_CASE)
    if Relation.AREA in relations:
        return True
    is_team = user.team_id is not None and case.team_id == user.team_id
    return (Relation.TEAM in relations and is_team) or (Relation.OFFICER in relations and case.officer_id == user.pk)
