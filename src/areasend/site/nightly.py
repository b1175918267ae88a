"""What is done every night, whatever number of workers runs: sessions cleared, derived values verified, old law called out, what is ahead
worked out, reminders sent.

Nothing here changes what a page shows, and nothing expires: a law file whose date of checking has grown old is named in the log, so that
the statutory lead looks at it again.
"""

from __future__ import annotations

import logging
from datetime import date, timedelta

from django.core.management import call_command
from django.utils import timezone

from areasend.actions import jobs, standing_answer
from areasend.forecast.models import MODELS
from areasend.records import snapshot, verify
from areasend.rules import law
from areasend.site import reminders
from areasend.web.outlook.scope_forms import scope_form
from areasend.web.today import today

logger = logging.getLogger("areasend.nightly")
CHECK_AGAIN_AFTER = timedelta(days=365)
REMINDERS = "nightly.reminders"


@jobs.periodic("7 2 * * *", "nightly.clear_sessions")
def clear_sessions() -> None:
    call_command("clearsessions")


@jobs.periodic("27 2 * * *", "nightly.verify")
def verify_index() -> None:
    """Only counts go into the log: the sentences name cases. `areasend verify` prints them."""
    if found := verify.verify():
        logger.error("%d derived values differ from the facts: run areasend verify", len(found))


@jobs.periodic("47 2 * * *", "nightly.snapshot")
def take_snapshot() -> None:
    """As at the day that has ended; the folders of nights long past go."""
    snapshot.take(timezone.localdate() - timedelta(days=1))
    snapshot.prune()


@jobs.periodic("7 3 * * *", "nightly.standing_answers")
def look_ahead() -> None:
    """So that the first to look in the morning need not wait: the facts of a day just begun, by every model."""
    for key in MODELS:
        standing_answer.work_out(model=key, on=today().isoformat(), scope=scope_form(key).scope)


@jobs.periodic("37 2 * * 1", "nightly.law_checked")
def call_out_old_law() -> None:
    for path in law_to_check(timezone.localdate()):
        logger.warning("The rule %s was last checked more than a year ago", path)


@jobs.periodic("47 5 * * *", REMINDERS)
def send_reminders() -> None:
    if sent := reminders.remind(today()):
        logger.info("%d reminders were sent", sent)


def law_to_check(today: date) -> list[str]:
    """The clocks that nobody has compared with the law for a year, by path."""
    return sorted(clock.path for clock in law.all_clocks() if today - clock.checked_on > CHECK_AGAIN_AFTER)
