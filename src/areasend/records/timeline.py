"""The story of a case in one list: facts, advice, contacts, exceptions, documents and corrections, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from areasend.records.models import Case, Fact
from areasend.rules import law


@dataclass(frozen=True)
class Event:
    """`kind`: fact, advice, contact, exception, document or struck. `row`: the id of the record behind it."""

    on: date
    kind: str
    title: str
    note: str
    by: str
    row: int


def timeline(case: Case) -> list[Event]:
    """A constant number of queries, however long the case."""
    events = [*_facts(case), *_advice(case), *_contacts(case), *_exceptions(case), *_documents(case)]
    return sorted(events, key=lambda event: (event.on, event.row), reverse=True)


def fact_title(fact: Fact, process: str) -> str:
    kinds = law.process(process).facts
    return kinds[fact.name].label if fact.name in kinds else fact.name


def code_label(fact: Fact, process: str) -> str:
    """The words of the fact's code, from the list that its step asks for."""
    listed = law.process(process).codes_of(fact.name)
    return law.codes(listed).get(fact.code, fact.code) if listed and fact.code else ""


def _name(record: object) -> str:
    by = getattr(record, "recorded_by", None)
    return by.name if by else ""


def _facts(case: Case) -> Iterator[Event]:
    for fact in case.facts.select_related("recorded_by"):
        title = fact_title(fact, case.process)
        words = ". ".join(filter(None, (code_label(fact, case.process), fact.note)))
        if fact.struck_at:
            yield Event(fact.on, "struck", f"Struck out: {title}", fact.struck_because, _name(fact), fact.pk)
        else:
            yield Event(fact.on, "fact", title, words, _name(fact), fact.pk)


def _advice(case: Case) -> Iterator[Event]:
    for advice in case.advice.select_related("recorded_by", "organisation"):
        source = law.advice_sources()[advice.source]["label"]
        whom = advice.adviser or (advice.organisation.name if advice.organisation else "")
        if advice.struck_at:
            title = f"Struck out: advice asked for, {source}"
            yield Event(advice.asked_on, "struck", title, advice.struck_because, _name(advice), advice.pk)
            continue
        yield Event(advice.asked_on, "advice", f"Advice asked for: {source}", whom, _name(advice), advice.pk)
        if advice.received_on:
            yield Event(advice.received_on, "advice", f"Advice received: {source}", whom, "", advice.pk)
        if advice.not_needed_on:
            yield Event(
                advice.not_needed_on,
                "advice",
                f"Earlier advice used: {source}",
                advice.not_needed_because,
                "",
                advice.pk,
            )


def _contacts(case: Case) -> Iterator[Event]:
    for contact in case.contacts.select_related("recorded_by"):
        whom = contact.name or contact.get_with_whom_display()
        if contact.struck_at:
            title = f"Struck out: {contact.get_way_display().lower()} with {whom}"
            yield Event(contact.on, "struck", title, contact.struck_because, _name(contact), contact.pk)
            continue
        yield Event(
            contact.on,
            "contact",
            f"{contact.get_way_display()} with {whom}",
            contact.summary,
            _name(contact),
            contact.pk,
        )


def _exceptions(case: Case) -> Iterator[Event]:
    for claim in case.exceptions.select_related("recorded_by"):
        label = exception_label(claim.reason)
        yield Event(
            claim.claimed_on, "exception", f"Exception claimed: {label}", claim.explanation, _name(claim), claim.pk
        )
        if claim.withdrawn_on:
            yield Event(
                claim.withdrawn_on, "exception", f"Exception withdrawn: {label}", claim.withdrawn_because, "", claim.pk
            )


def exception_label(reason: str) -> str:
    return str(law.listing("exceptions.yaml", "exceptions")[reason]["label"])


def _documents(case: Case) -> Iterator[Event]:
    for document in case.documents.select_related("recorded_by").filter(struck_at=None):
        yield Event(
            document.received_on, "document", document.title, document.get_kind_display(), _name(document), document.pk
        )
