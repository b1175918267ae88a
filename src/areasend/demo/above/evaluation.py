"""The area's self-evaluation: one frozen edition of 2021 to 2022, and the living one of today with its gaps and comments."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from django.core.files.base import ContentFile

from areasend.actions import edition, evidence, self_evaluation, statement, statement_comment
from areasend.actions.refusal import Refused
from areasend.demo.above.known import Known
from areasend.documents.paper import Paper, Text
from areasend.documents.pdf import to_pdf
from areasend.records.models import PlanAction, SelfEvaluation, Statement

PLAN = "plan-2025"
Given = dict[str, Any]


@cache
def _written() -> Given:
    text = files(__package__).joinpath("evaluation.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def load(known: Known) -> None:
    """First as the area stood in 2021 to 2022, then what became of it, up to the demo's day."""
    given = _written()
    evaluation = _as_first_told(known, given)
    _freeze_first(known, evaluation, given)
    for number, theme in enumerate(given["themes"], start=1):
        held = evaluation.themes.get(number=number)
        at = known.until - timedelta(days=400)
        self_evaluation.amend_theme(held, by=known.lead, today=at, title=held.title, summary=theme["summary"])
        for said in theme["statements"]:
            _bring_up_to_date(known, held, said)


def _as_first_told(known: Known, given: Given) -> SelfEvaluation:
    by, at = known.lead, given["first_on"]
    strategy = known.strategies.get("strategy-2025")
    evaluation = self_evaluation.open_(
        by=by,
        today=given["opened_on"],
        title=given["title"],
        introduction=given["introduction"],
        strategy=strategy,
        board=known.boards.get("cyp-partnership-board"),
        slug="local-area",
    )
    for theme in given["themes"]:
        held = self_evaluation.add_theme(evaluation, by=by, today=at, title=theme["title"], summary=theme["first"])
        for said in theme["statements"]:
            if "first" in said:
                statement.add(held, by=by, today=at, kind=said["kind"], **said["first"])
    return evaluation


def _freeze_first(known: Known, evaluation: SelfEvaluation, given: Given) -> None:
    by = known.lead
    frozen = edition.freeze(evaluation, by=by, today=given["frozen_on"])
    for sign in given["signed"]:
        if body := known.bodies.get(sign["body"]):
            edition.sign_off(frozen, by=by, today=sign["signed_on"], organisation=body, name=sign["name"])
    if frozen.sign_offs.exists():
        edition.publish(frozen, by=by, today=given["published_on"])


def _bring_up_to_date(known: Known, theme: Any, said: Given) -> None:
    by, now = known.lead, said.get("now")
    if "first" in said:
        held = Statement.objects.get(theme=theme, text=said["first"]["text"])
        if now:
            words = {key: now[key] for key in ("text", "grade", "impact")}
            held = statement.amend(held, by=by, today=_day(known, now), kind=said["kind"], **words)
    else:
        held = statement.add(theme, by=by, today=_day(known, said), kind=said["kind"], **now)
    _evidence(known, held, said)
    for reference in said.get("actions", []):
        _answer(known, held, reference)
    for comment in said.get("comments", []):
        _comment(known, held, comment)
    if gone := said.get("retired"):
        statement.retire(held, by=by, today=_day(known, gone), because=gone["because"])


def _day(known: Known, given: Given) -> date:
    return known.until - timedelta(days=given["days_ago"])


def _evidence(known: Known, held: Statement, said: Given) -> None:
    for figure in said.get("figures", []):
        try:
            statement.cite(held, by=known.lead, today=_day(known, figure), indicator=figure["indicator"])
        except Refused:
            continue  # Nobody has entered this figure by that day: the statement then lacks it, which shows itself.
    for file in said.get("files", []):
        on = _day(known, file)
        words = Text(
            "This paper belongs to an invented demonstration. It stands for the evidence that its title names."
        )
        content = to_pdf(Paper(file["title"], file["source"], "Demonstration area", on, blocks=(words,)))
        evidence.add(
            by=known.lead,
            today=on,
            file=ContentFile(content),
            filename=f"{file['title'][:60]}.pdf",
            kind=file["kind"],
            title=file["title"],
            on=on,
            source=file["source"],
            is_public=file["is_public"],
            statement=held,
        )


def _answer(known: Known, held: Statement, reference: str) -> None:
    """An action of the plan by its reference, where the demo has it."""
    plan = known.plans.get(PLAN)
    found = PlanAction.objects.filter(plan=plan, reference=reference).first() if plan else None
    if found:
        statement.answer_with(held, by=known.lead, today=known.until, action=found)


def _comment(known: Known, held: Statement, given: Given) -> None:
    by = known.users.get(given["by"], known.lead)
    made = statement_comment.make(held, by=by, today=_day(known, given), text=given["text"])
    if done := given.get("resolved"):
        answered_by = known.users.get(done["by"], known.lead)
        statement_comment.resolve(made, by=answered_by, today=_day(known, done), resolution=done["words"])
