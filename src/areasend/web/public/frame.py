"""What every public page has: no cookie, a time for which it may be kept, and the question whether it helped."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from areasend.records.models import PageRating

MINUTES_KEPT = 5
DAYS_KEPT = 30
"""A published release never changes, so its files may be kept long; a page soon, because an answer may be taken back."""
SCORES = [(score.value, score.label) for score in reversed(PageRating.Score)]


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    crumbs: list[tuple[str, str]] | None = None,
    status: int = 200,
    may_keep: bool = True,
) -> HttpResponse:
    """`crumbs`: the way from the first public page, which comes by itself; None for that page itself. `may_keep`: the same for everyone, so
    that it may be kept on the way and found by search engines; a search or a filter is not found, the page itself is."""
    home = [("How we are doing", reverse("public:home"))]
    frame = {
        "plain": True,
        "breadcrumbs": [] if crumbs is None else home + crumbs,
        "scores": SCORES,
        "rated_page": request.path,
        "thanks": "thanks" in request.GET,
        "is_indexed": may_keep and not request.GET,
        "own_address": request.build_absolute_uri(request.path),
    }
    response = render(request, template, {**frame, **(context or {})}, status=status)
    return kept(request, response, minutes=MINUTES_KEPT if may_keep and "thanks" not in request.GET else 0)


def kept(request: HttpRequest, response: HttpResponse, *, minutes: int) -> HttpResponse:
    """For how long anyone on the way may keep the answer. Whoever is signed in sees their own navigation, which nobody else may get."""
    if minutes and request.method in ("GET", "HEAD") and not request.user.is_authenticated:
        response["Cache-Control"] = f"public, max-age={minutes * 60}"
    else:
        response["Cache-Control"] = "no-store" if not minutes else f"private, max-age={minutes * 60}"
    return response
