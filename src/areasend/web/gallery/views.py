"""Every component in every state, without a database: what a page may be built of, and what axe looks at."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from areasend.web.components import errors
from areasend.web.gallery import clocks, figures, lists, papers
from areasend.web.gallery.forms import EveryField, GalleryFilter

ROWS = 3412
ERRORS = {
    "400": errors.bad_request,
    "403": errors.forbidden,
    "404": errors.not_found,
    "405": errors.not_allowed,
    "500": errors.server_error,
    "csrf": errors.csrf_failure,
}


def index(request: HttpRequest) -> HttpResponse:
    number = request.GET.get("page", "")
    context = {
        "today": clocks.TODAY,
        "clocks": SimpleLazyObject(clocks.lines),
        "deadlines": SimpleLazyObject(clocks.deadlines),
        "states": clocks.STATES,
        "figures": figures,
        "lists": lists,
        "papers": papers,
        "filter_form": GalleryFilter(request.GET or None),
        "page": Paginator(range(ROWS), 100).get_page(number),
        "wrong_form": EveryField({"received_on_day": "31", "received_on_month": "2", "received_on_year": "2026"}),
        "errors": [*ERRORS, "lockout"],
        "first_page": Paginator(range(3), 100).get_page(1),
    }
    return render(request, "gallery/index.html", context)


def form(request: HttpRequest) -> HttpResponse:
    """A form page as a person meets it: post it empty to see every problem."""
    is_sent = request.method == "POST"
    filled = EveryField(request.POST, request.FILES) if is_sent else EveryField()
    is_saved = is_sent and filled.is_valid()
    return render(request, "gallery/form.html", {"form": filled, "is_saved": is_saved, "back_link": "/gallery/"})


def error(request: HttpRequest, name: str) -> HttpResponse:
    if name == "lockout":
        return render(request, "errors/lockout.html", status=403)
    if name not in ERRORS:
        raise Http404
    return ERRORS[name](request)
