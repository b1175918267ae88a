"""Boards and groups: what they are for, whom they need at the table, under which board they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.text import slugify

from areasend.actions.audit import action
from areasend.actions.checks import check_reason, say
from areasend.actions.lock import claim
from areasend.actions.refusal import Refused
from areasend.records.models import Board, Meeting, Risk, User
from areasend.records.models.governance.board import Sector

ABOUT = (
    "name", "kind", "parent", "purpose", "terms", "terms_agreed_on", "terms_review_on", "meets_every_weeks", "quorum",
    "quorum_sectors", "seat_sectors", "has_co_chairs", "opened_on", "is_public",
)  # fmt: skip


@action("board.open")
def open_board(*, by: User | None, today: date, slug: str = "", **about: Any) -> Board:
    """A new board. `about` takes the fields of ABOUT; name and opened_on must be there."""
    board = Board(slug=slug or slugify(about["name"])[:80], recorded_by=by)
    _give(board, about)
    if Board.objects.filter(slug=board.slug).exists():
        raise Refused("There is a board with almost the same name. Choose another.", field="name")
    board.save()
    return board


@action("board.amend")
def amend(board: Board, *, by: User | None, today: date, version: int | None = None, **about: Any) -> Board:
    """Change what a board is for and how it works."""
    held = claim(board, version)
    _give(held, about)
    held.save()
    return held


@action("board.close")
def close(board: Board, *, by: User | None, today: date, closed_on: date, version: int | None = None) -> Board:
    """End a board. Refused while it has groups under it, meetings ahead or open risks: they need another home first."""
    held = claim(board, version)
    if held.closed_on:
        raise Refused(f"{held.name} was already closed on {say(held.closed_on)}.")
    if closed_on < held.opened_on:
        raise Refused(f"It opened on {say(held.opened_on)}, so it cannot close before that.", field="closed_on")
    _check_nothing_left(held, closed_on)
    held.closed_on = closed_on
    held.save(update_fields=["closed_on"])
    return held


def _give(board: Board, about: dict[str, Any]) -> None:
    unknown = sorted(set(about) - set(ABOUT))
    if unknown:
        raise TypeError(f"A board has no {', '.join(unknown)}")
    for name, value in about.items():
        setattr(board, name, value)
    check_reason(board.name, field="name", ask="Enter the name of the board.")
    same = Board.objects.filter(name__iexact=board.name).exclude(pk=board.pk)
    if same.exists():
        raise Refused(f"There is already a board called {board.name}.", field="name")
    check_sectors(board.quorum_sectors, "quorum_sectors")
    check_sectors(board.seat_sectors, "seat_sectors")
    _check_parent(board)
    _check_terms(board)


def check_sectors(given: Sequence[str], field: str) -> None:
    if set(given) - set(Sector.values):
        raise Refused("Choose sectors from the list.", field=field)


def _check_parent(board: Board) -> None:
    if board.pk and board.parent_id and board.parent_id in Board.objects.under(board):
        raise Refused(f"{board.name} cannot stand under itself or one of its own groups.", field="parent")


def _check_terms(board: Board) -> None:
    agreed, review = board.terms_agreed_on, board.terms_review_on
    if agreed and review and review <= agreed:
        raise Refused("The terms are reviewed after the day on which they were agreed.", field="terms_review_on")


def _check_nothing_left(board: Board, closed_on: date) -> None:
    groups = Board.objects.filter(parent=board).open(closed_on)
    if groups.exists():
        raise Refused(f"{groups[0]} still reports to it. Put it under another board first.")
    if Meeting.objects.standing().filter(board=board, held_on=None, on__gte=closed_on).exists():
        raise Refused("It still has meetings ahead. Call them off first.")
    if Risk.objects.filter(board=board, closed_on=None).exists():
        raise Refused("It still holds open risks. Move them to another board or close them first.")
