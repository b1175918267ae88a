"""What a page is about, with the way back to it."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from areasend.records.models import Edition, SelfEvaluation, Statement, Theme
from areasend.rules.policies.access import Verb, may

Crumbs = list[tuple[str, str]]


def get_evaluation(slug: str) -> SelfEvaluation:
    found: SelfEvaluation = get_object_or_404(SelfEvaluation.objects.select_related("strategy", "board"), slug=slug)
    return found


def get_theme(slug: str, number: int) -> Theme:
    found: Theme = get_object_or_404(Theme.objects.select_related("evaluation"), evaluation__slug=slug, number=number)
    return found


def get_statement(slug: str, row: int) -> Statement:
    rows = Statement.objects.select_related("theme__evaluation", "recorded_by")
    found: Statement = get_object_or_404(rows, theme__evaluation__slug=slug, pk=row)
    return found


def get_edition(slug: str, number: int) -> Edition:
    found: Edition = get_object_or_404(
        Edition.objects.select_related("evaluation"), evaluation__slug=slug, number=number
    )
    return found


def may_edit(request: HttpRequest, evaluation: SelfEvaluation) -> bool:
    return evaluation.closed_on is None and may(request.user.roles, Verb.EDIT_EVALUATION)


def home_crumbs() -> Crumbs:
    return [("Self-evaluation", reverse("evaluation:list"))]


def crumbs_of(evaluation: SelfEvaluation) -> Crumbs:
    return [*home_crumbs(), (evaluation.title, address_of(evaluation))]


def address_of(evaluation: SelfEvaluation) -> str:
    return reverse("evaluation:evaluation", args=[evaluation.slug])


def address_of_statement(statement: Statement) -> str:
    return reverse("evaluation:statement", args=[statement.theme.evaluation.slug, statement.pk])


def address_of_edition(edition: Edition) -> str:
    return reverse("evaluation:edition", args=[edition.evaluation.slug, edition.number])
