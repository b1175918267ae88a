"""Recompute every derived value from the facts, and say where what is stored differs."""

from __future__ import annotations

from collections.abc import Iterator

from areasend.records.index import advice_differences, differences
from areasend.records.models import Advice, Case

CHUNK = 20_000


def verify() -> list[str]:
    """One sentence for each difference; an empty list where every stored value follows from the facts."""
    return [*_cases(), *_advice()]


def _cases() -> Iterator[str]:
    ids = list(Case.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        for case, wrong in differences(Case.objects.filter(pk__in=ids[start : start + CHUNK])):
            for name, value in wrong.items():
                yield f"{case.reference}: {name} is stored as {getattr(case, name)}, the facts say {value}."


def _advice() -> Iterator[str]:
    for advice, due_on in advice_differences(Advice.objects.iterator(CHUNK)):
        yield f"Advice {advice.pk}: due_on is stored as {advice.due_on}, the facts say {due_on}."
