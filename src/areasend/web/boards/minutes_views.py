"""The day of a meeting: who is there, whether it can decide, what is said, decided and promised on each item."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from areasend.actions import agenda, decision, owed_action
from areasend.actions import meeting as actions
from areasend.actions import seat as seats
from areasend.records.board_standing import MEMBERS, THERE, quorum
from areasend.records.models import AgendaItem, Escalation, Meeting, Seat
from areasend.records.papers import minutes as papers
from areasend.rules.policies.access import Verb
from areasend.web.boards.loaders import item_of, meeting_of
from areasend.web.boards.meeting_forms import AttendanceForm, ItemInterestForm, MinuteForm
from areasend.web.boards.meeting_views import page
from areasend.web.boards.recording import record
from areasend.web.components.paper_pdf import pdf_answer
from areasend.web.loaders import wants
from areasend.web.today import today


def sitting(meeting: Meeting) -> Any:
    return Seat.objects.sitting(meeting.on).filter(board=meeting.board)


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def attendance(request: HttpRequest, row: int) -> HttpResponse:
    """Ticked and looked at as often as wanted; noted when it is saved."""
    meeting = meeting_of(request, row)
    form = _attendance_form(request, meeting)
    look = request.method == "POST" and "look" in request.POST
    shown = quorum(meeting.board, _there(form))
    context = {**page(meeting), "meeting": meeting, "quorum": shown, "template": "boards/attendance.html"}
    if look:
        title = "Who is there"
        return render(request, "boards/attendance.html", {**context, "form": form, "title": title, "looked": True})

    def act(version: int | None = None, **_: Any) -> Meeting:
        return actions.attend(meeting, by=request.user, today=today(), states=form.states, version=version)

    done = f"Attendance is noted. {shown.because}"
    return record(request, form, act, title="Who is there", done=done, **context)


def _attendance_form(request: HttpRequest, meeting: Meeting) -> AttendanceForm:
    noted = {one.seat_id: one for one in meeting.attendances.all()}
    initial: dict[str, Any] = {"version": meeting.version}
    for seat, one in noted.items():
        initial |= {f"state_{seat}": one.state, f"deputy_{seat}": one.deputy}
    seats = list(sitting(meeting))
    return AttendanceForm(request.POST if request.method == "POST" else None, seats=seats, initial=initial)


def _there(form: AttendanceForm) -> list[Seat]:
    """Who is ticked as there: in what was sent, else in what was noted before."""
    if form.is_bound:
        form.is_valid()
        found = {seat: form.cleaned_data.get(f"state_{seat.pk}", "") for seat in form.seats}
    else:
        found = {seat: form.initial.get(f"state_{seat.pk}", "") for seat in form.seats}
    return [seat for seat, state in found.items() if state in THERE and seat.part in MEMBERS]


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def minute(request: HttpRequest, row: int) -> HttpResponse:
    """What was said on one item; in the same go one thing promised and one decided. Then the next item, or this one again."""
    item = item_of(request, row)
    form = MinuteForm(
        request.POST if request.method == "POST" else None,
        seats=sitting(item.meeting),
        initial={"minute": item.minute, "version": item.version},
    )
    following = item.meeting.items.filter(number__gt=item.number).order_by("number").first()
    again = reverse("boards:minute", args=[item.pk])
    onward = reverse("boards:minute", args=[following.pk]) if following else page(item.meeting)["back"]
    return record(
        request,
        form,
        lambda **given: _write(request, item, given),
        title=f"{item.number}. {item.title}",
        done=f"Item {item.number} is written down.",
        onward=lambda _: again if "again" in request.POST else onward,
        template="boards/minute.html",
        item=item,
        following=following,
        waiting=_waiting(item),
        **page(item.meeting),
    )


def _waiting(item: AgendaItem) -> Any:
    """Risks taken up to this board, where the item is about risks."""
    asked = Escalation.objects.filter(to_board=item.meeting.board, answered_on=None)
    return asked.select_related("risk", "from_board") if item.section == AgendaItem.Section.RISKS else []


@transaction.atomic
def _write(request: HttpRequest, item: AgendaItem, given: dict[str, Any]) -> AgendaItem:
    who = {"by": request.user, "today": today()}
    written = agenda.minute(item, **who, minute=given["minute"], version=given["version"])
    if given["owed_text"]:
        owed_action.record(
            item.meeting,
            **who,
            item=item,
            text=given["owed_text"],
            seat=given["owed_seat"],
            owner=given["owed_owner"],
            due_on=given["owed_due_on"],
        )
    if given["decided_text"]:
        decision.record(
            **who,
            maker=item.meeting.board.name,
            meeting=item.meeting,
            item=item,
            title=item.title,
            text=given["decided_text"],
            status=given["decided_status"] or "approved",
            decided_on=item.meeting.on,
            is_public=item.meeting.is_public and not item.is_private,
        )
    return written


@require_http_methods(["GET", "POST"])
@wants(Verb.RUN_BOARD)
def interest(request: HttpRequest, row: int) -> HttpResponse:
    item = item_of(request, row)
    form = ItemInterestForm(request.POST if request.method == "POST" else None, seats=sitting(item.meeting))

    def act(seat: Seat, **given: Any) -> object:
        who = {"by": request.user, "today": today()}
        return seats.declare(seat, **who, item=item, declared_on=item.meeting.on, **given)

    place = page(item.meeting)
    back = reverse("boards:minute", args=[item.pk])
    return record(
        request,
        form,
        act,
        title=f"An interest in item {item.number}: {item.title}",
        done="The interest is noted.",
        back=back,
        breadcrumbs=place["breadcrumbs"],
    )


@require_GET
@wants(Verb.VIEW_BOARD)
def minutes(request: HttpRequest, row: int) -> HttpResponse:
    meeting = meeting_of(request, row)
    context = {
        "meeting": meeting,
        "paper": papers.compose(meeting, settings.AREASEND_AREA_NAME),
        "breadcrumbs": page(meeting)["breadcrumbs"],
    }
    return render(request, "boards/minutes.html", context)


@require_GET
@wants(Verb.VIEW_BOARD)
def minutes_pdf(request: HttpRequest, row: int) -> HttpResponse:
    meeting = meeting_of(request, row)
    paper = papers.compose(meeting, settings.AREASEND_AREA_NAME)
    return pdf_answer(request, paper, f"{meeting.board.slug}-{meeting.on.isoformat()}-minutes")
