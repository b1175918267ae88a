"""What was promised and what happened: plans, self-evaluation, decisions, reports, boards, you said we did."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from areasend.records.papers import minutes
from areasend.records.papers.frozen import pack_paper, thaw
from areasend.web.public import account
from areasend.web.public.frame import page
from areasend.web.today import today


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    return page(request, "public/plans.html", {"plans": account.plans()}, crumbs=[])


@require_safe
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(account.plans(), slug=slug)
    promises = account.promises(found, today())
    wanted = request.GET.get("status", "")
    shown = [one for one in promises if not wanted or one.word == wanted]
    context = {
        "plan": found,
        "counts": account.counts(promises),
        "groups": account.by_priority(shown),
        "wanted": wanted,
        "number": len(promises),
    }
    return page(request, "public/plan.html", context, crumbs=[("What we promised", reverse("public:plans"))])


@require_safe
def evaluations(request: HttpRequest) -> HttpResponse:
    return page(request, "public/evaluations.html", {"editions": account.editions()}, crumbs=[])


@require_safe
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    found = get_object_or_404(account.editions(), evaluation__slug=slug, number=number)
    crumbs = [("How we judge ourselves", reverse("public:evaluations"))]
    return page(request, "public/paper.html", {"shown": thaw(found.paper), "title": str(found)}, crumbs=crumbs)


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    found = account.decisions()
    if words:
        found = found.filter(title__icontains=words) | found.filter(text__icontains=words)
    return page(request, "public/decisions.html", {"decisions": found, "q": words}, crumbs=[])


@require_safe
def decision(request: HttpRequest, reference: str) -> HttpResponse:
    found = get_object_or_404(account.decisions(), reference=reference)
    return page(
        request, "public/decision.html", {"decision": found}, crumbs=[("Decisions", reverse("public:decisions"))]
    )


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    return page(request, "public/reports.html", {"reports": account.reports()}, crumbs=[])


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(account.reports(), pk=pk)
    crumbs = [("Progress reports", reverse("public:reports"))]
    return page(request, "public/paper.html", {"shown": thaw(found.paper), "title": found.title}, crumbs=crumbs)


@require_safe
def boards(request: HttpRequest) -> HttpResponse:
    return page(request, "public/boards.html", {"boards": account.boards()}, crumbs=[])


@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(account.boards(), slug=slug)
    on = today()
    meetings = found.public_meetings
    shown = {
        "board": found,
        "coming": sorted((one for one in meetings if one.on >= on and not one.held_on), key=lambda one: one.on),
        "held": [one for one in meetings if one.held_on],
        "terms": [line for line in found.terms.splitlines() if line.strip()],
    }
    return page(request, "public/board.html", shown, crumbs=[("Boards", reverse("public:boards"))])


@require_safe
def meeting(request: HttpRequest, slug: str, pk: int, what: str) -> HttpResponse:
    """The public papers of a meeting once they were sent, or its minutes once they were approved."""
    found = get_object_or_404(account.meetings().select_related("board"), pk=pk, board__slug=slug)
    crumbs = [("Boards", reverse("public:boards")), (found.board.name, reverse("public:board", args=[slug]))]
    if what == "minutes" and found.minutes_approved_on:
        paper = minutes.compose(found, settings.AREASEND_AREA_NAME, public=True)
    elif what == "papers" and (pack := found.packs.filter(sent_on__isnull=False).first()):
        paper = pack_paper(pack, public=True)
    else:
        raise Http404("Nothing of this meeting is public yet.")
    return page(request, "public/paper.html", {"shown": paper, "title": paper.title}, crumbs=crumbs)


@require_safe
def said_did(request: HttpRequest) -> HttpResponse:
    return page(request, "public/said_did.html", {"entries": account.said_did()}, crumbs=[])
