"""The demo's sign-ins. They exist only where the settings say demo AND the database carries the mark of an invented area."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from areasend.records.models import Deployment, User


def is_demo() -> bool:
    return settings.IS_DEMO and Deployment.objects.filter(is_demo=True).exists()


def closed(request: HttpRequest) -> HttpResponse:
    """An address is what an administrator or the area's own sign-in knows a person by: nobody changes it for themselves."""
    raise Http404


@require_http_methods(["GET", "POST"])
def demo(request: HttpRequest) -> HttpResponse:
    if not is_demo():
        raise Http404
    people = User.objects.filter(is_demo=True, is_active=True, is_shown=True).select_related("team")
    if request.method == "POST":
        user = get_object_or_404(people, email=request.POST.get("email", ""))
        login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return redirect("home")
    return render(request, "account/demo.html", {"people": people.prefetch_related("grants")})
