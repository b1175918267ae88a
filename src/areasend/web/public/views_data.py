"""Open data: an index for people, a catalogue for machines, and the files at addresses that stay."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from areasend.records import releases
from areasend.records.models import Release
from areasend.web.public import account, open_data
from areasend.web.public.frame import DAYS_KEPT, MINUTES_KEPT, kept, page
from areasend.web.public.open_data import SETS
from areasend.web.today import today

CSV = "text/csv; charset=utf-8"
JSON_LD = "application/ld+json"
MEDIA = {"csv": "text/csv", "json": "application/json"}
DAY_MINUTES = 24 * 60


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    fields = [(title, name, fields) for name, (title, _, fields) in SETS.items()]
    shown = {"releases": releases.published(), "fields": fields, "licence": open_data.LICENCE}
    return page(request, "public/data.html", shown, crumbs=[])


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    sets = [_release_set(request, one) for one in releases.published()]
    sets += [_other_set(request, name) for name in ("plan-progress", "decisions")]
    home = request.build_absolute_uri(reverse("public:data"))
    told = open_data.catalogue(sets, area=settings.AREASEND_AREA_NAME, publisher=settings.AREASEND_AREA_NAME, home=home)
    return kept(request, JsonResponse(told, content_type=JSON_LD), minutes=MINUTES_KEPT)


def _release_set(request: HttpRequest, release: Release) -> dict[str, Any]:
    title, about, _ = SETS["indicators"]
    month = f"{release.as_at:%Y-%m}"
    files = {media: _full(request, "public:release_file", month, kind) for kind, media in MEDIA.items()}
    named = {"title": f"{title} as at {release.as_at.isoformat()}", "issued": _iso(release.published_on)}
    return _set(request, "indicators", files) | named | {"about": about}


def _other_set(request: HttpRequest, name: str) -> dict[str, Any]:
    files = {media: _full(request, "public:data_file", name, kind) for kind, media in MEDIA.items()}
    return _set(request, name, files) | {"title": SETS[name][0], "issued": today().isoformat(), "about": SETS[name][1]}


def _set(request: HttpRequest, name: str, files: dict[str, str]) -> dict[str, Any]:
    return {"files": files, "schema": _full(request, "public:schema", name), "page": _full(request, "public:data")}


def _full(request: HttpRequest, name: str, *args: str) -> str:
    return request.build_absolute_uri(reverse(name, args=args))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


@require_safe
def schema(request: HttpRequest, name: str) -> HttpResponse:
    if name not in SETS:
        raise Http404("There is no such schema.")
    told = open_data.schema(name, _full(request, "public:schema", name))
    return kept(request, JsonResponse(told, content_type="application/schema+json"), minutes=DAY_MINUTES)


@require_safe
def release_file(request: HttpRequest, month: str, kind: str) -> HttpResponse:
    """The figures of one release; it never changes, so anyone on the way may keep it long."""
    found = next((one for one in releases.published() if f"{one.as_at:%Y-%m}" == month), None)
    if found is None:
        raise Http404("No figures of this month are published.")
    rows = open_data.indicator_rows(found)
    response = _file(request, "indicators", kind, rows, found.as_at, f"indicators-{month}")
    return kept(request, response, minutes=DAYS_KEPT * DAY_MINUTES)


@require_safe
def data_file(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """Plan progress or decisions, as they stand."""
    on = today()
    rows = {
        "plan-progress": lambda: open_data.plan_rows(account.plans(), on),
        "decisions": lambda: open_data.decision_rows(account.decisions()),
    }.get(name)
    if rows is None:
        raise Http404("There is no such file.")
    return kept(request, _file(request, name, kind, rows(), on, name), minutes=MINUTES_KEPT)


def _file(
    request: HttpRequest, name: str, kind: str, rows: list[dict[str, Any]], as_at: date, called: str
) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{called}.{kind}"', "Access-Control-Allow-Origin": "*"}
    headers["Link"] = f'<{open_data.LICENCE}>; rel="license"'
    if kind == "csv":
        return HttpResponse(open_data.as_csv(rows, SETS[name][2]), content_type=CSV, headers=headers)
    where = _full(request, "public:schema", name)
    told = open_data.as_json(rows, name, area=settings.AREASEND_AREA_NAME, as_at=as_at, schema=where)
    return JsonResponse(told, headers=headers, json_dumps_params={"ensure_ascii": False})
