"""The budget of a financial year: the balance brought in, and what each line is set at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from areasend.actions.audit import action
from areasend.actions.checks import check_reason
from areasend.actions.refusal import Refused
from areasend.records.models import BudgetLine, BudgetYear, User
from areasend.rules.money.lines import LINES
from areasend.rules.money.pence import NotMoney, to_pence
from areasend.rules.money.year import FinancialYear, year_of

ASK_SOURCE = "Say where the figure comes from, so that another can find it."


def check_money(amount: Decimal, *, field: str, above: bool = False) -> None:
    """Pounds and whole pence, nought or more; more than nought where `above`."""
    try:
        to_pence(amount)
    except NotMoney as wrong:
        raise Refused(str(wrong), field=field) from wrong
    if amount < 0 or (above and amount == 0):
        raise Refused(f"The amount is {'nought or ' if above else ''}below nought. Enter what is paid.", field=field)


@action("budget.open_year")
def open_year(
    year: FinancialYear, *, by: User | None, today: date, opening_balance: Decimal, source: str
) -> BudgetYear:
    """The year with the balance brought into it (less than nought for a deficit); or the balance put right."""
    check_reason(source, field="source", ask=ASK_SOURCE)
    if year > year_of(today).next:
        raise Refused(f"{year} is too far ahead. Set the budget of next year at most.", field="year")
    try:
        to_pence(opening_balance)
    except NotMoney as wrong:
        raise Refused(str(wrong), field="opening_balance") from wrong
    held = BudgetYear.objects.select_for_update().filter(starts_on=year.starts_on).first()
    if held is None:
        return BudgetYear.objects.create(
            starts_on=year.starts_on, opening_balance=opening_balance, source=source, recorded_by=by
        )
    held.opening_balance, held.source = opening_balance, source
    held.save(update_fields=["opening_balance", "source"])
    return held


@action("budget.set_line")
def set_line(year: BudgetYear, *, by: User | None, today: date, code: str, amount: Decimal, source: str) -> BudgetLine:
    """What a line is set at; a change takes the place of what stood, which the history keeps."""
    check_reason(source, field="source", ask=ASK_SOURCE)
    if code not in LINES:
        raise Refused(f"There is no budget line {code}. The lines are: {', '.join(LINES)}.", field="code")
    if code != "IN-IMPEX":
        check_money(amount, field="amount")
    held = BudgetLine.objects.select_for_update(of=("self",)).filter(year=year, code=code).first()
    if held is None:
        return BudgetLine.objects.create(year=year, code=code, amount=amount, source=source, recorded_by=by)
    held.amount, held.source = amount, source
    held.save(update_fields=["amount", "source"])
    return held
