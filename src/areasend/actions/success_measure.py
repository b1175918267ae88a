"""Success measures: how an action will be known to have worked, and what feeds them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.plan_checks import changed, check_action_open, check_words
from areasend.actions.refusal import Refused
from areasend.indicators.catalogue import indicators
from areasend.indicators.catalogue.card import Card
from areasend.records import plan_facts
from areasend.records.models import PlanAction, SuccessMeasure, User
from areasend.rules.delivery.targets import DONE, INCREASES, PERCENTS, TargetRefused, check_target

AMENDED = frozenset({"text", "kind", "target", "unit", "direction", "by_on", "is_provisional", "baseline_due_on"})
ASK = "Say how the action will be known to have worked."
TO_CHANGE = "change its measures"


@action("success_measure.add")
def add(action: PlanAction, *, by: User | None, today: date, text: str, kind: str, **more: Any) -> SuccessMeasure:
    """One more measure. `more` takes target, unit, direction, by_on, is_provisional, baseline with baseline_on, baseline_due_on,
    and indicator with cut and group.
    """
    check_action_open(action, TO_CHANGE)
    measure = SuccessMeasure(action=action, text=text, kind=kind, recorded_by=by, **more)
    check(measure, today)
    measure.save()
    return measure


@action("success_measure.amend")
def amend(
    measure: SuccessMeasure, *, by: User | None, today: date, version: int | None = None, **changes: Any
) -> SuccessMeasure:
    """Change what is to be reached, how or by when. The history keeps what it was."""
    check_measure_open(measure)
    held = changed(measure, version, changes, AMENDED)
    check(held, today)
    held.save()
    return held


@action("success_measure.set_baseline")
def set_baseline(
    measure: SuccessMeasure, *, by: User | None, today: date, value: Decimal, on: date, version: int | None = None
) -> SuccessMeasure:
    """What the measure stood at before the action could have worked, and on which day."""
    check_measure_open(measure)
    check_counted(measure, "A baseline")
    check_day(on, today, field="on")
    held = changed(measure, version, {"baseline": value, "baseline_on": on}, frozenset({"baseline", "baseline_on"}))
    try:
        check(held, today)
    except Refused as refused:
        raise Refused(str(refused), field="value") from refused
    held.save()
    return held


@action("success_measure.bind")
def bind(
    measure: SuccessMeasure,
    *,
    by: User | None,
    today: date,
    indicator: str,
    cut: str = "",
    group: str = "",
    version: int | None = None,
) -> SuccessMeasure:
    """Let an indicator of the catalogue tell the figure, whole or of one group. "" lets it go: figures are then entered."""
    check_measure_open(measure)
    changes = {"indicator": indicator, "cut": cut, "group": group}
    held = changed(measure, version, changes, frozenset(changes))
    check_indicator(held)
    held.save()
    return held


@action("success_measure.reach")
def reach(measure: SuccessMeasure, *, by: User | None, today: date, on: date, note: str = "") -> SuccessMeasure:
    """What was to be done is done."""
    check_measure_open(measure)
    if measure.kind not in DONE:
        raise Refused("This measure is a figure: record a new reading, and whether it is met follows from that.")
    if measure.reached_on:
        raise Refused(f"This was done on {say(measure.reached_on)} already.")
    check_day(on, today, field="on")
    measure.reached_on, measure.reached_note = on, note.strip()
    measure.save(update_fields=["reached_on", "reached_note"])
    return measure


@action("success_measure.retire")
def retire(measure: SuccessMeasure, *, by: User | None, today: date, because: str) -> SuccessMeasure:
    """It no longer counts. It stays to be read with the reason."""
    check_measure_open(measure)
    check_reason(because, field="because", ask="Say why the measure no longer counts, and who agreed to it.")
    measure.retired_on, measure.retired_because = today, because.strip()
    measure.save(update_fields=["retired_on", "retired_because"])
    return measure


def check_measure_open(measure: SuccessMeasure) -> None:
    check_action_open(measure.action, TO_CHANGE)
    if measure.retired_on:
        raise Refused(f"This measure was retired on {say(measure.retired_on)}. Add a new one instead.")


def check_counted(measure: SuccessMeasure, what: str) -> None:
    if measure.kind in DONE:
        raise Refused(
            f"{what} belongs to a figure, but this measure is done or not. Change what it measures first.",
            field="value",
        )


def check(measure: SuccessMeasure, today: date) -> None:
    """Raise `Refused` unless the measure can be reached and judged. A target that is not agreed yet may be wanting."""
    measure.text = check_words(measure.text, field="text", ask=ASK)
    if measure.kind not in SuccessMeasure.Kind.values:
        raise Refused("Choose what is measured.", field="kind")
    if measure.kind in DONE:
        measure.target = None
    if measure.baseline_on:
        check_day(measure.baseline_on, today, field="baseline_on")
    if measure.target is not None or (measure.kind not in INCREASES and not measure.is_provisional):
        _check_target(measure)
    if measure.kind == "date" and measure.by_on is None and not measure.is_provisional:
        raise Refused("Give the day by which it is to be done.", field="by_on")
    check_indicator(measure)


def _check_target(measure: SuccessMeasure) -> None:
    try:
        check_target(plan_facts.target_of(measure))
    except TargetRefused as refused:
        raise Refused(str(refused), field="target") from refused


def check_indicator(measure: SuccessMeasure) -> None:
    """Raise `Refused` unless its indicator, where it has one, tells just this figure."""
    if not measure.indicator:
        if measure.cut or measure.group:
            raise Refused("Choose the indicator of which this is a part.", field="indicator")
        return
    card = _card(measure.indicator)
    if measure.kind in DONE:
        raise Refused(
            "This measure is done or not, which no indicator can tell. Change what it measures first.",
            field="indicator",
        )
    if measure.kind in PERCENTS and card.measure != "share":
        raise Refused(
            f"“{card.label}” is counted in {card.unit}, not in per cent. Choose another indicator or another kind of target.",
            field="indicator",
        )
    _check_direction(measure, card)
    _check_part(measure, card)


def _card(key: str) -> Card:
    known = indicators()
    if key not in known:
        raise Refused("There is no indicator with this name. Choose one from the catalogue.", field="indicator")
    return known[key].card


def _check_direction(measure: SuccessMeasure, card: Card) -> None:
    good = {"high": "up", "low": "down"}.get(card.better)
    if good and measure.direction != good:
        way = "Higher" if good == "up" else "Lower"
        raise Refused(
            f"{way} is better for “{card.label}”, but the measure says the contrary. Correct one of them.",
            field="indicator",
        )


def _check_part(measure: SuccessMeasure, card: Card) -> None:
    if bool(measure.cut) != bool(measure.group):
        raise Refused(
            "Say both by what the indicator is divided and which part is meant.",
            field="group" if measure.cut else "cut",
        )
    if measure.cut and measure.cut not in card.cuts:
        offered = ", ".join(card.cuts) or "nothing"
        raise Refused(f"“{card.label}” is not divided by {measure.cut}; it can be divided by: {offered}.", field="cut")
