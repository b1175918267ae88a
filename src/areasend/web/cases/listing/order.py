"""The orders of the list, and a page of it.

A page is fetched in two steps: the ids in order, then the hundred rows by id. The database then joins people, officers and teams to a
hundred cases, not to all that stand before them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F

from areasend.records.models import Case
from areasend.records.querysets.case import CaseQuerySet
from areasend.records.querysets.lateness import headline_due
from areasend.web.components.tables import Column

ORDERS = {
    "name": ("person__surname", "person__forename"),
    "reference": ("reference",),
    "stage": ("process", "stage", "stage_since"),
    "final": ("final_due_on",),
    "officer": ("officer__name",),
    "opened": ("opened_on",),
    "move": ("whose_move", "next_due_on"),
}
COLUMNS = [
    Column("Child or young person", sort="name"),
    Column("Stage", sort="stage"),
    Column("Next date", sort="due"),
    Column("Final date", sort="final"),
    Column("Whose move", sort="move"),
    Column("Officer", sort="officer"),
]


def in_order(cases: CaseQuerySet, sort: str, on: date) -> CaseQuerySet:
    """By the column asked for; else the nearest name first in a search by name, else in legal order."""
    fields = (headline_due(on),) if sort.lstrip("-") == "due" else ORDERS.get(sort.lstrip("-"))
    if fields:
        is_down = sort.startswith("-")
        return cases.order_by(*(_by(field, is_down) for field in fields), "-pk" if is_down else "pk")
    if "nearness" in cases.query.annotations:
        return cases.order_by("-nearness", "-is_open", F("next_due_on").asc(nulls_last=True), "pk")
    return cases.in_legal_order(on)


def _by(field: Any, is_down: bool) -> Any:
    found = F(field) if isinstance(field, str) else field
    return found.desc(nulls_last=True) if is_down else found.asc(nulls_last=True)


def page_of(cases: CaseQuerySet, sort: str, number: str | None, per_page: int, on: date) -> Page:
    """A page whose objects are ids; `cases_of` fetches what is shown of them."""
    pages = Paginator(in_order(cases, sort, on).values_list("pk", flat=True), per_page)
    pages.count = cases.order_by().count()
    return pages.get_page(number)


def cases_of(ids: list[int]) -> list[Case]:
    """The cases of these ids, in that order, with all that a row shows."""
    found = Case.objects.filter(pk__in=ids).for_a_row().with_exception_flag()
    by_id = {case.pk: case for case in found}
    return [by_id[pk] for pk in ids if pk in by_id]
