"""What each filter offers. The words of processes, stages, duties and facts come from the law files."""

from __future__ import annotations

import functools
from typing import Any

from django.db.models import Exists, OuterRef, Q

from areasend.records.choices import Need
from areasend.records.models import Case, Team, User
from areasend.records.querysets.lateness import LATE_BANDS
from areasend.rules import law
from areasend.rules.exceptions import exceptions
from areasend.rules.shapes import Process

Choices = list[tuple[str, Any]]

STATE = [("", "Open, all in a search"), ("open", "Open only"), ("ended", "Ended"), ("all", "Open and ended")]
LATENESS: Choices = [
    ("overdue", "Overdue"),
    ("due_7", "Due within 7 days"),
    ("due_28", "Due within 28 days"),
    ("due_84", "Due within 12 weeks"),
    ("soon_late", "Final date within 4 weeks"),
    ("past_final", "Past the final date"),
    ("review_coming", "Review to arrange within 12 weeks"),
    ("Past the final date by", [(band.key, band.label) for band in LATE_BANDS]),
]
AGE_BANDS = {"0-4": (0, 4), "5-10": (5, 10), "11-15": (11, 15), "16-19": (16, 19), "20-25": (20, 25)}
AGES: Choices = [
    ("0-4", "Under 5"),
    ("5-10", "5 to 10"),
    ("11-15", "11 to 15"),
    ("16-19", "16 to 19"),
    ("20-25", "20 to 25"),
]
MOVES: Choices = [
    ("others", "Anyone but the council"),
    ("outsiders", "Families, settings and others"),
    ("local_authority", "The council"),
    ("advisers", "Advisers"),
    ("family", "Family"),
    ("setting", "School or college"),
    ("tribunal", "Tribunal"),
]
WITHIN: Choices = [
    ("decision_yes", "Decision on assessing within 6 weeks"),
    ("decision_no", "Decision on assessing after 6 weeks"),
    ("final_yes", "Plan issued within 20 weeks"),
    ("final_no", "Plan issued after 20 weeks"),
    ("over_52", "Plan issued after more than 52 weeks"),
    ("review_yes", "Review decided within 4 weeks of the meeting"),
    ("review_no", "Review decided later than that"),
]
ADVICE: Choices = [
    ("awaited", "Awaited"),
    ("late", "Awaited and late"),
    ("in_time", "Given in time"),
    ("given_late", "Given late"),
]
UNDER_ASSESSMENT = "assessment.under_assessment"
AGREED = ("decision.assess", "challenge.settled_assess")
TOGETHER = {"assessment": [(UNDER_ASSESSMENT, "Under assessment, at any stage")]}
"""Several stages under one name: from the decision to assess, by the council or after a challenge, until the end."""
PROMISES: Choices = [("open", "Not yet kept"), ("late", "Not kept by the promised day")]
PER_PAGE: Choices = [("25", "25"), ("50", "50"), ("100", "100")]


def any_of(choices: Choices, words: str = "Any") -> Choices:
    return [("", words), *choices]


@functools.cache
def case_processes() -> tuple[Process, ...]:
    """The processes that a case can be: those with steps of their own; advice is asked within a case."""
    found = [law.process(key) for key in law.processes() if key != "advice"]
    return tuple(process for process in found if process.steps)


@functools.cache
def processes() -> Choices:
    named = [(process.key, process.label) for process in case_processes()]
    return [*named, ("other", "Moves, appeals and other rarer ones")]


@functools.cache
def stages() -> Choices:
    """Grouped by process; the value names both, for stages of different processes may share a key."""
    return [(process.label, [*TOGETHER.get(process.key, []), *_stages_of(process)]) for process in case_processes()]


def _stages_of(process: Process) -> Choices:
    return [(f"{process.key}.{stage.key}", stage.label) for stage in process.stages if stage.code]


@functools.cache
def duties() -> Choices:
    """The clocks that can be a case's next date."""
    return [
        (process.label, [(clock.path, clock.label) for clock in process.clocks if clock.kind == "deadline"])
        for process in case_processes()
        if any(clock.kind == "deadline" for clock in process.clocks)
    ]


@functools.cache
def facts() -> Choices:
    """What can have happened, by process; a fact of the same name elsewhere is offered once."""
    seen: set[str] = set()
    groups: Choices = []
    for process in case_processes():
        own = [fact for fact in process.facts.values() if fact.source == "case" and fact.name not in seen]
        seen.update(fact.name for fact in own)
        if own:
            groups.append((process.label, [(fact.name, fact.label) for fact in own]))
    return groups


@functools.cache
def fact_labels() -> dict[str, str]:
    return {name: label for _, group in facts() for name, label in group}


@functools.cache
def grounds() -> Choices:
    named = [(key, f"({ground.letter}) {ground.label}") for key, ground in exceptions().items()]
    return [("any", "Claimed"), ("none", "Not claimed"), ("Claimed on the ground", named)]


@functools.cache
def advice_sources() -> Choices:
    return [(key, source["label"]) for key, source in law.advice_sources().items()]


def needs() -> Choices:
    return [(str(code), str(label)) for code, label in Need.choices]


def teams() -> Choices:
    return [(str(pk), name) for pk, name in Team.objects.values_list("pk", "name")]


def officers(user: User) -> Choices:
    """The user first, then nobody, then everyone who may hold cases or still does, as one who has left may."""
    holding = Exists(Case.objects.filter(officer=OuterRef("pk"), is_open=True))
    people = User.objects.filter(holding | Q(pk__in=User.objects.officers().order_by().values("pk"))).order_by("name")
    others = [(str(pk), name) for pk, name in people.values_list("pk", "name") if pk != user.pk]
    return [(str(user.pk), f"{user.name} (me)"), ("nobody", "Nobody"), *others]
