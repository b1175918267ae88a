"""Claims that a time limit was impractical to keep. A claim excuses lateness where the Regulations allow it; it never moves a date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from areasend.actions import lock
from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.refusal import Refused
from areasend.records.models import Case, ExceptionClaim, User
from areasend.records.preview import deadlines_of
from areasend.records.readings import readings
from areasend.rules import exceptions, law

GROUNDS = ("school_closed", "early_years_closed", "exceptional_circumstances", "absent_from_area")
CLOSURES = ("school_closed", "early_years_closed")


@action("exception.claim")
def claim(
    case: Case,
    *,
    by: User | None,
    today: date,
    reason: str,
    claimed_on: date,
    explanation: str,
    period_from: date | None = None,
    period_to: date | None = None,
    asked_on: date | None = None,
    revised_target_on: date | None = None,
) -> ExceptionClaim:
    """Claim one of the grounds, with the facts that make it good; refused where those facts do not."""
    check_ground(case, reason)
    check_day(claimed_on, today, field="claimed_on")
    check_reason(
        explanation,
        field="explanation",
        ask="Explain why this made the date impractical. Each case needs its own reason.",
    )
    check_facts(reason, period_from=period_from, period_to=period_to, asked_on=asked_on)
    held = lock.claim(case, None)
    check_belongs(held, today, claimed_on=claimed_on, period_from=period_from, period_to=period_to)
    check_late(held, reason, today)
    if reason in CLOSURES and asked_on:
        check_asked(held, asked_on)
    if case.exceptions.filter(reason=reason, withdrawn_on=None).exists():
        raise Refused(
            "This ground is already claimed for this case. Withdraw that claim first if its facts are wrong.",
            field="reason",
        )
    return ExceptionClaim.objects.create(
        case=case,
        reason=reason,
        claimed_on=claimed_on,
        explanation=explanation,
        period_from=period_from,
        period_to=period_to,
        asked_on=asked_on,
        revised_target_on=revised_target_on,
        recorded_by=by,
    )


@action("exception.withdraw")
def withdraw(claimed: ExceptionClaim, *, by: User, today: date, on: date, because: str) -> ExceptionClaim:
    check_day(on, today, field="on")
    check_reason(because, field="because", ask="Say why the claim does not hold.")
    if claimed.withdrawn_on:
        raise Refused(f"This claim was already withdrawn on {say(claimed.withdrawn_on)}.")
    if on < claimed.claimed_on:
        raise Refused(f"It cannot be withdrawn before it was claimed on {say(claimed.claimed_on)}.", field="on")
    claimed.withdrawn_on, claimed.withdrawn_because = on, because
    claimed.save(update_fields=["withdrawn_on", "withdrawn_because"])
    return claimed


def grounds_for(case: Case) -> tuple[str, ...]:
    """The grounds that excuse some date of this case's process, in the order of the Regulations."""
    excused = {ground for clock in law.process(case.process).clocks for ground in clock.excused_by}
    return tuple(ground for ground in GROUNDS if ground in excused)


def check_ground(case: Case, reason: str) -> None:
    allowed = grounds_for(case)
    if not allowed:
        raise Refused(
            f"No date of this process ({case.law.label}) can be excused: the Regulations give no exception for it."
        )
    if reason not in allowed:
        raise Refused("Select one of the grounds that the Regulations allow.", field="reason")


def check_belongs(
    case: Case, today: date, *, claimed_on: date, period_from: date | None, period_to: date | None
) -> None:
    """The claim and what it rests on fall into the time of the case."""
    opened_on, last = case.opened_on or claimed_on, max(case.final_due_on or today, today)
    if claimed_on < opened_on:
        raise Refused(
            f"{say(claimed_on)} is before the case began on {say(opened_on)}. Check the date.", field="claimed_on"
        )
    if period_to and period_to < opened_on:
        raise Refused(f"This was over before the case began on {say(opened_on)}. Check the dates.", field="period_to")
    if period_from and period_from > last:
        raise Refused(
            f"This begins after {say(last)}, when all dates of the case are past. Check the dates.", field="period_from"
        )


def check_late(case: Case, reason: str, today: date) -> None:
    """A claim may be written down after the case has ended, but only where a date was missed."""
    excused = {clock.path for clock in law.process(case.process).clocks if reason in clock.excused_by}
    is_late = any(one.rule in excused and one.state in ("met_late", "overdue") for one in deadlines_of(case, today))
    if not case.is_open and not is_late:
        raise Refused(
            "This case has ended and kept every date that this ground excuses, so there is nothing to excuse."
        )


def check_asked(case: Case, asked_on: date) -> None:
    """Where the case says when advice was asked for, the claim says the same."""
    asked = case.advice.standing()
    rows = asked.filter(source=exceptions.CLOSURE_SOURCE)
    days = set((rows if rows.exists() else asked).values_list("asked_on", flat=True))
    if days and asked_on not in days:
        recorded = ", ".join(say(day) for day in sorted(days))
        raise Refused(
            f"This case records that advice was asked for on {recorded}. Enter that day, or correct the advice first.",
            field="asked_on",
        )


def check_facts(reason: str, *, period_from: date | None, period_to: date | None, asked_on: date | None) -> None:
    """`period_from` to `period_to`: the first and last day of the closure (it opens again the day after) or of the absence."""
    if reason == "exceptional_circumstances" and period_from is None and period_to is None:
        return
    if period_from is None or period_to is None:
        lacking = "period_from" if period_from is None else "period_to"
        raise Refused("Enter the first and the last day of the closure or absence.", field=lacking)
    if period_to < period_from:
        raise Refused("The last day is before the first. Check both dates.", field="period_to")
    if reason in CLOSURES:
        _check_closure(period_from, period_to, asked_on)
    elif reason != "exceptional_circumstances":
        _refuse_unless(lambda: exceptions.check_absence_exception(first_on=period_from, last_on=period_to), "period_to")


def _check_closure(closes_on: date, last_day: date, asked_on: date | None) -> None:
    if asked_on is None:
        raise Refused(
            "Enter the day on which the setting was asked for advice: the exception turns on it.", field="asked_on"
        )
    reopens_on = last_day + timedelta(days=1)
    _refuse_unless(
        lambda: exceptions.check_closure_exception(
            asked_on=asked_on, closes_on=closes_on, reopens_on=reopens_on, readings=readings()
        ),
        "asked_on",
    )


def _refuse_unless(check: Callable[[], None], field: str) -> None:
    try:
        check()
    except exceptions.ExceptionRefused as error:
        raise Refused(str(error), field=field) from error
