"""Messages to those who owe something under the plans: one a week at most, each an entry of the audit."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.mail import send_mail

from areasend.actions.audit import action
from areasend.records.models import AuditEntry, User

NAME = "reminder.send"
EVERY = timedelta(days=7)


@action(NAME)
def send(user: User, *, by: User | None, today: date, on: date, to: int, subject: str, text: str) -> None:
    """One message. `on` and `to` (the key of the user) are kept, so that the next may wait a week. Whoever was invented gets none."""
    if user.is_demo:
        return
    send_mail(subject, text, None, [user.email])


def told_lately(today: date) -> set[int]:
    """The keys of the users who had a message within the week."""
    sent = AuditEntry.objects.filter(action=NAME, detail__on__gt=(today - EVERY).isoformat())
    return set(sent.values_list("detail__to", flat=True))
