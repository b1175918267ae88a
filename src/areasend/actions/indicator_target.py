"""What the area aims at for an indicator, since when, and who answers for it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.refusal import Refused
from areasend.indicators.catalogue.card import Card, catalogue_cards
from areasend.records.models import IndicatorTarget, User


@action("indicator_target.set")
def set_target(
    indicator: str, *, by: User, today: date, value: Decimal, since: date, reason: str, owner: str = ""
) -> IndicatorTarget:
    """Aim at a value from a day; the aim that stood before ends the day before."""
    card = _card(indicator)
    check_day(since, today, field="since")
    check_reason(reason, field="reason", ask="Say where the target was agreed.")
    if card.measure == "share" and not 0 <= value <= 100:
        raise Refused("A share lies between 0 and 100.", field="value")
    before = IndicatorTarget.objects.select_for_update().filter(indicator=indicator, until=None).first()
    if before:
        _end(before, since - timedelta(days=1))
    return IndicatorTarget.objects.create(
        indicator=indicator, value=value, since=since, owner=owner, reason=reason, recorded_by=by
    )


@action("indicator_target.end")
def end(target: IndicatorTarget, *, by: User, today: date, because: str) -> IndicatorTarget:
    """Aim at nothing of the area's own any longer; the card's target, where there is one, stands again."""
    check_reason(because, field="because", ask="Say why the target ends.")
    if target.until:
        raise Refused(f"This target already ended on {say(target.until)}.")
    return _end(target, today)


def _end(target: IndicatorTarget, until: date) -> IndicatorTarget:
    if until < target.since:
        raise Refused(f"The target in force began on {say(target.since)}. Choose a later day.", field="since")
    target.until = until
    target.save(update_fields=["until"])
    return target


def _card(key: str) -> Card:
    known = catalogue_cards()
    if key not in known:
        raise Refused("There is no indicator with this name. Choose one from the catalogue.", field="indicator")
    return known[key]
