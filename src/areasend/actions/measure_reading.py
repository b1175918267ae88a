"""What a success measure stood at on a day, where no indicator tells it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.refusal import Refused
from areasend.actions.success_measure import check_counted, check_measure_open
from areasend.indicators.catalogue import indicators
from areasend.records import plan_facts
from areasend.records.models import MeasureReading, SuccessMeasure, User


@action("measure_reading.record")
def record(
    measure: SuccessMeasure, *, by: User | None, today: date, on: date, value: Decimal, source: str
) -> MeasureReading:
    """A figure with its day and a source that another can find."""
    check_measure_open(measure)
    check_counted(measure, "A reading")
    if measure.indicator in indicators():
        label = indicators()[measure.indicator].card.label
        raise Refused(f"The indicator “{label}” tells this figure, so it is not entered here.", field="value")
    check_day(on, today, field="on")
    check_reason(source, field="source", ask="Say where the figure comes from, so that another can find it.")
    if plan_facts.target_of(measure).is_percent and not 0 <= value <= 100:
        raise Refused("A percentage lies between 0 and 100.", field="value")
    if measure.readings.filter(on=on, withdrawn_on=None).exists():
        raise Refused(f"There is a reading for {say(on)} already. Take it back first if it is wrong.", field="on")
    return MeasureReading.objects.create(measure=measure, on=on, value=value, source=source.strip(), recorded_by=by)


@action("measure_reading.withdraw")
def withdraw(reading: MeasureReading, *, by: User | None, today: date, because: str) -> MeasureReading:
    """Take a figure back with a reason; the right one is then recorded anew."""
    check_reason(because, field="because", ask="Say why the figure is taken back.")
    if reading.withdrawn_on:
        raise Refused(f"This reading was already taken back on {say(reading.withdrawn_on)}.")
    reading.withdrawn_on, reading.withdrawn_because = today, because.strip()
    reading.save(update_fields=["withdrawn_on", "withdrawn_because"])
    return reading
