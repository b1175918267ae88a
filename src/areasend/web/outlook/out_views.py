"""Scenarios that others get to see: before a board, before everyone, and back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from areasend.actions import scenario_out as actions
from areasend.forecast.outcome import Outcome
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted
from areasend.web.loaders import wants
from areasend.web.outlook.forms import BecauseForm, BoardForm, PublishForm
from areasend.web.outlook.recording import address, record
from areasend.web.outlook.rights import scenario_for
from areasend.web.today import today


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def put(request: HttpRequest, row: int) -> HttpResponse:
    """On to the meeting, where its pack is made."""
    found = scenario_for(request, row)
    return record(
        request,
        BoardForm(posted(request), on=today(), initial={"title": found.title, "purpose": "decide"}),
        lambda **given: actions.put_to_board(found, by=request.user, today=today(), **given),
        title=f"Put “{found.title}” in a board pack",
        done="It is on the agenda, and frozen as it is. Make the pack when the agenda is complete.",
        onward=lambda item: f"{reverse('boards:meeting', args=[item.meeting_id])}#agenda",
        back=address(found),
        button="Put it in the pack",
        said=Outcome.from_dict(found.outcome).summary,
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.PUBLISH)
def publish(request: HttpRequest, row: int) -> HttpResponse:
    found = scenario_for(request, row)
    return record(
        request,
        PublishForm(posted(request)),
        lambda **given: actions.publish(found, by=request.user, today=today(), **given),
        title=f"Publish “{found.title}”",
        done="Everyone can read it now.",
        onward=address,
        back=address(found),
        button="Publish it",
        said=Outcome.from_dict(found.outcome).summary,
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.PUBLISH)
def withdraw(request: HttpRequest, row: int) -> HttpResponse:
    found = scenario_for(request, row)
    return record(
        request,
        BecauseForm(posted(request)),
        lambda **given: actions.withdraw(found, by=request.user, today=today(), **given),
        title=f"Take “{found.title}” back from the public",
        done="It is no longer shown.",
        onward=address,
        back=address(found),
        button="Take it back",
    )
