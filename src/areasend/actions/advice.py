"""Advice under regulation 6: asked for, chased, received, or agreed not to be needed."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from areasend.actions import index, lock
from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_open, check_reason, say
from areasend.actions.refusal import Refused
from areasend.records.models import Advice, Case, Organisation, User
from areasend.rules import law

ASKS_IN = ("assessment", "reassessment")


@action("advice.ask")
def ask(
    case: Case,
    *,
    by: User | None,
    today: date,
    source: str,
    asked_on: date,
    reached_on: date | None = None,
    organisation: Organisation | None = None,
    adviser: str = "",
    note: str = "",
) -> Advice:
    """Ask one adviser. Their six weeks run from the day the request reached them; unless told otherwise, the day it was sent."""
    check_open(case, "ask for advice")
    check_assessing(case)
    if source not in law.advice_sources():
        raise Refused("Select who is asked for advice.", field="source")
    check_day(asked_on, today, field="asked_on", what="The date asked")
    if case.opened_on and asked_on < case.opened_on:
        raise Refused(f"{say(asked_on)} is before the request arrived on {say(case.opened_on)}.", field="asked_on")
    if reached_on and reached_on < asked_on:
        raise Refused("The request cannot reach the adviser before it was sent. Check both dates.", field="reached_on")
    if reached_on:
        check_day(reached_on, today, field="reached_on", what="The date received")
    lock.hold(case)
    check_not_awaited(case, source, organisation, adviser)
    advice = Advice.objects.create(
        case=case,
        source=source,
        asked_on=asked_on,
        reached_on=reached_on or asked_on,
        organisation=organisation,
        adviser=adviser,
        note=note,
        recorded_by=by,
    )
    index.store_advice(advice)
    index.store(case)
    return advice


def check_not_awaited(case: Case, source: str, organisation: Organisation | None, adviser: str) -> None:
    """One request at a time to the same adviser."""
    alike = case.advice.outstanding().filter(source=source, organisation=organisation, adviser__iexact=adviser)
    if twin := alike.first():
        who = adviser or law.advice_sources()[source]["label"]
        raise Refused(f"{who} is already asked, since {say(twin.asked_on)}; chase that request.", field="source")


def check_assessing(case: Case) -> None:
    """Regulation 6 asks for advice once it is decided to assess."""
    if case.process not in ASKS_IN:
        raise Refused("Advice is asked for in an assessment or a reassessment. Open that case.")
    if case.law.stage(case.stage).code < case.law.stage("gathering_advice").code:
        raise Refused("Advice is asked for once it is decided to assess. Record that decision first.")


@action("advice.receive")
def receive(advice: Advice, *, by: User | None, today: date, received_on: date, version: int | None = None) -> Advice:
    """The advice arrived."""
    held = lock.claim(advice, version)
    check_awaited(held)
    check_day(received_on, today, field="received_on", what="The date received")
    if received_on < held.asked_on:
        raise Refused(f"It cannot arrive before it was asked for on {say(held.asked_on)}.", field="received_on")
    held.received_on = received_on
    held.save(update_fields=["received_on"])
    return held


@action("advice.set_aside")
def set_aside(
    advice: Advice,
    *,
    by: User,
    today: date,
    on: date,
    because: str,
    adviser_agrees: bool,
    authority_agrees: bool,
    family_agrees: bool,
) -> Advice:
    """Earlier advice suffices: only where the adviser, the authority and the family are all satisfied (regulation 6(4))."""
    held = lock.claim(advice, None)
    check_awaited(held)
    check_day(on, today, field="on")
    if not (adviser_agrees and authority_agrees and family_agrees):
        raise Refused(
            "Earlier advice can stand only if the adviser, the council and the family all agree that it is enough. "
            "Record all three, or keep asking."
        )
    check_reason(because, field="because", ask="Say which earlier advice is used and why it is enough.")
    held.not_needed_on, held.not_needed_because = on, because
    held.save(update_fields=["not_needed_on", "not_needed_because"])
    return held


@action("advice.correct")
def correct(
    advice: Advice,
    *,
    by: User,
    today: date,
    because: str,
    asked_on: date | None = None,
    reached_on: date | None = None,
    received_on: date | None = None,
    version: int | None = None,
) -> Advice:
    """Set the right dates, with a reason."""
    check_reason(because, field="because", ask="Say why you are correcting this.")
    held = lock.claim(advice, version)
    check_standing(held)
    if received_on and held.not_needed_on:
        raise Refused("It was agreed that this advice is not needed, so it has no day of arrival.", field="received_on")
    for field, value in (("asked_on", asked_on), ("reached_on", reached_on), ("received_on", received_on)):
        if value is not None:
            check_day(value, today, field=field)
            setattr(held, field, value)
    if held.reached_on < held.asked_on:
        raise Refused("The request cannot reach the adviser before it was sent. Check both dates.", field="reached_on")
    if held.received_on and held.received_on < held.asked_on:
        raise Refused("The advice cannot arrive before it was asked for. Check both dates.", field="received_on")
    held.save(update_fields=["asked_on", "reached_on", "received_on"])
    index.store_advice(held)
    index.store(held.case)
    return held


@action("advice.strike")
def strike(advice: Advice, *, by: User, because: str, version: int | None = None) -> Advice:
    """Take back a request for advice that was entered by mistake. It leaves the clocks and the lists; the story of the case keeps it."""
    check_reason(because, field="because", ask="Say why this request for advice does not belong here.")
    held = lock.claim(advice, version)
    check_standing(held)
    held.struck_at, held.struck_because = timezone.now(), because
    held.save(update_fields=["struck_at", "struck_because"])
    index.store(held.case)
    return held


def check_standing(advice: Advice) -> None:
    if advice.struck_at:
        raise Refused("This request for advice was struck out. If it was made after all, record it again.")


def check_awaited(advice: Advice) -> None:
    check_standing(advice)
    if advice.received_on:
        raise Refused(f"This advice arrived on {say(advice.received_on)}. If that date is wrong, correct it.")
    if advice.not_needed_on:
        raise Refused(f"It was agreed on {say(advice.not_needed_on)} that this advice is not needed.")
