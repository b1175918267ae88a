"""Statements of a self-evaluation: what is strong, what is to be developed, and the evidence and actions that belong to each.

Whatever changes a statement counts its version up, so that the history can name who did it, and nobody writes over words unread.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from areasend.actions.audit import action
from areasend.actions.checks import check_reason, say
from areasend.actions.lock import claim
from areasend.actions.refusal import Refused
from areasend.actions.self_evaluation import check_open
from areasend.records.figure_parts import Part, parts
from areasend.records.models import PlanAction, Statement, StatementAction, StatementFigure, Theme, User

TEXT_ASK = "Write the statement: one thing that is strong, or one that is to be developed."


@action("statement.add")
def add(theme: Theme, *, by: User, today: date, kind: str, text: str, grade: int, impact: str = "") -> Statement:
    check_reason(text, field="text", ask=TEXT_ASK)
    check_open(theme.evaluation)
    _check_new(theme, text)
    return Statement.objects.create(theme=theme, kind=kind, text=text, grade=grade, impact=impact, recorded_by=by)


@action("statement.amend")
def amend(
    statement: Statement,
    *,
    by: User,
    today: date,
    kind: str,
    text: str,
    grade: int,
    impact: str = "",
    theme: Theme | None = None,
    version: int | None = None,
) -> Statement:
    """`theme`: another theme of the same self-evaluation, to which it moves."""
    check_reason(text, field="text", ask=TEXT_ASK)
    held = _held(statement, version)
    moves_to = theme or held.theme
    if moves_to.evaluation_id != held.theme.evaluation_id:
        raise Refused("Select a theme of this self-evaluation.", field="theme")
    held.kind, held.text, held.grade, held.impact, held.theme = kind, text, grade, impact, moves_to
    held.save(update_fields=["kind", "text", "grade", "impact", "theme"])
    return held


@action("statement.retire")
def retire(statement: Statement, *, by: User, today: date, because: str, version: int | None = None) -> Statement:
    """Take it out of the next edition with a reason; it stays in those before."""
    check_reason(because, field="because", ask="Say why it is no longer said.")
    held = _held(statement, version)
    held.retired_on, held.retired_because = today, because
    held.save(update_fields=["retired_on", "retired_because"])
    return held


@action("statement.cite")
def cite(
    statement: Statement, *, by: User, today: date, indicator: str, cut: str = "", group: str = ""
) -> StatementFigure:
    """Keep a figure as evidence, as it stands today. Cited on a later day again, the newer one counts."""
    held = _held(statement, None)
    stands = _part(indicator, today, cut, group)
    if held.figures.filter(indicator=indicator, cut=cut, group=group, on=today).exists():
        raise Refused(f"“{stands.named}” is cited as it stands today already.", field="group")
    return StatementFigure.objects.create(
        statement=held,
        indicator=indicator,
        cut=cut,
        group=group,
        on=today,
        value=None if stands.value is None else Decimal(str(round(stands.value, 4))),
        shown=stands.shown,
        period=stands.period,
        beside=stands.beside,
        recorded_by=by,
    )


@action("statement.drop_figure")
def drop_figure(figure: StatementFigure, *, by: User, today: date) -> Statement:
    """Take a figure out of the evidence, with its earlier citings. What it said stays in the history."""
    held = _held(figure.statement, None)
    held.figures.filter(indicator=figure.indicator, cut=figure.cut, group=figure.group).delete()
    return held


@action("statement.answer_with")
def answer_with(statement: Statement, *, by: User, today: date, action: PlanAction) -> StatementAction:
    """Name an action of a plan that answers the statement."""
    held = _held(statement, None)
    if held.answers.filter(action=action).exists():
        raise Refused(f"Action {action.reference} answers this statement already.", field="action")
    return StatementAction.objects.create(statement=held, action=action)


@action("statement.unlink_action")
def unlink_action(link: StatementAction, *, by: User, today: date) -> Statement:
    held = _held(link.statement, None)
    link.delete()
    return held


def _part(indicator: str, on: date, cut: str, group: str) -> Part:
    """The figure as it stands; the system knows it, so nobody types it."""
    try:
        found = parts(indicator, on, cut)
    except KeyError as error:
        raise Refused(
            "The catalogue has no such figure. Choose an indicator from the list.", field="indicator"
        ) from error
    for one in found:
        if one.group == group:
            return one
    raise Refused(
        "There is no figure of this to cite on this day. Choose another.", field="group" if cut else "indicator"
    )


def _held(statement: Statement, version: int | None) -> Statement:
    held = claim(statement, version)
    check_open(held.theme.evaluation)
    if held.retired_on:
        raise Refused(f"This statement was taken out on {say(held.retired_on)}. Write a new one.")
    return held


def _check_new(theme: Theme, text: str) -> None:
    same = Statement.objects.standing().filter(theme__evaluation=theme.evaluation, text__iexact=text.strip())
    if same.exists():
        raise Refused("The self-evaluation says this already. Amend that statement instead.", field="text")
