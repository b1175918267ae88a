"""Members of a board, and the interests they declare."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from areasend.actions import seat as actions
from areasend.records.models import Interest, Seat
from areasend.rules.policies.access import Verb
from areasend.web.boards.forms import AmendSeatForm, InterestForm, SeatForm, day_form
from areasend.web.boards.loaders import board_of, seat_of, trail
from areasend.web.boards.recording import record
from areasend.web.loaders import wants
from areasend.web.today import today

LeaveForm = day_form("until", "Last day on the board", "Enter the last day on the board")
EndForm = day_form("ended_on", "Ended on", "Enter the day on which the interest ended")
AMENDED = ("job_title", "organisation", "sector", "part", "user", "version")


def _page(seat: Seat) -> dict[str, Any]:
    where = reverse("boards:board", args=[seat.board.slug])
    return {"back": f"{where}#members", "breadcrumbs": trail((seat.board.name, where))}


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def take(request: HttpRequest, slug: str) -> HttpResponse:
    board, where = board_of(request, slug), reverse("boards:board", args=[slug])

    def act(version: int | None = None, **given: Any) -> Seat:
        return actions.take(board, by=request.user, today=today(), **given)

    return record(
        request,
        SeatForm(request.POST if request.method == "POST" else None, initial={"since": today()}),
        act,
        title=f"Add a member to {board.name}",
        done="The member is added.",
        back=f"{where}#members",
        breadcrumbs=trail((board.name, where)),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def amend(request: HttpRequest, row: int) -> HttpResponse:
    seat = seat_of(request, row)
    initial = {name: getattr(seat, name) for name in AMENDED}
    return record(
        request,
        AmendSeatForm(request.POST if request.method == "POST" else None, initial=initial),
        lambda **given: actions.amend(seat, by=request.user, today=today(), **given),
        title=f"Change the seat of {seat.name}",
        done="The seat is changed.",
        **_page(seat),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def leave(request: HttpRequest, row: int) -> HttpResponse:
    seat = seat_of(request, row)
    initial = {"until": today(), "version": seat.version}
    return record(
        request,
        LeaveForm(request.POST if request.method == "POST" else None, initial=initial),
        lambda **given: actions.leave(seat, by=request.user, today=today(), **given),
        title=f"{seat.name} leaves the board",
        done=f"{seat.name} no longer sits on the board. What they attended stays.",
        button="End the seat",
        **_page(seat),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def declare(request: HttpRequest, row: int) -> HttpResponse:
    seat = seat_of(request, row)
    return record(
        request,
        InterestForm(request.POST if request.method == "POST" else None, initial={"declared_on": today()}),
        lambda **given: actions.declare(seat, by=request.user, today=today(), **given),
        title=f"Standing interest of {seat.name}",
        done="The interest is in the register.",
        **_page(seat),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def end_interest(request: HttpRequest, row: int) -> HttpResponse:
    interest = get_object_or_404(Interest.objects.select_related("seat__board"), pk=row)

    def act(ended_on: Any, version: int | None = None) -> Interest:
        return actions.end_interest(interest, by=request.user, today=today(), ended_on=ended_on)

    return record(
        request,
        EndForm(request.POST if request.method == "POST" else None, initial={"ended_on": today()}),
        act,
        title=f"“{interest.text}” has ended",
        done="The interest is noted as ended.",
        **_page(interest.seat),
    )
