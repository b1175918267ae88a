"""Where a child or young person is educated."""

from __future__ import annotations

from datetime import date, timedelta

from areasend.actions.audit import action
from areasend.actions.checks import check_day, say
from areasend.actions.refusal import Refused
from areasend.records.models import Person, Placement, Setting, User


@action("placement.record")
def record(
    person: Person,
    *,
    by: User | None,
    today: date,
    since: date,
    setting: Setting | None = None,
    arrangement: str = "",
    provision: str = "",
    is_named_in_plan: bool = False,
    residential_weeks: int | None = None,
) -> Placement:
    """The main placement from `since` on; the one before it ends the day before. It may be agreed ahead."""
    if since > today + timedelta(days=550):
        raise Refused("That is more than eighteen months ahead. Check the year.", field="since")
    check_one_place(setting, arrangement, provision)
    if setting and setting.closed_on and setting.closed_on <= since:
        raise Refused(f"{setting.name} closed on {say(setting.closed_on)}. Choose another.", field="setting")
    end_former(person, since)
    return Placement.objects.create(
        person=person,
        setting=setting,
        arrangement=arrangement,
        provision=provision,
        is_named_in_plan=is_named_in_plan,
        residential_weeks=residential_weeks,
        since=since,
        recorded_by=by,
    )


def check_one_place(setting: Setting | None, arrangement: str, provision: str) -> None:
    if (setting is None) == (not arrangement):
        raise Refused("Choose either a setting or another arrangement, not both.", field="setting")
    if provision and setting is None:
        raise Refused("A unit or resourced provision is part of a setting. Choose the setting.", field="setting")


def end_former(person: Person, since: date) -> None:
    later = person.placements.filter(is_main=True, since__gte=since).first()
    if later:
        raise Refused(
            f"A placement from {say(later.since)} is already recorded ({later.place}). End or correct that one first.",
            field="since",
        )
    for former in person.placements.filter(is_main=True):
        if former.until is None or former.until >= since:
            former.until = since - timedelta(days=1)
            former.save(update_fields=["until"])


@action("placement.end")
def end(placement: Placement, *, by: User, today: date, until: date, because: str = "") -> Placement:
    """The last day at a placement."""
    check_day(until, today, field="until")
    if until < placement.since:
        raise Refused(f"It began on {say(placement.since)}. The last day cannot be before.", field="until")
    if placement.until and placement.until <= until:
        raise Refused(f"It already ends on {say(placement.until)}.", field="until")
    placement.until = until
    placement.save(update_fields=["until"])
    return placement
