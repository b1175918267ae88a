"""Boards: the tree of them, one of them, and what they are for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import board as actions
from areasend.records.board_standing import YEAR, attendance_of_year, balance, vacancies
from areasend.records.models import Board, Escalation, Interest, Meeting, OwedAction, Seat
from areasend.records.models.governance.board import Sector
from areasend.rules.policies.access import Verb, may
from areasend.web.boards.forms import BoardForm, day_form
from areasend.web.boards.loaders import board_of, trail
from areasend.web.boards.recording import record
from areasend.web.boards.tree import tree
from areasend.web.loaders import wants
from areasend.web.today import today

MOST_MEETINGS = 12
CloseForm = day_form("closed_on", "Closed on", "Enter the last day of the board")


@require_GET
@wants(Verb.VIEW_BOARD)
def everyone(request: HttpRequest) -> HttpResponse:
    day = today()
    seen = Board.objects.allowed(request.user, Verb.VIEW_BOARD)
    standing = seen.open(day).with_seats(day).order_by("name")
    ahead = Meeting.objects.allowed(request.user, Verb.VIEW_BOARD).ahead(day).select_related("board")[:6]
    context = {
        "branches": tree(standing, day),
        "ahead": ahead,
        "closed": seen.filter(closed_on__lte=day).order_by("-closed_on"),
        "today": day,
        "may_run": may(request.user.roles, Verb.RUN_BOARD),
    }
    return render(request, "boards/list.html", context)


@require_GET
@wants(Verb.VIEW_BOARD)
def board(request: HttpRequest, slug: str) -> HttpResponse:
    shown, day = board_of(request, slug), today()
    seats = list(Seat.objects.sitting(day).filter(board=shown).select_related("organisation", "user"))
    context = {
        "board": shown,
        "today": day,
        "balance": balance(shown, seats),
        "vacancies": [Sector(one).label for one in vacancies(shown, seats)],
        "groups": shown.groups.open(day).order_by("name"),
        "came": attendance_of_year(shown, seats, day),
        "others": [seat for seat in seats if seat.part in {"clerk", "in_attendance"}],
        "past": shown.seats.filter(until__lt=day, until__gt=day - YEAR).order_by("-until"),
        "may_run": may(request.user.roles, Verb.RUN_BOARD),
        "breadcrumbs": trail(),
        **_business(shown),
    }
    return render(request, "boards/board.html", context)


def _business(shown: Board) -> dict[str, Any]:
    """Meetings, the forward plan, what is owed, interests and what was taken up to this board."""
    day = today()
    return {
        "ahead": Meeting.objects.ahead(day).filter(board=shown),
        "unnoted": Meeting.objects.standing().filter(board=shown, held_on=None, on__lt=day),
        "held": Meeting.objects.held().filter(board=shown)[:MOST_MEETINGS],
        "forward": shown.forward_items.filter(item=None, dropped_on=None),
        "owed": OwedAction.objects.of_board(shown).open().order_by("due_on"),
        "interests": Interest.objects.filter(seat__board=shown, ended_on=None).select_related("seat", "item"),
        "escalations": Escalation.objects.filter(to_board=shown, answered_on=None).select_related("risk", "from_board"),
    }


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def new(request: HttpRequest) -> HttpResponse:
    def act(version: int | None = None, **given: Any) -> Board:
        return actions.open_board(by=request.user, today=today(), **given)

    return record(
        request,
        BoardForm(request.POST if request.method == "POST" else None),
        act,
        title="Add a board or group",
        done="The board stands. Give it its members next.",
        back=reverse("boards:list"),
        onward=lambda made: reverse("boards:board", args=[made.slug]),
        breadcrumbs=trail(),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def amend(request: HttpRequest, slug: str) -> HttpResponse:
    shown = board_of(request, slug)
    initial = {name: getattr(shown, name) for name in (*actions.ABOUT, "version")}
    where = reverse("boards:board", args=[slug])
    return record(
        request,
        BoardForm(request.POST if request.method == "POST" else None, initial=initial),
        lambda **given: actions.amend(shown, by=request.user, today=today(), **given),
        title=f"Change {shown.name}",
        done="The board is changed.",
        back=where,
        breadcrumbs=trail((shown.name, where)),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def close(request: HttpRequest, slug: str) -> HttpResponse:
    shown, where = board_of(request, slug), reverse("boards:board", args=[slug])
    initial = {"closed_on": today(), "version": shown.version}
    return record(
        request,
        CloseForm(request.POST if request.method == "POST" else None, initial=initial),
        lambda **given: actions.close(shown, by=request.user, today=today(), **given),
        title=f"Close {shown.name}",
        done="The board is closed. Its minutes and decisions stay.",
        back=where,
        button="Close the board",
        breadcrumbs=trail((shown.name, where)),
    )
