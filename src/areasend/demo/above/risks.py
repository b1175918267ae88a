"""Risks and issues of the demo area, with their scores over time and what was asked of the boards above."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import yaml

from areasend.actions import escalation, risk
from areasend.demo.above.known import Known
from areasend.records.models import Board, PlanAction, Risk

PLAN = "plan-2025"


def load(known: Known) -> None:
    for told in yaml.safe_load((files(__package__) / "risks.yaml").read_text(encoding="utf-8")):
        board = known.boards.get(told["board"])
        if board is not None and told["opened_on"] <= known.until:
            _risk(known, told, board)


def _risk(known: Known, told: dict[str, Any], board: Board) -> None:
    words = {name: told[name] for name in ("kind", "title", "cause", "event", "effect", "owner", "mitigation")}
    likelihood, impact = told["before"]
    made = risk.open_risk(
        by=known.lead,
        today=told["opened_on"],
        board=board,
        likelihood=likelihood,
        impact=impact,
        target_score=told["target"],
        owner_user=known.users.get(told["user"]),
        action=_action(known, told.get("action", "")),
        **words,
    )
    for on, (likelihood, impact, note) in _reviews(known, told):
        risk.review(_fresh(made), by=known.lead, today=on, on=on, likelihood=likelihood, impact=impact, note=note)
    if "escalation" in told:
        _escalate(known, made, told["escalation"])
    closed = told.get("closed")
    if closed and closed["day"] <= known.until:
        day, because = closed["day"], closed["because"]
        risk.close(_fresh(made), by=known.lead, today=day, on=day, because=because)


def _reviews(known: Known, told: dict[str, Any]) -> list[tuple[date, list[Any]]]:
    """The dated ones that have happened, and the latest so many weeks before the demo's day."""
    found = list(told["scores"].items())
    if "latest" in told:
        weeks, score = told["latest"]
        found.append((known.until - timedelta(weeks=weeks), score))
    past = [(on, score) for on, score in found if told["opened_on"] < on <= known.until]
    last = past[-1][0] if past else known.until
    return [(on, score) for on, score in past if on < last] + past[-1:]


def _escalate(known: Known, made: Risk, told: dict[str, Any]) -> None:
    on = told.get("day") or known.until - timedelta(weeks=told["weeks_before"])
    to = known.boards.get(told["to"])
    if to is None or not made.opened_on <= on <= known.until:
        return
    asked = escalation.ask(_fresh(made), by=known.lead, today=on, on=on, ask=told["ask"], to_board=to)
    answered = told.get("answered_on")
    if answered and answered <= known.until:
        escalation.answer(asked, by=known.lead, today=answered, on=answered, answer=told["answer"])


def _action(known: Known, reference: str) -> PlanAction | None:
    plan = known.plans.get(PLAN)
    return plan.actions.filter(reference=reference).first() if plan and reference else None


def _fresh(made: Risk) -> Risk:
    return Risk.objects.select_related("board").get(pk=made.pk)
