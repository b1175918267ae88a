"""What the rows of My work need besides the cases themselves, fetched for all of them at once: three queries, however many cases.

Where clocks are evaluated, a few more for each process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import numpy as np

from areasend.records.facts import fact_columns
from areasend.records.models import Advice, Case, Fact, User
from areasend.rules import law
from areasend.rules.policies.access import Verb


class Awaited(NamedTuple):
    source: str
    due_on: date | None


@dataclass(frozen=True)
class Known:
    """By case id: the facts by name, the advice still awaited; and which cases the viewer may edit."""

    facts: dict[int, dict[str, date]] = field(default_factory=lambda: defaultdict(dict))
    advice: dict[int, list[Awaited]] = field(default_factory=lambda: defaultdict(list))
    editable: frozenset[int] = frozenset()


def known_of(cases: Iterable[Case], viewer: User, reckoned: Iterable[Case] = ()) -> Known:
    """`reckoned`: those whose clocks are evaluated, which takes the borrowed facts too."""
    by_id = {case.pk: case for case in cases}
    editable = Case.objects.allowed(viewer, Verb.EDIT_CASE).filter(pk__in=by_id).order_by()
    known = Known(editable=frozenset(editable.values_list("pk", flat=True)))
    facts = Fact.objects.standing().filter(case__in=by_id).order_by("on")
    for case_id, name, on in facts.values_list("case_id", "name", "on"):
        kinds = law.process(by_id[case_id].process).facts
        if kinds[name].repeats == "latest" or name not in known.facts[case_id]:
            known.facts[case_id][name] = on
    awaited = Advice.objects.awaited().filter(case__in=by_id).longest_first()
    for case_id, source, due_on in awaited.values_list("case_id", "source", "due_on"):
        known.advice[case_id].append(Awaited(source, due_on))
    _add_reckoned(known, reckoned)
    return known


def _add_reckoned(known: Known, cases: Iterable[Case]) -> None:
    held: dict[str, list[int]] = defaultdict(list)
    for case in cases:
        held[case.process].append(case.pk)
    for process, wanted in held.items():
        ids, columns = fact_columns(process, wanted)
        for name, days in columns.items():
            for place in np.flatnonzero(~np.isnat(days)):
                known.facts[int(ids[place])][name] = days[place].astype(object)
