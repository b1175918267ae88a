"""A month of the ledger: brought in whole by its control total, or not at all; replaced with a reason; and the forecast kept with it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import transaction

from areasend.actions.audit import action
from areasend.actions.checks import say
from areasend.actions.refusal import Refused
from areasend.exchange.ledger.month import Month, read
from areasend.exchange.observations import Problem
from areasend.forecast.money.model import run
from areasend.records.models import BudgetYear, LedgerEntry, LedgerMonth, OutturnForecast, User
from areasend.records.money.inputs import frozen_inputs
from areasend.records.money.reading import default_params
from areasend.rules.money.lines import LINES
from areasend.rules.money.year import year_of

SEED, DRAWS = 1, 2000


@dataclass
class Brought:
    """What a file held. `month` is kept where something was written; `lacks`: budget lines of which the file says nothing."""

    read: Month | None = None
    month: LedgerMonth | None = None
    problems: list[Problem] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)

    @property
    def by_line(self) -> dict[str, Decimal]:
        return self.read.by_line() if self.read else {}


class _Undone(Exception):
    """Takes a trial back."""


def bring_in(
    name: str, content: bytes, *, by: User | None, today: date, because: str = "", is_dry_run: bool = False
) -> Brought:
    """The month whole, or nothing with what is wrong. `because`: why a month that is in already is replaced."""
    month, problems = read(name, content, LINES)
    found = Brought(read=month, problems=problems)
    if month is None:
        return found
    found.lacks = sorted(_budgeted(month.period) - month.by_line().keys())
    try:
        with transaction.atomic():
            digest = hashlib.sha256(content).hexdigest()
            kept = accept(month, by=by, today=today, filename=name, sha256=digest, because=because)
            if is_dry_run:
                raise _Undone
            found.month = kept
    except Refused as refusal:
        found.problems.append(Problem(0, refusal.field or "", str(refusal)))
    except _Undone:
        pass
    return found


@action("ledger.accept")
def accept(month: Month, *, by: User | None, today: date, filename: str, sha256: str, because: str = "") -> LedgerMonth:
    """Writes the month, its entries, and the forecast that follows from it."""
    check_period(month.period, today)
    held = LedgerMonth.objects.select_for_update().filter(month=month.period, replaced_on=None).first()
    if held:
        _replace(held, sha256, because, today)
    else:
        _check_next(month.period)
    kept = LedgerMonth.objects.create(
        month=month.period, control_total=month.control, filename=filename, sha256=sha256, recorded_by=by
    )
    LedgerEntry.objects.bulk_create(
        LedgerEntry(
            month=kept, number=one.number, code=one.line, amount=one.amount, description=one.description[:300],
            recorded_by=by,
        )
        for one in month.entries
    )  # fmt: skip
    keep_forecast(kept, by=by, today=today)
    return kept


def check_period(period: date, today: date) -> None:
    if period >= today.replace(day=1):
        raise Refused(f"{period:%B %Y} is not over yet. Bring a month in once it is closed.", field="period")
    if not BudgetYear.objects.filter(starts_on=year_of(period).starts_on).exists():
        raise Refused(
            f"There is no budget for {year_of(period)}. Set its opening balance and lines first.", field="period"
        )


def _check_next(period: date) -> None:
    """Months of a year come one after the other, so that "to date" means what it says."""
    year = year_of(period)
    due = year.months[: year.month_number(period)]
    there = set(LedgerMonth.objects.filter(month__in=due, replaced_on=None).values_list("month", flat=True))
    missing = [day for day in due if day not in there]
    if missing:
        raise Refused(
            f"{missing[0]:%B %Y} is not in yet. Bring the months of a year in one after the other.", field="period"
        )


def _replace(held: LedgerMonth, sha256: str, because: str, today: date) -> None:
    if held.sha256 == sha256:
        raise Refused(f"This very file was brought in for {held} already. Nothing has changed.", field="period")
    if not because.strip():
        raise Refused(
            f"{held} is in already, brought in on {say(held.recorded_at.date())}. To replace it, say why.",
            field="because",
        )
    held.replaced_on, held.replaced_because = today, because
    held.save(update_fields=["replaced_on", "replaced_because"])


def _budgeted(period: date) -> set[str]:
    year = BudgetYear.objects.filter(starts_on=year_of(period).starts_on).first()
    return set(year.lines.values_list("code", flat=True)) if year else set()


def keep_forecast(month: LedgerMonth, *, by: User | None, today: date) -> OutturnForecast:
    """What the facts say now, and what follows, beside the month that came in."""
    inputs = frozen_inputs(year_of(month.month), today)
    found = run(inputs, default_params(), seed=SEED, draws=DRAWS)
    return OutturnForecast.objects.create(
        month=month, as_at=today, inputs=inputs, figures={"summary": found.summary, **found.figures}, recorded_by=by
    )
