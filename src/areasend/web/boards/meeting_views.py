"""Meetings: planned with their agenda, changed, called off, noted as held, their minutes approved."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import meeting as actions
from areasend.records.board_standing import lacks, meeting_quorum, steps
from areasend.records.models import Escalation, Meeting
from areasend.rules.policies.access import Verb, may
from areasend.web.boards.forms import ReasonForm, day_form
from areasend.web.boards.loaders import board_of, meeting_of, trail
from areasend.web.boards.meeting_forms import HoldForm, MeetingForm
from areasend.web.boards.recording import record
from areasend.web.loaders import wants
from areasend.web.today import today

ApproveForm = day_form("approved_on", "Approved at the meeting of", "Enter the day of the meeting that approved them")
FIELDS = ("on", "starts_at", "place", "is_public", "version")


def page(meeting: Meeting) -> dict[str, Any]:
    """Where a form of a meeting stands and goes back to."""
    where = reverse("boards:meeting", args=[meeting.pk])
    named = f"{meeting.on.day} {meeting.on:%B %Y}"
    above = (meeting.board.name, reverse("boards:board", args=[meeting.board.slug]))
    return {"back": where, "breadcrumbs": trail(above, (named, where))}


@require_GET
@wants(Verb.VIEW_BOARD)
def meeting(request: HttpRequest, row: int) -> HttpResponse:
    shown, day = meeting_of(request, row), today()
    items = list(shown.items.prefetch_related("interests__seat", "decisions", "owed_actions").order_by("number"))
    last = Meeting.objects.before(shown)
    context = {
        "meeting": shown,
        "board": shown.board,
        "items": items,
        "lacks": lacks(shown, items) if not shown.held_on else [],
        "steps": steps(shown),
        "packs": shown.packs.order_by("-number"),
        "quorum": meeting_quorum(shown) if shown.attendances.exists() else None,
        "attendances": shown.attendances.select_related("seat").order_by("state", "seat__name"),
        "escalations": Escalation.objects.filter(to_board=shown.board, answered_on=None).select_related("risk", "from_board"),
        "last": last,
        "has_come": shown.on <= day,
        "today": day,
        "may_run": may(request.user.roles, Verb.RUN_BOARD),
        "breadcrumbs": page(shown)["breadcrumbs"][:-1],
    }  # fmt: skip
    return render(request, "boards/meeting.html", context)


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    board, where = board_of(request, slug), reverse("boards:board", args=[slug])

    def act(version: int | None = None, **given: Any) -> Meeting:
        return actions.plan(board, by=request.user, today=today(), **given)

    return record(
        request,
        MeetingForm(request.POST if request.method == "POST" else None),
        act,
        title=f"Plan a meeting of {board.name}",
        done="The meeting is planned. Its agenda holds what always stands on it and what the forward plan has for that month.",
        back=where,
        onward=lambda made: reverse("boards:meeting", args=[made.pk]),
        button="Plan the meeting",
        breadcrumbs=trail((board.name, where)),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def amend(request: HttpRequest, row: int) -> HttpResponse:
    shown = meeting_of(request, row)
    return record(
        request,
        MeetingForm(
            request.POST if request.method == "POST" else None, initial={name: getattr(shown, name) for name in FIELDS}
        ),
        lambda **given: actions.amend(shown, by=request.user, today=today(), **given),
        title="Change the meeting",
        done="The meeting is changed.",
        **page(shown),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def call_off(request: HttpRequest, row: int) -> HttpResponse:
    shown = meeting_of(request, row)
    return record(
        request,
        ReasonForm(request.POST if request.method == "POST" else None, initial={"version": shown.version}),
        lambda **given: actions.call_off(shown, by=request.user, today=today(), **given),
        title="Call the meeting off",
        done="The meeting is called off. What was planned for it waits in the forward plan.",
        button="Call off",
        **page(shown),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def hold(request: HttpRequest, row: int) -> HttpResponse:
    shown = meeting_of(request, row)
    return record(
        request,
        HoldForm(
            request.POST if request.method == "POST" else None,
            initial={"minutes": shown.minutes, "version": shown.version},
        ),
        lambda **given: actions.hold(shown, by=request.user, today=today(), **given),
        title="The meeting was held",
        done="The meeting is noted as held. Its minutes can be read and sent round.",
        button="Note as held",
        **page(shown),
    )


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def approve(request: HttpRequest, row: int) -> HttpResponse:
    shown = meeting_of(request, row)
    return record(
        request,
        ApproveForm(
            request.POST if request.method == "POST" else None,
            initial={"approved_on": today(), "version": shown.version},
        ),
        lambda **given: actions.approve_minutes(shown, by=request.user, today=today(), **given),
        title="The minutes were approved",
        done="The minutes are approved and stay as they are.",
        button="Approve the minutes",
        **page(shown),
    )
