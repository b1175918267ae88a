"""Stores the derived columns, in the transaction of the action that changed a fact."""

from __future__ import annotations

from django.db.models import Q

from areasend.records.index import advice_differences, differences
from areasend.records.models import Advice, Case


def store(*cases: Case) -> None:
    """Bring the index of these cases, and of the cases that borrow facts from them, up to date. The objects given are refreshed too."""
    near = Q(pk__in=[case.pk for case in cases])
    near |= Q(origin__in=cases) | Q(origin__origin__in=cases)
    near |= Q(pk__in=[case.origin_id for case in cases if case.origin_id])
    near |= Q(origin__in=[case.origin_id for case in cases if case.origin_id])
    for stale, index in differences(Case.objects.filter(near).distinct()):
        Case.objects.filter(pk=stale.pk).update(**index)
    for case in cases:
        case.refresh_from_db()


def store_advice(*advice: Advice) -> None:
    for stale, due_on in advice_differences(advice):
        Advice.objects.filter(pk=stale.pk).update(due_on=due_on)
        stale.due_on = due_on
