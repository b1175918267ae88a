"""What every request passes through."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

logger = logging.getLogger("areasend.web")
Handler = Callable[[HttpRequest], HttpResponse]
REFERENCE: ContextVar[str] = ContextVar("request_reference", default="")

PUBLIC_PREFIXES = (
    "/accounts/",
    "/brand.css",
    "/gallery/",
    "/health",
    "/how-we-are-doing/",
    "/sign-in/",
    "/static/",
    "/statements/",
    "/when-should-i-hear/",
    "/favicon.ico",
    "/robots.txt",
)


class RequestReference:
    """Gives each request a reference that its log lines and error pages carry, and logs how it was answered."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reference = secrets.token_hex(4).upper()
        request.request_id = reference  # type: ignore[attr-defined]
        token, began = REFERENCE.set(reference), time.perf_counter()
        try:
            response = self.get_response(request)
        finally:
            REFERENCE.reset(token)
        response["X-Request-Reference"] = reference
        match = request.resolver_match
        logger.info(
            "answered",
            extra={
                "reference": reference,
                "status_code": response.status_code,
                "method": request.method,
                "route": match.view_name if match else "",
                "duration_ms": round((time.perf_counter() - began) * 1000, 1),
            },
        )
        return response


class PrivatePages:
    """Every page wants a sign-in unless its address is listed as public, and a second factor where the deployment asks for one.

    Private pages are never stored by a browser or proxy: the next person at a shared desk must not find a child's record with "back".
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/" or request.path.startswith(PUBLIC_PREFIXES):
            return self.get_response(request)
        if not request.user.is_authenticated:
            return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")
        if settings.AREASEND_SECOND_FACTOR and not has_second_factor(request):
            return HttpResponseRedirect(reverse("mfa_index"))
        response = self.get_response(request)
        response.setdefault("Cache-Control", "no-store")
        return response


def has_second_factor(request: HttpRequest) -> bool:
    """Asked once a session: a second factor is set up before the first page, and cannot be removed without signing in again."""
    if request.session.get("second_factor"):
        return True
    from allauth.mfa.utils import is_mfa_enabled

    if found := is_mfa_enabled(request.user):
        request.session["second_factor"] = True
    return found


def client_behind_proxy(request: HttpRequest) -> str:
    """Who asked, where our own proxy answers for everyone: the address that it added last. Earlier ones are anybody's word."""
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")[-1].strip()
    return told or request.META["REMOTE_ADDR"]
