"""News of an action: what was done, and how far it is."""

from __future__ import annotations

from datetime import date

from areasend.actions.audit import action
from areasend.actions.checks import check_day
from areasend.actions.naming_nobody import check_public_words
from areasend.actions.plan_checks import check_action_open, check_words
from areasend.actions.refusal import Refused
from areasend.records.models import PlanAction, ProgressNote, User
from areasend.rules.delivery.progress import ProgressRefused, check_percent


@action("progress.note")
def note(
    action: PlanAction,
    *,
    by: User | None,
    today: date,
    text: str,
    percent: int | None = None,
    on: date | None = None,
    is_public: bool = False,
) -> ProgressNote:
    """What was done by that day (today), in a sentence or two, and how much of the whole that makes. The public sees it only if asked."""
    check_action_open(action, "write news of it")
    text = check_words(text, field="text", ask="Write in a sentence what was done, or what holds it up.")
    if is_public:
        check_public_words([text], field="text")
    on = on or today
    check_day(on, today, field="on")
    try:
        check_percent(percent)
    except ProgressRefused as refused:
        raise Refused(str(refused), field="percent") from refused
    return ProgressNote.objects.create(
        action=action, on=on, text=text, percent=percent, is_public=is_public, recorded_by=by
    )
