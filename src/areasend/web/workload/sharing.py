"""Handing cases over: which may be, to whom, and what each will hold afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from areasend.records.models import Case, User
from areasend.records.querysets.case import CaseQuerySet
from areasend.rules.policies.access import Relation, Verb, relations_for


@dataclass(frozen=True)
class Share:
    """What one officer holds now, is to get, and will hold: open cases, and how many of those to come are overdue."""

    officer: User
    now: int
    gets: int
    gets_overdue: int

    @property
    def then(self) -> int:
        return self.now + self.gets


def movable(user: User, ids: Iterable[int]) -> CaseQuerySet:
    """Of these cases, the open ones that the user may hand over, in legal order."""
    cases: CaseQuerySet = Case.objects.allowed(user, Verb.REASSIGN_CASE).open()
    return cases.filter(pk__in=list(ids)).in_legal_order()


def receivers(user: User, leaver: User | None = None) -> list[User]:
    """Officers to whom this user may give cases, each with `holding`, the number of open cases: a team manager her own team's."""
    officers = User.objects.officers().select_related("team")
    if Relation.AREA not in relations_for(user.roles, Verb.REASSIGN_CASE):
        officers = officers.filter(team=user.team_id)
    if leaver:
        officers = officers.exclude(pk=leaver.pk)
    holding = dict(
        Case.objects.open().filter(officer__isnull=False).order_by().values_list("officer").annotate(Count("pk"))
    )
    found = sorted(officers, key=lambda officer: (officer.team_id != user.team_id, officer.name))
    for officer in found:
        officer.holding = holding.get(officer.pk, 0)
    return found


def shares(cases: Sequence[Case], officers: Sequence[User], on: date) -> list[Share]:
    """Dealt out one by one in legal order, as `actions.case.reassign_many` does; a case that its officer keeps is not counted twice."""
    dealt: dict[int, list[Case]] = {officer.pk: [] for officer in officers}
    for place, case in enumerate(cases):
        dealt[officers[place % len(officers)].pk].append(case)
    moving = [case.pk for case in cases]
    late = set(_late(cases, on).values_list("pk", flat=True))
    kept = Case.objects.open().filter(officer__in=officers).exclude(pk__in=moving).order_by()
    now = dict(kept.values_list("officer").annotate(Count("pk")))
    return [_share(officer, now.get(officer.pk, 0), dealt[officer.pk], late) for officer in officers]


def _share(officer: User, now: int, cases: list[Case], late: set[int]) -> Share:
    return Share(officer, now, len(cases), sum(1 for case in cases if case.pk in late))


def left_with(officer: User) -> int:
    """The open cases an officer still holds, whoever may see them."""
    return Case.objects.open().held_by(officer).count()


def overdue(cases: Sequence[Case], on: date) -> int:
    return _late(cases, on).count()


def _late(cases: Sequence[Case], on: date) -> CaseQuerySet:
    found: CaseQuerySet = Case.objects.filter(pk__in=[case.pk for case in cases])
    return found.overdue(on)
