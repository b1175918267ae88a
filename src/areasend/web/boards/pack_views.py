"""Packs: made with one button, read as a page, fetched as PDF, sent out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from areasend.actions import pack as actions
from areasend.actions.refusal import Refused
from areasend.records.models import Pack
from areasend.records.papers.frozen import pack_paper
from areasend.rules.policies.access import Verb, may, withholds_small
from areasend.web.boards.loaders import meeting_of, pack_of
from areasend.web.boards.meeting_views import page
from areasend.web.components.paper_pdf import pdf_answer
from areasend.web.components.posting import attempt
from areasend.web.loaders import wants
from areasend.web.today import today


@require_POST
@wants(Verb.RUN_BOARD)
def make(request: HttpRequest, row: int) -> HttpResponse:
    meeting = meeting_of(request, row)
    try:
        made = actions.make(meeting, by=request.user, today=today())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("boards:meeting", row=meeting.pk)
    messages.success(request, f"Pack {made.number} is made from the system as it stands.")
    return redirect("boards:pack", row=made.pk)


@require_GET
@wants(Verb.VIEW_BOARD)
def pack(request: HttpRequest, row: int) -> HttpResponse:
    return _shown(request, pack_of(request, row), public=False)


@require_GET
@wants(Verb.VIEW_BOARD)
def public(request: HttpRequest, row: int) -> HttpResponse:
    return _shown(request, pack_of(request, row), public=True)


def _shown(request: HttpRequest, shown: Pack, *, public: bool) -> HttpResponse:
    context = {
        "pack": shown,
        "meeting": shown.meeting,
        "paper": pack_paper(shown, public=public, hides=withholds_small(request.user.roles)),
        "is_public": public,
        "newest": shown.meeting.packs.order_by("-number").first(),
        "may_run": may(request.user.roles, Verb.RUN_BOARD),
        "breadcrumbs": page(shown.meeting)["breadcrumbs"],
    }
    return render(request, "boards/pack.html", context)


@require_GET
@wants(Verb.VIEW_BOARD)
def pdf(request: HttpRequest, row: int) -> HttpResponse:
    return _pdf(request, pack_of(request, row), public=False)


@require_GET
@wants(Verb.VIEW_BOARD)
def public_pdf(request: HttpRequest, row: int) -> HttpResponse:
    return _pdf(request, pack_of(request, row), public=True)


def _pdf(request: HttpRequest, shown: Pack, *, public: bool) -> HttpResponse:
    kind = "public-papers" if public else f"pack-{shown.number}"
    name = f"{shown.meeting.board.slug}-{shown.meeting.on.isoformat()}-{kind}"
    made_at = timezone.localtime(shown.recorded_at)
    paper = pack_paper(shown, public=public, hides=withholds_small(request.user.roles))
    return pdf_answer(request, paper, name, made_at)


@require_POST
@wants(Verb.RUN_BOARD)
def send(request: HttpRequest, row: int) -> HttpResponse:
    shown = pack_of(request, row)
    return attempt(
        request,
        lambda: actions.send(shown, by=request.user, today=today(), sent_on=today()),
        "The pack is noted as sent out today.",
        reverse("boards:pack", args=[shown.pk]),
    )
