"""The self-evaluations, and one of them on one page: graded, with its evidence, and with what is wanting before the next edition."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from areasend.records.evaluation_standing import evaluation_standing
from areasend.records.models import SelfEvaluation
from areasend.rules.policies.access import Verb, may, withholds_small
from areasend.web.evaluation.finding import get_evaluation, home_crumbs, may_edit
from areasend.web.evaluation.forms import StatementFilter
from areasend.web.evaluation.page import EvaluationPage, as_csv
from areasend.web.loaders import wants
from areasend.web.today import today


@require_GET
@wants(Verb.VIEW_STRATEGY)
def everything(request: HttpRequest) -> HttpResponse:
    rows = (
        SelfEvaluation.objects.select_related("board").prefetch_related("editions").order_by("closed_on", "-opened_on")
    )
    cards = [_card(row) for row in rows]
    can_open = may(request.user.roles, Verb.EDIT_EVALUATION)
    return render(request, "evaluation/list.html", {"cards": cards, "can_open": can_open})


def _card(evaluation: SelfEvaluation) -> dict[str, Any]:
    """What the list tells of one; what is wanting only while it is written in."""
    standing = evaluation_standing(evaluation, today())
    return {
        "evaluation": evaluation,
        "standing": standing,
        "wanting": 0 if evaluation.closed_on else len(standing.gaps),
        "editions": sorted(evaluation.editions.all(), key=lambda one: -one.number),
        "strengths": sum(len(theme.strengths) for theme in standing.themes),
        "developments": sum(len(theme.developments) for theme in standing.themes),
    }


def _page(request: HttpRequest, slug: str) -> EvaluationPage:
    standing = evaluation_standing(get_evaluation(slug), today(), hides=withholds_small(request.user.roles))
    return EvaluationPage(standing, StatementFilter(request.GET))


@require_GET
@wants(Verb.VIEW_STRATEGY)
def evaluation(request: HttpRequest, slug: str) -> HttpResponse:
    page = _page(request, slug)
    of = page.standing.evaluation
    shown = {
        "page": page,
        "evaluation": of,
        "form": page.form,
        "editions": of.editions.order_by("-number").prefetch_related("sign_offs__organisation"),
        "can_edit": may_edit(request, of),
        "can_comment": of.closed_on is None and may(request.user.roles, Verb.COMMENT_EVALUATION),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "breadcrumbs": home_crumbs(),
    }
    return render(request, "evaluation/evaluation.html", shown)


@require_GET
@wants(Verb.VIEW_STRATEGY)
def statements_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The statements that the page shows, with its filter."""
    return as_csv(_page(request, slug))
