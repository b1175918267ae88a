"""News of an action: what was done, and how far it is."""

from __future__ import annotations

from datetime import date

from areasend.actions.audit import action
from areasend.actions.checks import check_day
from areasend.actions.naming_nobody import check_public_words, check_small_told
from areasend.actions.plan_checks import check_action_open, check_words
from areasend.actions.refusal import Refused
from areasend.records.models import PlanAction, ProgressNote, User
from areasend.rules.delivery.progress import ProgressRefused, check_percent
from areasend.rules.policies.access import may_show_news


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
    small_because: str = "",
) -> ProgressNote:
    """What was done by that day (today), in a sentence or two, and how much of the whole that makes. The public sees it only where somebody
    who runs the plan says so. `small_because`: why it may tell of very few children."""
    check_action_open(action, "write news of it")
    text = check_words(text, field="text", ask="Write in a sentence what was done, or what holds it up.")
    if is_public:
        _check_may_show(by)
        check_public_words([text], field="text")
        check_small_told([text], because=small_because)
    on = on or today
    check_day(on, today, field="on")
    try:
        check_percent(percent)
    except ProgressRefused as refused:
        raise Refused(str(refused), field="percent") from refused
    return ProgressNote.objects.create(
        action=action, on=on, text=text, percent=percent, is_public=is_public, recorded_by=by
    )


def _check_may_show(by: User | None) -> None:
    """Nobody else's words are looked up in the records, so nobody else learns from a refusal which names are known."""
    if by is not None and not may_show_news(by.roles):
        raise Refused(
            "Only those who run the plan show news to the public. Leave it unticked; they can tell it in their own note.",
            field="is_public",
        )
