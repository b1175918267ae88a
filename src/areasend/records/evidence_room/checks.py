"""Both lists of children and young people, tried by the rules of the sector's validator and by rules of thumb of our own.

The sector's rules are expressions over the rows of a list (`exchange.annex_a`). Our own are for list 1: each is one filter over the
people with a plan in force, all counted in one query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from areasend.exchange import annex_a
from areasend.exchange.annex_a.rules import born_by
from areasend.records.area_figures import area_figures
from areasend.records.choices import Arrangement
from areasend.records.evidence_room import lists
from areasend.records.evidence_room.items import Check
from areasend.records.models import CareLink, Case, Fact, Person, Placement

LIST_ONE, LISTS = 1, (1, 2)
ULN_FROM, ADULT = 17, 18
LISTED = ("assessment", "plan", "annual_review")
"""The processes whose dates the list asks for."""
Filter = Callable[[date], Q]


@dataclass(frozen=True)
class OwnRule:
    """`fails`: the people of list 1 to whom it does not apply as it should, given the day. `is_query`: to be looked at, may be right."""

    key: str
    label: str
    why: str
    fails: Filter
    is_query: bool = False


def older(on: date, age: int) -> Q:
    return Q(born_on__lte=born_by(on, age))


def _plan_fact(names: tuple[str, ...]) -> Exists:
    facts = Fact.objects.filter(case__person=OuterRef("pk"), name__in=names, struck_at=None)
    return Exists(facts)


def _future_fact(on: date) -> Q:
    ahead = Fact.objects.filter(case__person=OuterRef("pk"), case__process__in=LISTED, struck_at=None, on__gt=on)
    return Q(Exists(ahead.exclude(name__endswith=".planned")))


def _placed(on: date, **given: object) -> Exists:
    standing = Placement.objects.filter(person=OuterRef("pk"), is_main=True, since__lte=on).filter(
        Q(until=None) | Q(until__gte=on)
    )
    return Exists(standing.filter(**given))


def _reviewed_late(on: date) -> Q:
    """Those whom the indicator counts, so that dashboard and evidence room say the same."""
    late = area_figures(on).of("reviews_overdue").behind((on, on), True)
    return Q(pk__in=Case.objects.filter(pk__in=late).order_by().values("person"))


def _without_contact(on: date) -> Q:
    link = CareLink.objects.filter(person=OuterRef("pk"), until=None, is_first_contact=True)
    return ~older(on, ADULT) & ~Q(Exists(link))


def _plans(**given: object) -> Exists:
    return Exists(Case.objects.filter(person=OuterRef("pk"), process="plan", is_open=True, **given))


OWN_RULES: tuple[OwnRule, ...] = (
    OwnRule(
        "ethnicity_not_obtained",
        "Ethnicity refused or not yet obtained",
        "Allowed, but a long list says that nobody asked.",
        lambda on: Q(ethnicity__in=("REFU", "NOBT")),
        True,
    ),
    OwnRule(
        "need_twice",
        "Secondary need the same as the primary one",
        "One of the two is a slip.",
        lambda on: ~Q(primary_need="") & Q(secondary_need=F("primary_need")),
    ),
    OwnRule(
        "uln",
        "Aged 17 or over without a unique learner number",
        "Colleges know young people by it.",
        lambda on: older(on, ULN_FROM) & Q(uln=None),
        True,
    ),
    OwnRule(
        "no_issue",
        "No date on which the first plan was made",
        "Both lists ask for it.",
        lambda on: ~Q(_plan_fact(("plan.made", "plan.issued"))),
    ),
    OwnRule("future", "A date that lies ahead", "What is recorded has happened.", _future_fact),
    OwnRule(
        "review",
        "Plan not reviewed within 12 months",
        "Late reviews are the first thing that inspectors count.",
        _reviewed_late,
    ),
    OwnRule(
        "placement_unknown",
        "Placement recorded as not known",
        "Inspectors ask where the child is.",
        lambda on: Q(_placed(on, arrangement=Arrangement.UNKNOWN)),
    ),
    OwnRule(
        "urn",
        "At a setting without a URN",
        "The list names the main establishment by it.",
        lambda on: Q(_placed(on, setting__isnull=False, setting__urn=None)),
        True,
    ),
    OwnRule(
        "closed_setting",
        "At a setting that has closed",
        "The placement has to be brought up to date.",
        lambda on: Q(_placed(on, setting__closed_on__lt=on)),
    ),
    OwnRule(
        "postcode",
        "No postcode",
        "Without it nobody can say where in the area the child lives.",
        lambda on: Q(postcode=""),
        True,
    ),
    OwnRule(
        "first_contact",
        "No parent or carer to write to, under 18",
        "Inspectors ask families of the children they follow for consent.",
        _without_contact,
    ),
)


def list_one() -> QuerySet[Person]:
    """Everybody with a plan in force."""
    return Person.objects.filter(_plans()).order_by()


def rule_of(key: str) -> annex_a.Rule | OwnRule:
    """The rule of that number or name. Raises KeyError for one that does not exist."""
    return {**{rule.code: rule for rule in annex_a.RULES}, **{rule.key: rule for rule in OWN_RULES}}[key]


def failing(key: str, on: date) -> QuerySet[Person]:
    """The people of a list who fail a rule; nobody where its fact is not recorded. Raises KeyError as `rule_of`."""
    rule = rule_of(key)
    if isinstance(rule, OwnRule):
        return list_one().filter(rule.fails(on))
    return Person.objects.filter(pk__in=annex_a.failing(lists.marked(rule.list_number, on), key)).order_by()


def check_all(on: date) -> list[Check]:
    """Every rule of both lists with how many fail it, then our own."""
    return [*(check for number in LISTS for check in _of_sector(number, on)), *_own(on)]


def _of_sector(number: int, on: date) -> Iterator[Check]:
    found = lists.marked(number, on)
    for rule, count in annex_a.tally(found, number):
        yield Check(rule.code, number, rule.label, rule.why, count, found.height, rule.is_query, is_sectors=True)


def _own(on: date) -> Iterator[Check]:
    """All in one query."""
    counted = list_one().aggregate(
        of=Count("pk"), **{f"rule_{rule.key}": Count("pk", filter=rule.fails(on)) for rule in OWN_RULES}
    )
    for rule in OWN_RULES:
        yield Check(rule.key, LIST_ONE, rule.label, rule.why, counted[f"rule_{rule.key}"], counted["of"], rule.is_query)
