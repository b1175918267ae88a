"""A board and what belongs to it, for those who may see it; a stranger gets the 404 of an address that does not exist."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from areasend.records.models import AgendaItem, Board, Meeting, Pack, Seat
from areasend.rules.policies.access import Verb


def board_of(request: HttpRequest, slug: str) -> Board:
    boards = Board.objects.allowed(request.user, Verb.VIEW_BOARD).select_related("parent")
    found: Board = get_object_or_404(boards, slug=slug)
    return found


def meeting_of(request: HttpRequest, row: int) -> Meeting:
    meetings = Meeting.objects.allowed(request.user, Verb.VIEW_BOARD).select_related("board")
    found: Meeting = get_object_or_404(meetings, pk=row)
    return found


def item_of(request: HttpRequest, row: int) -> AgendaItem:
    item = get_object_or_404(AgendaItem.objects.select_related("meeting__board"), pk=row)
    meeting_of(request, item.meeting_id)
    return item


def seat_of(request: HttpRequest, row: int) -> Seat:
    seats = Seat.objects.allowed(request.user, Verb.VIEW_BOARD).select_related("board")
    found: Seat = get_object_or_404(seats, pk=row)
    return found


def pack_of(request: HttpRequest, row: int) -> Pack:
    pack = get_object_or_404(Pack.objects.select_related("meeting__board"), pk=row)
    meeting_of(request, pack.meeting_id)
    return pack


def trail(*steps: tuple[str, str] | Any) -> list[tuple[str, str]]:
    """Breadcrumbs from the list of boards on."""
    from django.urls import reverse

    return [("Boards", reverse("boards:list")), *steps]
