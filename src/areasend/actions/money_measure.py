"""Measures to spend less: planned with dates, amounts and an owner; what came of them so far; dropped with a reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.money_budget import check_money
from areasend.actions.refusal import Refused
from areasend.records.models import SavingDelivery, SavingMeasure, User
from areasend.rules.money.lines import LINES


@action("saving.plan")
def plan(
    *, by: User | None, today: date, title: str, code: str, owner: str, starts_on: date, full_year: Decimal,
    ends_on: date | None = None, cost: Decimal = Decimal(0), how: str = "",
) -> SavingMeasure:  # fmt: skip
    """A measure: what a full year is worth once it works, and what it costs once."""
    check_reason(title, field="title", ask="Say in a few words what is done.")
    check_reason(owner, field="owner", ask="Say which role answers for it.")
    if code not in LINES or LINES[code].is_income:
        raise Refused("Choose the line of spending that it brings down.", field="code")
    check_money(full_year, field="full_year", above=True)
    check_money(cost, field="cost")
    if ends_on and ends_on < starts_on:
        raise Refused(
            f"It starts on {say(starts_on)}, so it cannot end on {say(ends_on)}. Put the days in order.",
            field="ends_on",
        )
    return SavingMeasure.objects.create(
        title=title, code=code, owner=owner, starts_on=starts_on, ends_on=ends_on, full_year=full_year, cost=cost, how=how,
        recorded_by=by,
    )  # fmt: skip


@action("saving.deliver")
def deliver(
    measure: SavingMeasure, *, by: User | None, today: date, on: date, amount: Decimal, evidence: str
) -> SavingDelivery:
    """What it has saved so far, in all, and how that is known."""
    check_day(on, today, field="on")
    check_reason(evidence, field="evidence", ask="Say how it is known, so that another can check it.")
    check_money(amount, field="amount")
    if measure.deliveries.filter(on=on).exists():
        raise Refused(f"What it saved by {say(on)} is told already. Choose another day.", field="on")
    return SavingDelivery.objects.create(measure=measure, on=on, amount=amount, evidence=evidence, recorded_by=by)


@action("saving.drop")
def drop(measure: SavingMeasure, *, by: User | None, today: date, because: str) -> SavingMeasure:
    """It will not be done, or not any longer; forecasts leave it out."""
    check_reason(because, field="because", ask="Say why it is dropped.")
    if measure.dropped_on:
        raise Refused(f"It was dropped on {say(measure.dropped_on)} already.")
    measure.dropped_on, measure.dropped_because = today, because
    measure.save(update_fields=["dropped_on", "dropped_because"])
    return measure
