"""When a decision of a council's executive takes effect, and how long scrutiny may call it in.

England has no number of days in statute for call-in; each council's constitution has one, mostly five working days.
The day of publication is not counted, and the decision takes effect on the day after the last. That reading is fixed by
a published decision: a Cabinet decision published on Thursday 4 January 2024 is marked as effective from Friday
12 January. The working days after the 4th are 5, 8, 9, 10 and 11; had the 4th counted, it would have been the 11th.
The example cannot tell the next day from the next working day; the next day is taken, as the period is then over.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from areasend.rules.because import in_words, long_date
from areasend.rules.days import working_day_after
from areasend.rules.readings import Readings

CALL_IN_WORKING_DAYS = 5
State = Literal["open", "suspended", "effective"]


class CallInRefused(Exception):
    """The decision cannot be called in so. The message says why."""


@dataclass(frozen=True)
class Decision:
    """A published decision. `is_open_to_call_in` as its record says; `called_in_on` and the day on which it was then
    confirmed, `confirmed_on` (a decision taken anew instead is another decision)."""

    published_on: date
    is_open_to_call_in: bool = True
    is_urgent: bool = False
    called_in_on: date | None = None
    confirmed_on: date | None = None


@dataclass(frozen=True)
class CallIn:
    """`ends_on`: the last day for calling in (None where there is none); `effective_on` is None while suspended."""

    state: State
    ends_on: date | None
    effective_on: date | None
    because: str


def call_in(
    decision: Decision,
    today: date,
    *,
    working_days: int = CALL_IN_WORKING_DAYS,
    readings: Readings | None = None,
) -> CallIn:
    """Where the decision stands on a day; `working_days` is the number in the council's constitution."""
    at_once = _why_at_once(decision)
    if at_once:
        return CallIn("effective", None, decision.published_on, at_once)
    ends_on = call_in_ends_on(decision.published_on, working_days, readings)
    if decision.called_in_on is not None and decision.called_in_on <= today:
        return _called_in(decision, ends_on, decision.called_in_on, today)
    effective_on = ends_on + timedelta(days=1)
    because = (
        f"Published on {long_date(decision.published_on)}; it may be called in for {in_words(working_days)} working days "
        f"after that, up to {long_date(ends_on)}, and takes effect on {long_date(effective_on)}."
    )
    return CallIn("open" if today <= ends_on else "effective", ends_on, effective_on, because)


def call_in_ends_on(published_on: date, working_days: int, readings: Readings | None = None) -> date:
    """The last day on which the decision may be called in."""
    return working_day_after(published_on, working_days, readings)


def check_call_in(
    decision: Decision, on: date, *, working_days: int = CALL_IN_WORKING_DAYS, readings: Readings | None = None
) -> None:
    """Raise `CallInRefused` unless the decision may be called in on that day."""
    at_once = _why_at_once(decision)
    if at_once:
        raise CallInRefused(f"It cannot be called in. {at_once}")
    ends_on = call_in_ends_on(decision.published_on, working_days, readings)
    if not decision.published_on <= on <= ends_on:
        first, last = long_date(decision.published_on), long_date(ends_on)
        raise CallInRefused(
            f"It could be called in from {first} to {last}; {long_date(on)} lies outside. Check the day."
        )


def _why_at_once(decision: Decision) -> str:
    day = long_date(decision.published_on)
    if decision.is_urgent:
        return f"Urgent: it took effect on {day}, when it was published, without time for call-in."
    if not decision.is_open_to_call_in:
        return f"Not open to call-in: it took effect on {day}, when it was published."
    return ""


def _called_in(decision: Decision, ends_on: date, called_in_on: date, today: date) -> CallIn:
    called = f"Called in on {long_date(called_in_on)}"
    if decision.confirmed_on is None or decision.confirmed_on > today:
        return CallIn("suspended", ends_on, None, f"{called}; it has no effect until it is decided again.")
    told = f"{called} and confirmed on {long_date(decision.confirmed_on)}, when it took effect."
    return CallIn("effective", ends_on, decision.confirmed_on, told)
