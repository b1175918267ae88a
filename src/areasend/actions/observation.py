"""Observations: figures that the system does not count itself, each with its day and its source."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.refusal import Refused
from areasend.indicators.catalogue import indicators
from areasend.indicators.catalogue.card import Card
from areasend.records.models import User
from areasend.records.models.observation import Observation


@action("observation.record")
def record(
    indicator: str,
    *,
    by: User | None,
    today: date,
    on: date,
    source: str,
    value: Decimal | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    cut: str = "",
    group: str = "",
) -> Observation:
    """Write down a figure as at a day, from a source that another can find: a value, or a numerator (of a denominator)."""
    card = _observed_card(indicator)
    check_day(on, today, field="on")
    check_reason(source, field="source", ask="Say where the figure comes from, so that another can find it.")
    check_figure(card, value, numerator, denominator)
    check_part(card, cut, group)
    _check_new(indicator, on, cut, group)
    return Observation.objects.create(
        indicator=indicator,
        on=on,
        cut=cut,
        group=group,
        numerator=numerator,
        denominator=denominator,
        value=value,
        source=source,
        recorded_by=by,
    )


@action("observation.withdraw")
def withdraw(observation: Observation, *, by: User, today: date, because: str) -> Observation:
    """Take a figure back with a reason; the right one is then recorded anew."""
    check_reason(because, field="because", ask="Say why the figure is taken back.")
    if observation.withdrawn_on:
        raise Refused(f"This figure was already taken back on {say(observation.withdrawn_on)}.")
    observation.withdrawn_on, observation.withdrawn_because = today, because
    observation.save(update_fields=["withdrawn_on", "withdrawn_because"])
    return observation


def _observed_card(key: str) -> Card:
    known = indicators()
    if key not in known:
        raise Refused("There is no indicator with this name. Choose one from the catalogue.", field="indicator")
    if not known[key].card.is_observed:
        raise Refused(
            f"“{known[key].card.label}” is counted from the cases, so it cannot be entered. Correct the facts of the cases.",
            field="indicator",
        )
    return known[key].card


def check_figure(card: Card, value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None) -> None:
    if value is None and numerator is None:
        raise Refused("Enter the figure, or the numbers it follows from.", field="value")
    if denominator is not None and denominator <= 0:
        raise Refused("The number of all must be more than nought.", field="denominator")
    if card.measure == "share" and value is None and denominator is None:
        raise Refused("A share needs the number of all as well.", field="denominator")
    if card.measure == "share" and value is not None and not 0 <= value <= 100:
        raise Refused("A share lies between 0 and 100.", field="value")
    if card.measure == "share" and numerator is not None and denominator is not None and numerator > denominator:
        raise Refused("The part is greater than the whole. Check both numbers.", field="numerator")


def check_part(card: Card, cut: str, group: str) -> None:
    if bool(cut) != bool(group):
        raise Refused(
            "Say both by what the figure is divided and which part it is of.", field="group" if cut else "cut"
        )
    if cut and cut not in card.cuts:
        offered = ", ".join(card.cuts) or "nothing"
        raise Refused(f"This indicator is not divided by {cut}; it can be divided by: {offered}.", field="cut")


def _check_new(indicator: str, on: date, cut: str, group: str) -> None:
    same = Observation.objects.filter(indicator=indicator, on=on, cut=cut, group=group, withdrawn_on=None)
    if same.exists():
        raise Refused(f"There is a figure for {say(on)} already. Take it back first if it is wrong.", field="on")
