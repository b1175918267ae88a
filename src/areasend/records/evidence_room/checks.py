"""Both lists of children and young people, tried by the rules of thumb that the sector's validator applies to them.

List 1 holds those with a plan, list 2 those with SEN support. The second comes from the schools' census, so on our own
records only list 1 can be tried: each rule is one filter over the people with a plan in force, counted in one query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from areasend.records.area_figures import area_figures
from areasend.records.choices import Arrangement
from areasend.records.evidence_room.items import Check
from areasend.records.models import CareLink, Case, Fact, Person, Placement

LIST_ONE = 1
UPN_FROM, SCHOOL_FROM, SCHOOL_UNTIL, ULN_FROM = 6, 5, 16, 17
QUERY_AGE, ERROR_AGE, ADULT = 25, 26, 18
LISTED = ("assessment", "plan", "annual_review")
"""The processes whose dates the list asks for."""
Filter = Callable[[date], Q]


@dataclass(frozen=True)
class Rule:
    """`fails`: the people of list 1 to whom it does not apply as it should, given the day. `is_query`: to be looked at, may be right."""

    key: str
    label: str
    why: str
    fails: Filter
    is_query: bool = False


def born_by(on: date, age: int) -> date:
    """Whoever was born on this day or before is of that age or older."""
    try:
        return on.replace(year=on.year - age)
    except ValueError:
        return date(on.year - age, 2, 28)


def older(on: date, age: int) -> Q:
    return Q(born_on__lte=born_by(on, age))


def _between(on: date, youngest: int, oldest: int) -> Q:
    return older(on, youngest) & ~older(on, oldest + 1)


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


RULES: tuple[Rule, ...] = (
    Rule("ethnicity", "Ethnicity not recorded", "Asked for of everybody.", lambda on: Q(ethnicity="")),
    Rule(
        "ethnicity_not_obtained",
        "Ethnicity refused or not yet obtained",
        "Allowed, but a long list says that nobody asked.",
        lambda on: Q(ethnicity__in=("REFU", "NOBT")),
        True,
    ),
    Rule(
        "need", "Primary need not recorded", "Inspectors choose children across needs.", lambda on: Q(primary_need="")
    ),
    Rule(
        "need_twice",
        "Secondary need the same as the primary one",
        "One of the two is a slip.",
        lambda on: ~Q(primary_need="") & Q(secondary_need=F("primary_need")),
    ),
    Rule("sex", "Sex not recorded", "Asked for of everybody.", lambda on: Q(sex="")),
    Rule(
        "upn",
        "Aged 6 or over without a unique pupil number",
        "Without it a child cannot be found in the school's own records.",
        lambda on: older(on, UPN_FROM) & Q(upn=None) & Q(uln=None),
    ),
    Rule(
        "uln",
        "Aged 17 or over without a unique learner number",
        "Colleges know young people by it.",
        lambda on: older(on, ULN_FROM) & Q(uln=None),
        True,
    ),
    Rule(
        "not_born",
        "Born after the day of the list",
        "A slip in the date of birth.",
        lambda on: Q(born_on__gt=on),
    ),
    Rule(
        "age_25",
        "Aged 25 with a plan",
        "Right only until the end of the academic year, where the area decided so.",
        lambda on: _between(on, QUERY_AGE, QUERY_AGE),
        True,
    ),
    Rule("age_26", "Aged 26 or over with a plan", "No plan can be in force then.", lambda on: older(on, ERROR_AGE)),
    Rule("died", "Has died, and the plan stands open", "The plan has to be closed.", lambda on: ~Q(died_on=None)),
    Rule(
        "no_issue",
        "No date on which the first plan was made",
        "Both lists ask for it.",
        lambda on: ~Q(_plan_fact(("plan.made", "plan.issued"))),
    ),
    Rule("future", "A date that lies ahead", "What is recorded has happened.", _future_fact),
    Rule(
        "review",
        "Plan not reviewed within 12 months",
        "Late reviews are the first thing that inspectors count.",
        _reviewed_late,
    ),
    Rule(
        "main_setting",
        "Aged 5 to 16 without a main setting or other arrangement",
        "Each child of school age is somewhere.",
        lambda on: _between(on, SCHOOL_FROM, SCHOOL_UNTIL) & ~Q(_placed(on)),
    ),
    Rule(
        "placement_unknown",
        "Placement recorded as not known",
        "Inspectors ask where the child is.",
        lambda on: Q(_placed(on, arrangement=Arrangement.UNKNOWN)),
    ),
    Rule(
        "urn",
        "At a setting without a URN",
        "The list names the main establishment by it.",
        lambda on: Q(_placed(on, setting__isnull=False, setting__urn=None)),
        True,
    ),
    Rule(
        "closed_setting",
        "At a setting that has closed",
        "The placement has to be brought up to date.",
        lambda on: Q(_placed(on, setting__closed_on__lt=on)),
    ),
    Rule(
        "postcode",
        "No postcode",
        "Without it nobody can say where in the area the child lives.",
        lambda on: Q(postcode=""),
        True,
    ),
    Rule(
        "officer",
        "Plan without an officer",
        "The list asks which team knows the child.",
        lambda on: Q(_plans(officer=None)),
        True,
    ),
    Rule(
        "first_contact",
        "No parent or carer to write to, under 18",
        "Inspectors ask families of the children they follow for consent.",
        _without_contact,
    ),
)


def list_one() -> QuerySet[Person]:
    """Everybody with a plan in force."""
    return Person.objects.filter(_plans()).order_by()


def failing(key: str, on: date) -> QuerySet[Person]:
    """The people of list 1 who fail a rule. Raises KeyError for a rule that does not exist."""
    return list_one().filter({rule.key: rule for rule in RULES}[key].fails(on))


def check_all(on: date) -> list[Check]:
    """Every rule with how many fail it."""
    return list(_checked(on))


def _checked(on: date) -> Iterator[Check]:
    """All in one query."""
    people = list_one()
    counted = people.aggregate(
        of=Count("pk"), **{f"rule_{rule.key}": Count("pk", filter=rule.fails(on)) for rule in RULES}
    )
    for rule in RULES:
        yield Check(rule.key, LIST_ONE, rule.label, rule.why, counted[f"rule_{rule.key}"], counted["of"], rule.is_query)
