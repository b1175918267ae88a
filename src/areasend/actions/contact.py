"""The contact log: who spoke with whom, and what was promised."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.refusal import Refused
from areasend.records.models import Case, Contact, User


@action("contact.log")
def log(
    case: Case,
    *,
    by: User,
    today: date,
    on: date,
    way: str,
    with_whom: str,
    summary: str,
    name: str = "",
    answer_due_on: date | None = None,
) -> Contact:
    """Write down a conversation. `answer_due_on` is a promise to come back by that day: it appears in My work until kept."""
    check_day(on, today, field="on")
    check_reason(summary, field="summary", ask="Enter what was said or agreed.")
    if answer_due_on and answer_due_on < on:
        raise Refused("The promised day is before the conversation. Check both dates.", field="answer_due_on")
    if answer_due_on and answer_due_on > on + timedelta(days=366):
        raise Refused(
            "The promised day is more than a year after the conversation. Check the year.", field="answer_due_on"
        )
    return Contact.objects.create(
        case=case,
        on=on,
        way=way,
        with_whom=with_whom,
        name=name,
        summary=summary,
        answer_due_on=answer_due_on,
        recorded_by=by,
    )


@action("contact.strike")
def strike(contact: Contact, *, by: User, because: str) -> Contact:
    """Take back a contact logged by mistake, in the wrong child's case say. The promise in it is gone; the story of the case keeps it."""
    check_reason(because, field="because", ask="Say why this contact does not belong here.")
    held: Contact = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    check_standing(held)
    held.struck_at, held.struck_because = timezone.now(), because
    held.save(update_fields=["struck_at", "struck_because"])
    return held


def check_standing(contact: Contact) -> None:
    if contact.struck_at:
        raise Refused("This contact was struck out. If it took place after all, log it again.")


@action("contact.answer")
def answer(contact: Contact, *, by: User, today: date, on: date) -> Contact:
    """The promise to come back was kept on `on`."""
    check_day(on, today, field="on")
    contact = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    check_standing(contact)
    if contact.answer_due_on is None:
        raise Refused("No answer was promised in this conversation, so there is nothing to mark as answered.")
    if contact.answered_on:
        raise Refused("This promise is already marked as kept.")
    if on < contact.on:
        raise Refused(f"You cannot come back to them before the conversation on {say(contact.on)}.", field="on")
    contact.answered_on = on
    contact.save(update_fields=["answered_on"])
    return contact
