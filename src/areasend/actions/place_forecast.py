"""The yearly forecast of places: frozen and published in one step, and taken back with a reason."""

from __future__ import annotations

from datetime import date

from areasend.actions.audit import action
from areasend.actions.checks import check_reason, say
from areasend.actions.refusal import Refused
from areasend.forecast.places.facts import BadInputs
from areasend.forecast.places.run import with_defaults
from areasend.records.models import PlaceForecast, User
from areasend.records.places import kept, published


@action("place_forecast.publish")
def publish(*, by: User | None, today: date) -> PlaceForecast:
    """Freeze the forecast as the records stand: inputs, parameters, outcome, and what everyone sees of it."""
    held = PlaceForecast.objects.filter(withdrawn_on=None, published_on=today).first()
    if held:
        raise Refused("A forecast was published today already. Take that one back first, or wait until tomorrow.")
    try:
        outcome = kept.outcome_on(today)
    except BadInputs as error:
        raise Refused(str(error)) from error
    if not outcome.figures["cells"]:
        raise Refused(
            "No specialist places are recorded, so there is nothing to publish. Record the commissioned places first."
        )
    made: PlaceForecast = PlaceForecast.objects.create(
        as_at=today,
        inputs=kept.inputs_on(today),
        params=with_defaults({}),
        outcome=outcome.as_dict(),
        told=published.told(outcome),
        published_on=today,
        recorded_by=by,
    )
    return made


@action("place_forecast.withdraw")
def withdraw(forecast: PlaceForecast, *, by: User | None, today: date, because: str) -> PlaceForecast:
    """The public sees the one before again, or none."""
    check_reason(because, field="because", ask="Say why it is taken back.")
    if forecast.withdrawn_on:
        raise Refused(f"It was taken back on {say(forecast.withdrawn_on)} already.")
    forecast.withdrawn_on, forecast.withdrawn_because = today, because.strip()
    forecast.save(update_fields=["withdrawn_on", "withdrawn_because"])
    return forecast
