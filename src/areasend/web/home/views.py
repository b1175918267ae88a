"""The front door: people who are signed in go to their work, everyone else to the sign-in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static

from areasend.rules.policies.access import Verb, may

DOORS = [
    (Verb.EDIT_CASE, "work:mine"),
    (Verb.VIEW_TIMELINESS, "timeliness:overview"),
    (Verb.VIEW_STRATEGY, "improvement:overview"),
    (Verb.IMPORT_RECORDS, "imports:start"),
    (Verb.VIEW_MONEY, "money:overview"),
]


def home(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect("account_login")
    roles = request.user.roles
    return redirect(next((door for verb, door in DOORS if may(roles, verb)), "hear:start"))


def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        "User-agent: *\nDisallow: /\nAllow: /when-should-i-hear/\nAllow: /how-we-are-doing/\n",
        content_type="text/plain",
    )


def favicon(request: HttpRequest) -> HttpResponse:
    return redirect(static("areasend/favicon.svg"))
