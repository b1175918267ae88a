"""The agenda of a meeting: items added, changed, put in order, taken off."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from areasend.actions import agenda as actions
from areasend.rules.policies.access import Verb
from areasend.web.boards.loaders import item_of, meeting_of
from areasend.web.boards.meeting_forms import ItemForm
from areasend.web.boards.meeting_views import page
from areasend.web.boards.recording import record
from areasend.web.components.posting import attempt
from areasend.web.loaders import wants
from areasend.web.today import today

WAYS = {"up": -1, "down": 1}


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def add(request: HttpRequest, row: int) -> HttpResponse:
    meeting = meeting_of(request, row)

    def act(version: int | None = None, **given: Any) -> object:
        return actions.add(meeting, by=request.user, today=today(), **given)

    return record(
        request,
        ItemForm(request.POST if request.method == "POST" else None),
        act,
        title="Add an item to the agenda",
        done="The item is on the agenda.",
        **page(meeting),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def amend(request: HttpRequest, row: int) -> HttpResponse:
    item = item_of(request, row)
    initial = {name: getattr(item, name) for name in (*actions.PAPER, "version")}
    return record(
        request,
        ItemForm(request.POST if request.method == "POST" else None, initial=initial),
        lambda **given: actions.amend(item, by=request.user, today=today(), **given),
        title=f"Item {item.number}: {item.title}",
        done="The item is changed.",
        **page(item.meeting),
    )


@require_POST
@wants(Verb.RUN_BOARD)
def move(request: HttpRequest, row: int) -> HttpResponse:
    """One place up or down; an item at the end stays there."""
    item = item_of(request, row)
    last = item.meeting.items.count()
    to = min(max(item.number + WAYS.get(request.POST.get("way", ""), 0), 1), last)
    back = f"{reverse('boards:meeting', args=[item.meeting_id])}#agenda"
    return attempt(
        request,
        lambda: actions.move(item, by=request.user, today=today(), to=to),
        f"“{item.title}” is now item {to}.",
        back,
    )


@require_POST
@wants(Verb.RUN_BOARD)
def remove(request: HttpRequest, row: int) -> HttpResponse:
    item = item_of(request, row)
    back = f"{reverse('boards:meeting', args=[item.meeting_id])}#agenda"
    return attempt(
        request,
        lambda: actions.remove(item, by=request.user, today=today()),
        f"“{item.title}” is off the agenda.",
        back,
    )
