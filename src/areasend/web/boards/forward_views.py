"""The forward plan of a board: what it means to take up and when."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from areasend.actions import forward_plan as actions
from areasend.records.models import ForwardItem
from areasend.rules.policies.access import Verb
from areasend.web.boards.forms import ForwardForm, ReasonForm
from areasend.web.boards.loaders import board_of, trail
from areasend.web.boards.recording import record
from areasend.web.loaders import wants
from areasend.web.today import today

FIELDS = ("title", "wanted_on", "purpose", "section", "lead", "repeats")


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def add(request: HttpRequest, slug: str) -> HttpResponse:
    board, where = board_of(request, slug), reverse("boards:board", args=[slug])
    return record(
        request,
        ForwardForm(request.POST if request.method == "POST" else None),
        lambda **given: actions.add(board, by=request.user, today=today(), **given),
        title=f"Plan an item for {board.name}",
        done="It is in the forward plan.",
        back=f"{where}#forward-plan",
        breadcrumbs=trail((board.name, where)),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def amend(request: HttpRequest, row: int) -> HttpResponse:
    forward = get_object_or_404(ForwardItem.objects.select_related("board"), pk=row)
    where = reverse("boards:board", args=[forward.board.slug])
    initial = {name: getattr(forward, name) for name in FIELDS}
    return record(
        request,
        ForwardForm(request.POST if request.method == "POST" else None, initial=initial),
        lambda **given: actions.amend(forward, by=request.user, today=today(), **given),
        title=f"Change “{forward.title}”",
        done="The forward plan is changed.",
        back=f"{where}#forward-plan",
        breadcrumbs=trail((forward.board.name, where)),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def drop(request: HttpRequest, row: int) -> HttpResponse:
    forward = get_object_or_404(ForwardItem.objects.select_related("board"), pk=row)
    where = reverse("boards:board", args=[forward.board.slug])

    def act(because: str, **_: Any) -> ForwardItem:
        return actions.drop(forward, by=request.user, today=today(), because=because)

    return record(
        request,
        ReasonForm(request.POST if request.method == "POST" else None),
        act,
        title=f"Take “{forward.title}” out of the plan",
        done="It is out of the forward plan.",
        back=f"{where}#forward-plan",
        button="Take out",
        breadcrumbs=trail((forward.board.name, where)),
    )
