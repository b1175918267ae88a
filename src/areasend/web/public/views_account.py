"""What was promised and what happened: plans, self-evaluation, decisions, reports, boards, you said we did."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from areasend.documents.paper import Paper
from areasend.records.models import Edition, Meeting, Scenario
from areasend.records.papers import minutes
from areasend.records.papers.frozen import pack_paper, report_paper, thaw
from areasend.records.papers.self_evaluation import stored_paper
from areasend.web.public import account
from areasend.web.public.frame import page
from areasend.web.public.papers import as_page, as_pdf
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
    """As it was frozen, with the names of those who signed it."""
    found = _edition(slug, number)
    crumbs, pdf = (
        [("How we judge ourselves", reverse("public:evaluations"))],
        reverse("public:edition_pdf", args=[slug, number]),
    )
    return as_page(request, stored_paper(found), str(found), pdf=pdf, crumbs=crumbs)


@require_safe
def edition_pdf(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return as_pdf(request, stored_paper(_edition(slug, number)), f"{slug}-edition-{number}")


def _edition(slug: str, number: int) -> Edition:
    return get_object_or_404(account.editions(), evaluation__slug=slug, number=number)


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
    crumbs, pdf = [("Progress reports", reverse("public:reports"))], reverse("public:report_pdf", args=[pk])
    return as_page(request, report_paper(found), found.title, pdf=pdf, crumbs=crumbs)


@require_safe
def report_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(account.reports(), pk=pk)
    return as_pdf(request, report_paper(found), f"progress-{found.plan.slug}-{found.ends_on.isoformat()}")


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
    found = _meeting(slug, pk)
    paper = _paper_of(found, what)
    crumbs = [("Boards", reverse("public:boards")), (found.board.name, reverse("public:board", args=[slug]))]
    return as_page(request, paper, paper.title, pdf=reverse("public:meeting_pdf", args=[slug, pk, what]), crumbs=crumbs)


@require_safe
def meeting_pdf(request: HttpRequest, slug: str, pk: int, what: str) -> HttpResponse:
    found = _meeting(slug, pk)
    return as_pdf(request, _paper_of(found, what), f"{slug}-{found.on.isoformat()}-{what}")


def _meeting(slug: str, pk: int) -> Meeting:
    return get_object_or_404(account.meetings().select_related("board"), pk=pk, board__slug=slug)


def _paper_of(meeting: Meeting, what: str) -> Paper:
    """The public papers of a meeting once they were sent, or its minutes once they were approved."""
    if what == "minutes" and meeting.minutes_approved_on:
        return minutes.compose(meeting, settings.AREASEND_AREA_NAME, public=True)
    if what == "papers" and (pack := meeting.packs.filter(sent_on__isnull=False).order_by("-number").first()):
        return pack_paper(pack, public=True)
    raise Http404("Nothing of this meeting is public yet.")


@require_safe
def forecasts(request: HttpRequest) -> HttpResponse:
    return page(request, "public/forecasts.html", {"forecasts": Scenario.objects.public()}, crumbs=[])


@require_safe
def forecast(request: HttpRequest, pk: int) -> HttpResponse:
    """As it was published. One that was taken back says so, and why."""
    found = get_object_or_404(Scenario, pk=pk, published_on__isnull=False)
    crumbs = [("Forecasts", reverse("public:forecasts"))]
    if found.withdrawn_on:
        return page(request, "public/forecast_withdrawn.html", {"forecast": found}, crumbs=crumbs, status=410)
    pdf = reverse("public:forecast_pdf", args=[pk])
    return as_page(request, thaw(found.public_paper), found.title, pdf=pdf, crumbs=crumbs)


@require_safe
def forecast_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    return as_pdf(request, thaw(get_object_or_404(Scenario.objects.public(), pk=pk).public_paper), f"forecast-{pk}")


@require_safe
def said_did(request: HttpRequest) -> HttpResponse:
    return page(request, "public/said_did.html", {"entries": account.said_did()}, crumbs=[])
