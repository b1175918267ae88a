from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from areasend.records.querysets import lateness
from areasend.records.querysets.person import case_references, nearness, numbered, of_carer
from areasend.rules.policies.access import Relation, Verb, relations_for

if TYPE_CHECKING:
    from areasend.records.models import User


MOST_PEOPLE = 200
COMMON = ("assessment", "plan", "annual_review", "phase_transfer")
OF_A_ROW = (
    "reference",
    "process",
    "team",
    "stage",
    "whose_move",
    "next_rule",
    "next_due_on",
    "final_due_on",
    "ended_on",
    "is_open",
    "person__forename",
    "person__surname",
    "person__known_as",
    "person__born_on",
    "officer__name",
)


def relation_clause(user: User, relation: Relation) -> Q:
    """The cases to which `user` stands in `relation`, as a filter. A new relation is one more clause here."""
    clauses = {
        Relation.OFFICER: Q(officer_id=user.pk),
        Relation.TEAM: Q(team_id=user.team_id) if user.team_id else Q(pk__in=[]),
        Relation.AREA: Q(),
    }
    return clauses[relation]


def access_clause(user: User, verb: Verb) -> Q | None:
    """The cases to which `user` may do `verb`, as a filter; None where there can be none."""
    relations = relations_for(user.roles, verb)
    if not relations:
        return None
    if Relation.AREA in relations:
        return Q()
    clause = Q()
    for relation in sorted(relations):
        clause |= relation_clause(user, relation)
    return clause


class CaseQuerySet(models.QuerySet["Case"]):
    def allowed(self, user: User, verb: Verb) -> CaseQuerySet:
        """Only those to which `user` may do `verb`."""
        clause = access_clause(user, verb)
        return self.none() if clause is None else self.filter(clause)

    def open(self) -> CaseQuerySet:
        return self.filter(is_open=True)

    def held_by(self, officer: User) -> CaseQuerySet:
        return self.filter(officer=officer)

    def in_legal_order(self, on: date | None = None) -> CaseQuerySet:
        """The earliest unmet date first; cases that owe nothing last. With `on`, those past the final date come before all."""
        if on is None:
            return self.order_by(models.F("next_due_on").asc(nulls_last=True), "pk")
        is_past = lateness.past_final_date(on) & Q(is_open=True)
        first = models.Case(models.When(is_past, then=0), default=1)
        return self.order_by(first, lateness.headline_due(on).asc(nulls_last=True), "pk")

    def headed(self, on: date) -> CaseQuerySet:
        """With the path of the duty that each case is headed by."""
        return self.annotate(headline=lateness.headline_rule(on))

    def of_rare_processes(self) -> CaseQuerySet:
        """Moves, appeals, reassessments and the like: too few for a column of their own."""
        return self.exclude(process__in=COMMON)

    def owing(self) -> CaseQuerySet:
        """Open, each duty once: a plan whose review is under way is left to its review."""
        return self.filter(lateness.owing())

    def overdue(self, on: date) -> CaseQuerySet:
        return self.owing().filter(lateness.overdue(on))

    def due_within(self, on: date, days: int) -> CaseQuerySet:
        """Due on `on` or in the `days` after it."""
        return self.owing().filter(lateness.due_between(on, 0, days))

    def soon_late(self, on: date) -> CaseQuerySet:
        return self.owing().filter(lateness.soon_late(on))

    def past_final_date(self, on: date) -> CaseQuerySet:
        """Open beyond the date by which the whole process had to be over: for an assessment, past 20 weeks."""
        return self.owing().filter(lateness.past_final_date(on))

    def reviews_coming(self, on: date) -> CaseQuerySet:
        return self.owing().filter(lateness.review_coming(on))

    def with_others(self) -> CaseQuerySet:
        """Open, and someone else has to act first."""
        return self.open().filter(lateness.with_others())

    def with_people(self) -> CaseQuerySet:
        """What a list shows of each case, in one query."""
        return self.select_related("person", "officer", "team")

    def for_a_row(self) -> CaseQuerySet:
        """With the main placement, and only the columns that a row of a list shows: a page of a hundred is made in half the time."""
        from areasend.records.models import Placement

        current = Placement.objects.filter(is_main=True, until=None).select_related("setting")
        shown = current.only("person", "arrangement", "provision", "setting__name")
        placements = Prefetch("person__placements", queryset=shown, to_attr="main_placements")
        return self.select_related("person", "officer").only(*OF_A_ROW).prefetch_related(placements)

    def with_exception_flag(self) -> CaseQuerySet:
        from areasend.records.models import ExceptionClaim

        standing = ExceptionClaim.objects.filter(case=OuterRef("pk"), withdrawn_on=None)
        return self.annotate(has_exception=Exists(standing))

    def search(self, words: str) -> CaseQuerySet:
        """By case or person reference, UPN, a carer's telephone number, or the name of child or carer.

        A name may hold typing errors; `nearness` is annotated for it.
        """
        from areasend.records.models import Person

        words = " ".join(words.split())
        if not words:
            return self
        if any(letter.isdigit() for letter in words):
            return self.filter(_numbered(words))
        cared = of_carer(words)
        people = Person.objects.search(words, cared)
        if not people.exists():
            people = Person.objects.search_loosely(words)
        return self.filter(person__in=people.values("pk")[:MOST_PEOPLE]).annotate(
            nearness=nearness(words, "person__search_name", "person", cared)
        )


def _numbered(words: str) -> Q:
    """A reference, UPN or telephone number however written, or the last digits of a case's reference as people say them on the phone."""
    from areasend.records.models import Person

    written = words.upper().replace(" ", "")
    people = Person.objects.filter(numbered(words)).values("pk")
    found = Q(reference__in=case_references(words)) | Q(person__in=people)
    return found | Q(reference__endswith=f"-{written:0>5}") if written.isdigit() else found
