"""What I owe: my actions by urgency, what I promised at meetings, and my risks to look at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import owed_action
from areasend.records.models import OwedAction, PlanAction, Risk, User
from areasend.records.plan_standing import ActionStanding, in_urgency, standings
from areasend.rules.policies.access import Verb
from areasend.web.components.posting import posted_with_files
from areasend.web.loaders import wants
from areasend.web.plans.action_page import address
from areasend.web.plans.forms.action import FinishForm, NoteForm
from areasend.web.plans.recording import record
from areasend.web.today import today

LOOK_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Mine:
    """One of my actions, with its own short form."""

    standing: ActionStanding
    form: NoteForm

    @property
    def roles(self) -> str:
        return ", ".join(role.title for role in self.standing.action.roles.all())


@dataclass(frozen=True)
class Owed:
    """A line of something owed elsewhere."""

    title: str
    hint: str
    href: str
    due_on: date
    state: str


@require_GET
@wants(Verb.UPDATE_ACTION)
def owed(request: HttpRequest) -> HttpResponse:
    day, user = today(), request.user
    found = in_urgency(standings(PlanAction.objects.owed_by(user), day))
    mine = [Mine(one, NoteForm(subject=one.action, today=day, auto_id=f"note_{one.action.pk}_%s")) for one in found]
    context: dict[str, Any] = {
        "mine": mine,
        "pressing": sum(one.is_troubled for one in found),
        "promised": promised_by(user, day),
        "risks": risks_of(user, day),
        "today": day,
    }
    return render(request, "plans/owed.html", context)


def promised_by(user: User, day: date) -> list[Owed]:
    """What they promised at meetings, the longest owed first."""
    owes = OwedAction.objects.filter(seat__user=user, done_on=None, dropped_on=None).select_related("meeting__board")
    return [
        Owed(
            one.text,
            f"Promised to {one.meeting.board} on {one.meeting.on.day} {one.meeting.on:%B %Y}",
            reverse("plans:promise", args=[one.pk]),
            one.due_on,
            state_of(one.due_on, day),
        )
        for one in owes
    ]


def risks_of(user: User, day: date) -> list[Owed]:
    """Their risks whose review is near or past."""
    due = Risk.objects.filter(owner_user=user, closed_on=None, review_on__lte=day + LOOK_AHEAD).order_by("review_on")
    return [
        Owed(
            f"{risk.reference} {risk.title}",
            f"Held by {risk.board}",
            address("risks:risk", risk.reference),
            risk.review_on,
            state_of(risk.review_on, day),
        )
        for risk in due.select_related("board")
    ]


def state_of(due_on: date, day: date) -> str:
    if due_on < day:
        return "late"
    return "due_soon" if due_on <= day + LOOK_AHEAD else "waiting"


@require_http_methods(["GET", "POST"])
@wants(Verb.UPDATE_ACTION)
def promise(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody promised at a meeting is done."""
    theirs = OwedAction.objects.may_follow_up(request.user).select_related("meeting__board")
    found = get_object_or_404(theirs, pk=pk)
    meeting = found.meeting
    return record(
        request,
        FinishForm(*posted_with_files(request), subject=found, today=today()),
        lambda **said: owed_action.finish(found, by=request.user, today=today(), **said),
        done="It is recorded as done.",
        back=reverse("plans:owed"),
        title="It is done",
        caption=f"Promised to {meeting.board} on {meeting.on.day} {meeting.on:%B %Y}",
        intro=found.text,
        breadcrumbs=[("What I owe", reverse("plans:owed"))],
    )
