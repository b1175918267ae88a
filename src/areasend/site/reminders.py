"""The nightly reminders: to each person what they owe under the plans, in one message a week at most."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import date
from smtplib import SMTPException

from django.conf import settings
from django.urls import reverse

from areasend.actions import reminder
from areasend.records.plan_owed import Owed, owed_by_person
from areasend.records.plan_standing import ActionStanding
from areasend.rules.because import long_date
from areasend.rules.policies.access import Verb, may

logger = logging.getLogger("areasend.reminders")


def remind(today: date) -> int:
    """How many messages were sent. One that the mail server does not take is tried again the next night."""
    if not settings.AREASEND_REMINDERS:
        return 0
    told = reminder.told_lately(today)
    waiting = [one for one in owed_by_person(today) if one.user.pk not in told and is_reached(one)]
    return sum(send(one, today) for one in waiting)


def is_reached(one: Owed) -> bool:
    """Invented people have no post, and who may no longer open the page is not sent there."""
    return not one.user.is_demo and may(one.user.roles, Verb.UPDATE_ACTION)


def send(one: Owed, today: date) -> bool:
    try:
        said = {"subject": subject(one), "text": text(one)}
        reminder.send(one.user, by=None, today=today, on=today, to=one.user.pk, **said)
    except (SMTPException, OSError):
        logger.exception("A reminder could not be sent; it is tried again tomorrow")
        return False
    return True


def subject(one: Owed) -> str:
    what = "1 action waits" if len(one) == 1 else f"{len(one)} actions wait"
    late = f", {len(one.late)} late" if one.late else ""
    return f"{settings.AREASEND_SERVICE_NAME}: {what} for you{late}"


def text(one: Owed) -> str:
    parts = [
        f"Dear {one.user.name},",
        *_section("Late", one.late),
        *_section("Due within two weeks", one.soon),
        *_section("Nobody has heard of these for some weeks: a sentence is enough", one.silent),
        f"All that you owe, with a place to say how it goes: {address(reverse('plans:owed'))}",
        "You get this at most once a week, and only while something waits for you.",
    ]
    return "\n\n".join(parts) + "\n"


def address(path: str) -> str:
    """With the site's own address in front where the settings name it."""
    return f"{settings.CSRF_TRUSTED_ORIGINS[0]}{path}" if settings.CSRF_TRUSTED_ORIGINS else path


def _section(title: str, found: Iterable[ActionStanding]) -> list[str]:
    lines = [_line(one) for one in found]
    return ["\n".join([f"{title}:", *lines])] if lines else []


def _line(one: ActionStanding) -> str:
    due = f" (due {long_date(one.first_due_on)})" if one.first_due_on else ""
    path = address(reverse("plans:action", args=[one.action.pk]))
    return f"- {one.action.reference} {one.action.title}{due}\n  {one.status.label}: {one.status.because[0]}\n  {path}"
