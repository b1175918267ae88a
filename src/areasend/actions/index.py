"""Stores the derived columns, in the transaction of the action that changed a fact."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from areasend.actions.refusal import Refused
from areasend.records.index import advice_differences, differences
from areasend.records.models import Advice, Case


def store(*cases: Case) -> None:
    """Bring the index of these cases, and of the cases that borrow facts from them, up to date. The objects given are refreshed too."""
    for stale, index in differences(Case.objects.filter(pk__in=lenders_and_borrowers(cases))):
        _store(stale, index)
    for case in cases:
        case.refresh_from_db()


def _store(case: Case, index: dict[str, Any]) -> None:
    try:
        with transaction.atomic():
            Case.objects.filter(pk=case.pk).update(**index)
    except IntegrityError as error:
        raise Refused(
            f"{case.reference} cannot be open again beside another {case.law.label} that is under way. Deal with that one first."
        ) from error


def lenders_and_borrowers(cases: tuple[Case, ...]) -> set[int]:
    """The cases themselves, what they follow from, and what follows from either: no fact is borrowed from further away."""
    near = {case.pk for case in cases} | {case.origin_id for case in cases if case.origin_id}
    follow_ups = set(Case.objects.filter(origin_id__in=near).values_list("pk", flat=True))
    their_own = Case.objects.filter(origin_id__in=follow_ups).values_list("pk", flat=True) if follow_ups else ()
    return near | follow_ups | set(their_own)


def store_advice(*advice: Advice) -> None:
    for stale, due_on in advice_differences(advice):
        Advice.objects.filter(pk=stale.pk).update(due_on=due_on)
        stale.due_on = due_on
