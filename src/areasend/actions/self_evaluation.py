"""The area's account of itself: opened once, kept up all the time, closed when another takes its place; and its themes."""

from __future__ import annotations

from datetime import date

from django.utils.text import slugify

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.lock import claim
from areasend.actions.refusal import Refused
from areasend.records.models import Board, SelfEvaluation, Strategy, Theme, User

RESERVED = {"new"}
TITLE_ASK = "Give it a title."


@action("self_evaluation.open")
def open_(
    *,
    by: User,
    today: date,
    title: str,
    opened_on: date | None = None,
    introduction: str = "",
    strategy: Strategy | None = None,
    board: Board | None = None,
    slug: str = "",
) -> SelfEvaluation:
    """A new account, without themes yet. Its address is made of the title unless `slug` gives it."""
    check_reason(title, field="title", ask=TITLE_ASK)
    opened_on = opened_on or today
    check_day(opened_on, today, field="opened_on")
    address = slug or slugify(title)[:60].strip("-")
    if not address or address in RESERVED or SelfEvaluation.objects.filter(slug=address).exists():
        raise Refused("There is a self-evaluation with such a title already. Give this one another.", field="title")
    return SelfEvaluation.objects.create(
        slug=address,
        title=title,
        introduction=introduction,
        strategy=strategy,
        board=board,
        opened_on=opened_on,
        recorded_by=by,
    )


@action("self_evaluation.amend")
def amend(
    evaluation: SelfEvaluation,
    *,
    by: User,
    today: date,
    title: str,
    introduction: str = "",
    strategy: Strategy | None = None,
    board: Board | None = None,
    version: int | None = None,
) -> SelfEvaluation:
    check_reason(title, field="title", ask=TITLE_ASK)
    held = claim(evaluation, version)
    check_open(held)
    held.title, held.introduction, held.strategy, held.board = title, introduction, strategy, board
    held.save(update_fields=["title", "introduction", "strategy", "board"])
    return held


@action("self_evaluation.close")
def close(evaluation: SelfEvaluation, *, by: User, today: date, on: date, version: int | None = None) -> SelfEvaluation:
    """Nobody writes in it any longer; its editions stay."""
    check_day(on, today, field="on")
    held = claim(evaluation, version)
    check_open(held)
    if on < held.opened_on:
        raise Refused(f"It was opened on {say(held.opened_on)}. Choose a later day.", field="on")
    held.closed_on = on
    held.save(update_fields=["closed_on"])
    return held


@action("theme.add")
def add_theme(evaluation: SelfEvaluation, *, by: User, today: date, title: str, summary: str = "") -> Theme:
    """The next theme in order."""
    check_reason(title, field="title", ask="Say what the theme is about.")
    held = claim(evaluation, None)
    check_open(held)
    last = held.themes.order_by("number").last()
    number = last.number + 1 if last else 1
    return Theme.objects.create(evaluation=held, number=number, title=title, summary=summary, recorded_by=by)


@action("theme.amend")
def amend_theme(
    theme: Theme, *, by: User, today: date, title: str, summary: str = "", version: int | None = None
) -> Theme:
    check_reason(title, field="title", ask="Say what the theme is about.")
    check_open(theme.evaluation)
    held = claim(theme, version)
    held.title, held.summary = title, summary
    held.save(update_fields=["title", "summary"])
    return held


def check_open(evaluation: SelfEvaluation) -> None:
    if evaluation.closed_on:
        raise Refused(
            f"“{evaluation.title}” was closed on {say(evaluation.closed_on)}. Write in the one that took its place."
        )
