"""Error pages. Each gives a reference that leads to the log line, and needs neither a database nor a session."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from areasend.web.components.brand import brand


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "400", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "403", 403, words=str(exception or ""))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "404", 404)


def not_allowed(request: HttpRequest) -> HttpResponse:
    return _page(request, "405", 405)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(request, "500", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, "csrf", 403)


def _page(request: HttpRequest, name: str, status: int, words: str = "") -> HttpResponse:
    """Without context processors: they may be what failed."""
    context = {"brand": brand(), "request_id": getattr(request, "request_id", ""), "words": words, "plain": True}
    return HttpResponse(render_to_string(f"errors/{name}.html", context), status=status)
