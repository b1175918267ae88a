"""What a child's provision costs: the band, the fee of a placement, the transport. Each is a fact that holds from a day until a day.

A new one ends the one before it on the day before. What was entered wrongly is corrected with a reason; the history keeps what stood.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from areasend.actions.audit import action
from areasend.actions.checks import EARLIEST, check_reason, say
from areasend.actions.money_budget import check_money
from areasend.actions.refusal import Refused
from areasend.records.models import (
    Banding,
    BandRate,
    BandScheme,
    Person,
    Placement,
    PlacementFee,
    TransportAgreement,
    User,
)

AHEAD = timedelta(days=550)
ASK = "Say what was wrong with it."
Priced = Banding | PlacementFee | TransportAgreement


@action("banding.record")
def band(
    person: Person, *, by: User | None, today: date, scheme: BandScheme, band: str, since: date, note: str = ""
) -> Banding:
    """The child's band from a day on."""
    check_days(since, None, today)
    check_band(scheme, band)
    end_former(person.bandings.all(), since, "band")
    return Banding.objects.create(person=person, scheme=scheme, band=band, since=since, note=note, recorded_by=by)


@action("placement_fee.record")
def fee(
    placement: Placement, *, by: User | None, today: date, amount: Decimal, per: str, since: date,
    until: date | None = None, note: str = "",
) -> PlacementFee:  # fmt: skip
    """What the placement costs from a day on, a year or a term."""
    check_days(since, until, today)
    check_money(amount, field="amount", above=True)
    if since < placement.since:
        raise Refused(f"The placement began on {say(placement.since)}. A fee cannot begin before it.", field="since")
    end_former(placement.fees.all(), since, "fee")
    return PlacementFee.objects.create(
        placement=placement, amount=amount, per=per, since=since, until=until, note=note, recorded_by=by
    )


@action("transport.record")
def transport(
    person: Person, *, by: User | None, today: date, cost_a_day: Decimal, since: date, until: date | None = None,
    note: str = "",
) -> TransportAgreement:  # fmt: skip
    """What it costs on each school day to take the child to school, from a day on."""
    check_days(since, until, today)
    check_money(cost_a_day, field="cost_a_day", above=True)
    end_former(person.transport.all(), since, "agreement")
    return TransportAgreement.objects.create(
        person=person, cost_a_day=cost_a_day, since=since, until=until, note=note, recorded_by=by
    )


@action("price.end")
def end(priced: Priced, *, by: User | None, today: date, until: date) -> Priced:
    """The last day on which it holds."""
    check_days(priced.since, until, today)
    priced.until = until
    priced.save(update_fields=["until"])
    return priced


@action("banding.correct")
def correct_band(held: Banding, *, by: User | None, today: date, band: str, because: str) -> Banding:
    check_reason(because, field="because", ask=ASK)
    check_band(held.scheme, band)
    held.band = band
    held.save(update_fields=["band"])
    return held


@action("placement_fee.correct")
def correct_fee(held: PlacementFee, *, by: User | None, today: date, amount: Decimal, because: str) -> PlacementFee:
    check_reason(because, field="because", ask=ASK)
    check_money(amount, field="amount", above=True)
    held.amount = amount
    held.save(update_fields=["amount"])
    return held


@action("transport.correct")
def correct_transport(
    held: TransportAgreement, *, by: User | None, today: date, cost_a_day: Decimal, because: str
) -> TransportAgreement:
    check_reason(because, field="because", ask=ASK)
    check_money(cost_a_day, field="cost_a_day", above=True)
    held.cost_a_day = cost_a_day
    held.save(update_fields=["cost_a_day"])
    return held


def check_days(since: date, until: date | None, today: date) -> None:
    if since < EARLIEST:
        raise Refused(f"{say(since)} is before {say(EARLIEST)}. Check the year.", field="since")
    if since > today + AHEAD:
        raise Refused("That is more than eighteen months ahead. Check the year.", field="since")
    if until and until < since:
        raise Refused(
            f"It begins on {say(since)}, so it cannot end on {say(until)}. Put the days in order.", field="until"
        )


def check_band(scheme: BandScheme, band: str) -> None:
    known = sorted(set(BandRate.objects.filter(scheme=scheme).values_list("band", flat=True)))
    if band not in known:
        told = ", ".join(known) or "none yet: bring in its rates first"
        raise Refused(f"“{band}” is not a band of {scheme}. Its bands are: {told}.", field="band")


def end_former(held: Any, since: date, what: str) -> None:
    """Ends what held before on the day before; refused where one begins on that day or later."""
    later = held.filter(since__gte=since).order_by("since").first()
    if later:
        raise Refused(
            f"There is a {what} from {say(later.since)} already. Correct that one, or choose a later day.",
            field="since",
        )
    for former in held.all():
        if former.until is None or former.until >= since:
            former.until = since - timedelta(days=1)
            former.save(update_fields=["until"])
