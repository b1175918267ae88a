"""My work in sections, each short: the first few in legal order, the number of all, and the way to the rest in the Cases list.

The sections and the Cases list share their definitions (`records.querysets.lateness`), so a number here is the number there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, F
from django.urls import reverse

from areasend.records.models import Advice, Case, Contact, User
from areasend.records.querysets import lateness
from areasend.records.querysets.case import CaseQuerySet
from areasend.rules import law
from areasend.rules.policies.access import Verb
from areasend.web.work import entries
from areasend.web.work.entries import Entry
from areasend.web.work.known import Known, known_of

SHOWN = 8
FEW = 5
KINDS_SHOWN = 6


class Kind(NamedTuple):
    """A number of overdue cases that all ask for the same."""

    label: str
    number: int
    href: str


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    note: str
    total: int
    entries: list[Entry]
    href: str
    more: str


@dataclass(frozen=True)
class Work:
    """All that the page shows of one officer's work."""

    officer: User
    counts: dict[str, int]
    sections: list[Section]
    kinds: list[Kind] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.counts["open"]


def work_of(officer: User, viewer: User, on: date) -> Work:
    """The open cases that `officer` holds, as far as `viewer` may see them."""
    cases = Case.objects.allowed(viewer, Verb.VIEW_CASE).held_by(officer).open()
    counts = _counts(cases, on)
    if not counts["open"]:
        return Work(officer, counts, [])
    fetched = _fetch(cases, on)
    shown = [row if isinstance(row, Case) else row.case for rows in fetched.values() for row in rows]
    known = known_of(shown, viewer, reckoned=fetched["others"])
    sections = [_section(kind, officer, counts, fetched[kind.key], known, on) for kind in KINDS]
    return Work(officer, counts, [section for section in sections if section.total], _kinds(cases, officer, on))


def _counts(cases: CaseQuerySet, on: date) -> dict[str, int]:
    owing = cases.owing().aggregate(
        overdue=Count("pk", filter=lateness.overdue(on)),
        due=Count("pk", filter=lateness.due_between(on, 0, lateness.NEAR_DAYS)),
        soon=Count("pk", filter=lateness.soon_late(on)),
        reviews=Count("pk", filter=lateness.review_coming(on)),
    )
    every = cases.aggregate(open=Count("pk"), others=Count("pk", filter=lateness.with_outsiders()))
    advice = Advice.objects.of_cases(cases).aggregate(advice=Count("pk"), advice_cases=Count("case", distinct=True))
    return {**owing, **every, **advice, "promises": _promises(cases).count()}


def _promises(cases: CaseQuerySet) -> Any:
    promised = Contact.objects.promised().filter(case__in=cases.values("pk"))
    return promised.select_related("case__person").order_by("answer_due_on", "pk")


def _fetch(cases: CaseQuerySet, on: date) -> dict[str, list[Any]]:
    """The first few of each section."""
    listed = cases.with_people().in_legal_order(on)
    by_final = listed.order_by("final_due_on", "pk")
    by_wait = listed.order_by(F("stage_since").asc(nulls_last=True), "pk")
    advice = Advice.objects.of_cases(cases).select_related("case__person").longest_first()
    return {
        "overdue": list(listed.overdue(on)[:SHOWN]),
        "due": list(listed.due_within(on, lateness.NEAR_DAYS)[:SHOWN]),
        "promises": list(_promises(cases)[:FEW]),
        "soon": list(by_final.soon_late(on)[:FEW]),
        "advice": list(advice[:FEW]),
        "others": list(by_wait.filter(lateness.with_outsiders())[:FEW]),
        "reviews": list(listed.reviews_coming(on)[:FEW]),
    }


def _kinds(cases: CaseQuerySet, officer: User, on: date) -> list[Kind]:
    """What the overdue cases ask for, the commonest first."""
    headed = cases.overdue(on).order_by().headed(on).values_list("headline")
    found = headed.annotate(number=Count("pk")).order_by("-number", "headline")
    commonest = found[:KINDS_SHOWN]
    return [
        Kind(law.clock(rule).label, number, _cases(officer, lateness="overdue", next=rule))
        for rule, number in commonest
    ]


def _cases(officer: User, **chosen: str) -> str:
    return f"{reverse('cases:list')}?{urlencode({'officer': officer.pk, **chosen})}"


@dataclass(frozen=True)
class _SectionKind:
    """`chosen`: the filter of the Cases list that shows all of the section."""

    key: str
    title: str
    note: str
    entry: Callable[[Any, Known, date], Entry]
    chosen: dict[str, str]
    more: str = "Show all {total:,}"


KINDS = (
    _SectionKind("overdue", "Overdue", "", entries.duty, {"lateness": "overdue"}),
    _SectionKind("due", "Due in the next 7 days", "", entries.duty, {"lateness": "due_7"}),
    _SectionKind(
        "promises",
        "Answers you promised",
        "Someone was told they would hear by this day.",
        entries.promise,
        {"promise": "open"},
    ),
    _SectionKind(
        "soon",
        "Soon to be late",
        "Nothing presses this week, but the final date comes within four weeks.",
        entries.soon_late,
        {"lateness": "soon_late"},
    ),
    _SectionKind(
        "advice",
        "Waiting for advice",
        "Each adviser has six weeks from the day the request reached them.",
        entries.awaited_advice,
        {"advice": "awaited"},
        "Show the {advice_cases:,} cases",
    ),
    _SectionKind(
        "others",
        "Waiting for families, settings and others",
        "The longest wait first.",
        entries.waiting,
        {"whose_move": "outsiders"},
    ),
    _SectionKind(
        "reviews",
        "Reviews to arrange",
        "Due within twelve weeks and not yet arranged. Invitations must go out two clear weeks before the meeting.",
        entries.duty,
        {"lateness": "review_coming"},
    ),
)


def _section(
    kind: _SectionKind, officer: User, counts: dict[str, int], rows: list[Any], known: Known, on: date
) -> Section:
    total = counts[kind.key]
    return Section(
        key=kind.key,
        title=kind.title,
        note=kind.note,
        total=total,
        entries=[kind.entry(row, known, on) for row in rows],
        href=_cases(officer, **kind.chosen) if total > len(rows) else "",
        more=kind.more.format(total=total, **counts),
    )
