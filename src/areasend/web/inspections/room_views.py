"""The evidence room: what inspectors would ask for, and how ready we are."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from areasend.actions import download, reading
from areasend.exchange import annex_a
from areasend.records import evidence_room
from areasend.records.evidence_room import checks, lists
from areasend.records.evidence_room.items import Check, Item, Room
from areasend.records.models import Case, SenSupport
from areasend.rules.policies.access import Verb, may_everywhere
from areasend.web.components.spreadsheet import FORMS
from areasend.web.components.tables import Column
from areasend.web.inspections.loading import crumbs
from areasend.web.loaders import wants
from areasend.web.today import today

STATES = {
    "ready": ("Ready", "green"),
    "partly": ("Something is lacking", "yellow"),
    "old": ("Older than a year", "orange"),
    "missing": ("Nothing yet", "red"),
}
CHECK_COLUMNS = [
    Column("Number"),
    Column("Rule"),
    Column("Fail", numeric=True),
    Column("Of", numeric=True),
    Column("Why it matters"),
]
CASE_COLUMNS = [Column(name) for name in ("Plan", "Child or young person", "Officer", "Team")]
SUPPORT_COLUMNS = [Column(name) for name in ("Record", "Child or young person", "School", "SEN support since")]
LIST_NAMES = {1: "everybody with a plan", 2: "everybody with SEN support"}
PER_PAGE = 100


@require_GET
@wants(Verb.VIEW_STRATEGY)
def room(request: HttpRequest) -> HttpResponse:
    found = evidence_room.room(today())
    shown = {
        "room": found,
        "groups": [(name, [_shown(item, found) for item in items]) for name, items in _groups(found)],
        "totals": [(words, found.count(state), state) for state, (words, _) in STATES.items()],
        "columns": CHECK_COLUMNS,
        "lists": [_list(number, found.checks) for number in LIST_NAMES],
        "own": _worst_first(one for one in found.checks if not one.is_sectors and not one.passes),
        "own_passed": [one for one in found.checks if not one.is_sectors and one.passes],
        "may_list": may_everywhere(request.user.roles, Verb.DOWNLOAD_CASES),
        "breadcrumbs": crumbs(),
    }
    return render(request, "inspections/room.html", shown)


def _list(number: int, found: Iterable[Check]) -> dict[str, Any]:
    """The sector's rules for one of the lists, in the order of their numbers; those that find nothing stand apart."""
    own = [one for one in found if one.is_sectors and one.list_number == number]
    return {
        "number": number,
        "rules": len(own),
        "who": LIST_NAMES[number],
        "of": own[0].of,
        "checks": [one for one in own if not one.passes],
        "passed": [one for one in own if one.passes],
        "found": sum(bool(one.failing) for one in own),
        "unknown": sum(not one.is_recorded for one in own),
        "forms": list(FORMS),
    }


def _worst_first(found: Iterable[Check]) -> list[Check]:
    return sorted(found, key=lambda one: (one.passes, one.is_query, -(one.failing or 0)))


def _groups(found: Room) -> list[tuple[str, list[Item]]]:
    return [(name, list(items)) for name, items in groupby(found.items, key=lambda item: item.group)]


def _shown(item: Item, found: Room) -> dict[str, Any]:
    words, tone = STATES[item.state(found.on)]
    held = [(one.words, one.on, _address(one.page, one.args)) for one in item.held]
    return {"item": item, "state": words, "tone": tone, "held": held}


def _address(page: str, args: tuple[str | int, ...]) -> str:
    """Nothing where this deployment has no such page."""
    try:
        return reverse(page, args=args) if page else ""
    except NoReverseMatch:
        return ""


@require_GET
@wants(Verb.DOWNLOAD_CASES, everywhere=True)
def check(request: HttpRequest, key: str) -> HttpResponse:
    """Those who fail a rule: their plans, or for list 2 their SEN support."""
    try:
        rule = checks.rule_of(key)
    except KeyError as error:
        raise Http404("There is no such rule.") from error
    people = checks.failing(key, today())
    home = [*crumbs(), ("Evidence room", reverse("inspections:room"))]
    shown = {"rule": rule, "breadcrumbs": home, "number": key if isinstance(rule, annex_a.Rule) else ""}
    return render(request, "inspections/check.html", shown | _found(request, key, people))


def _found(request: HttpRequest, key: str, people: Any) -> dict[str, Any]:
    if key.startswith("2"):
        standing = SenSupport.objects.standing(today()).select_related("setting")
        rows = people.prefetch_related(Prefetch("sen_support", standing, "standing")).order_by("reference")
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        reading.record_all(by=request.user, people=page.object_list, page="inspections:check")
        return {"page": page, "columns": SUPPORT_COLUMNS, "of_support": True}
    seen = Case.objects.allowed(request.user, Verb.VIEW_CASE).filter(process="plan", is_open=True)
    found = seen.filter(person__in=people.values("pk")).with_people().order_by("pk")
    return {"page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")), "columns": CASE_COLUMNS}


@require_GET
@wants(Verb.DOWNLOAD_CASES, everywhere=True)
def list_file(request: HttpRequest, number: int, form: str) -> HttpResponseBase:
    """One of the inspectors' lists as a file, each row with what the rules find in it. Everybody on it is logged as read."""
    if number not in LIST_NAMES or form not in FORMS:
        raise Http404("There are list 1 and list 2, as csv and as xlsx.")
    found = lists.marked(number, today())
    with transaction.atomic():
        download.record(by=request.user, query=f"inspectors' list {number}", rows=found.height, form=form)
        reading.record_each(by=request.user, people=found["person"].to_list(), page=f"inspections:list_{number}")
    write, media_type = FORMS[form]
    content = write(list(annex_a.HEADINGS[number]), annex_a.as_rows(found, number), f"List {number}")
    name = f'attachment; filename="inspectors-list-{number}-{today():%Y-%m-%d}.{form}"'
    return StreamingHttpResponse(content, content_type=media_type, headers={"Content-Disposition": name})
