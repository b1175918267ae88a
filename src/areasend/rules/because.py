"""Why a date is what it is, in one or two plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from areasend.rules.law import value_on
from areasend.rules.readings import Readings, starts_of
from areasend.rules.shapes import Clock, Process, Route, Value

_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)

# What each count says; {n} is the length in words, {day} the date it runs from and why.
SENTENCES: Mapping[str, str] = {
    "within_weeks_of": "{n} weeks from {day}; the day itself is not counted.",
    "within_days_of": "{n} days from {day}; the day itself is not counted.",
    "days_beginning_with": "{n} days beginning with {day}; that day is the first.",
    "within_months_of": "{n} months from {day}; the corresponding date, or the last day of a shorter month.",
    "months_beginning_with": "{n} months beginning with {day}; they end the day before the corresponding date.",
    "review_months": "{n} months beginning with {day}; they end the day before the corresponding date.",
    "working_days_beginning_with": "{n} working days beginning with {day}; that day is the first if it is worked.",
    "within_working_days_of": "{n} working days after {day}; the first is the next working day.",
    "working_days_of_awareness": "{n} working days beginning with {day}.",
    "working_days_before": "{n} working days before {day}.",
    "weeks_before": "{n} weeks before {day}.",
    "clear_weeks_before": "{n} clear weeks before {day}; neither day is counted.",
    "tribunal_months": (
        "{n} months from {day}; by the tribunal's rule 12 a time that ends in August or over Christmas "
        "ends on the first working day after, and one that ends on a day not worked on the next working day."
    ),
    "tribunal_working_days": (
        "{n} working days after {day}, without August and 25 December to 1 January (the tribunal's rule 12)."
    ),
    "birthday": "The birthday at {v}, counted from {day}.",
    "day_before_birthday": "The day before the birthday at {v}, counted from {day}.",
    "academic_year_end_after_birthday": "The 31 July on or after the birthday at {v}, counted from {day}.",
    "other_course_limit": "At most the day before the birthday at {v}, counted from {day}.",
    "last_friday_in_june": (
        "The last Friday in June of the school year in which the age of {v} is reached, counted from {day}."
    ),
    "by_day_of_year": "By {named} in the year of {day}.",
    "before_day_of_year": "Before {named} in the year of {day}: the last lawful day is the day before.",
    "before_fixed_day": "Before {v}, for what began on {day}.",
    "nth_weekday_of_month": "The {named} of the year of {day}.",
    "recommendation_weeks": "{n} weeks from {day}; the day itself is not counted.",
    "action_plan_working_days": "{n} working days after {day}.",
}
# Where a reading changes the count, the words of the other choice.
_OTHER_READING: Mapping[tuple[str, str, str], str] = {
    ("clear_weeks_before", "review_notice", "whole_weeks"): SENTENCES["weeks_before"],
    ("before_day_of_year", "phase_transfer_limit", "by"): SENTENCES["by_day_of_year"],
    (
        "other_course_limit",
        "after_25_other_courses",
        "academic_year_end",
    ): "At most the 31 July after the 25th birthday, counted from {day}.",
    ("review_months", "review_year", "anniversary"): SENTENCES["within_months_of"],
    ("working_days_of_awareness", "working_days_of_awareness", "after"): SENTENCES["within_working_days_of"],
}
_COUNT_BY_READING = ("recommendation_weeks", "action_plan_working_days")


@dataclass(frozen=True)
class Reckoned:
    """What an explanation needs: the clock, its facts as dates, and the dates found."""

    process: Process
    clock: Clock
    facts: Mapping[str, date]
    due_on: date | None
    action_by: date | None


def in_words(number: int) -> str:
    """A number up to twenty in words, above that in figures."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def long_date(day: date) -> str:
    """Such as 15 July 2026."""
    return f"{day.day} {day:%B %Y}"


def because(case: Reckoned, readings: Readings) -> str:
    """The sentences for one clock of one case."""
    if case.clock.is_standing:
        return "A standing duty; no date is laid down."
    told = [
        _route_sentence(case, route, readings)
        for route in case.clock.routes
        if route_start(route, case.facts, readings)
    ]
    if not told:
        return _waiting(case)
    if case.clock.kind == "duty":
        return told[0]
    text = told[0] if len(told) == 1 else f"The {case.clock.take} of two dates. " + " ".join(told)
    if case.action_by and case.due_on and case.action_by < case.due_on:
        last = f"{case.action_by:%A} {long_date(case.action_by)}"
        text += f" {long_date(case.due_on)} is not a working day, so act by {last}."
    return text


def route_start(route: Route, facts: Mapping[str, date], readings: Readings) -> tuple[str, date] | None:
    """The fact that a route runs from, with its date."""
    if any(name not in facts for name in route.only_with):
        return None
    known = [(name, facts[name]) for name in starts_of(route, readings) if name in facts]
    if not known:
        return None
    return max(known, key=lambda found: found[1]) if route.start_mode == "latest_of" else known[0]


def _waiting(case: Reckoned) -> str:
    facts = case.process.facts
    first = next((route for route in case.clock.routes if route.starts[0] not in case.facts), case.clock.routes[0])
    missing = [name for name in (*first.starts[:1], *first.only_with) if name not in case.facts]
    if not missing:
        return "Does not apply on the facts recorded."
    return f"Runs from the day when {facts[missing[0]].when}, which is not recorded."


def _route_sentence(case: Reckoned, route: Route, readings: Readings) -> str:
    found = route_start(route, case.facts, readings)
    if found is None:
        return ""
    name, day = found
    when = f"{long_date(day)}, when {case.process.facts[name].when}"
    if case.clock.kind == "duty":
        return f"No number of days is laid down: as soon as practicable from {when}."
    return _counted_sentence(case, route, readings, day, when) + shift_sentence(route)


def _counted_sentence(case: Reckoned, route: Route, readings: Readings, day: date, when: str) -> str:
    looked_up_on = case.due_on if case.clock.dated_by == "due" and case.due_on else day
    value = value_on(route, looked_up_on, case.clock.label).value
    if route.counting in _COUNT_BY_READING:
        value = int(readings.choice(route.counting))
    if value == 0:
        return f"On {when}: at once."
    template = SENTENCES[route.counting]
    for (counting, reading, choice), other in _OTHER_READING.items():
        if counting == route.counting and readings.is_choice(reading, choice):
            template = other
    return counted_words(template, value, when)


def counted_words(template: str, value: Value | None, when: str) -> str:
    """A sentence of `SENTENCES` with its number and its day, such as "Six weeks from that day; ..."."""
    number = in_words(abs(value)) if isinstance(value, int) else ""
    if isinstance(value, int) and value < 0:
        template = template.replace(" from ", " before ", 1)
    text = template.format(n=number, v=value, day=when, named=_named_day(value))
    if value in (1, -1):
        text = text.replace("weeks", "week", 1).replace("months", "month", 1)
    return text[0].upper() + text[1:]


def _named_day(value: object) -> str:
    if isinstance(value, str) and len(value) == 5:
        month, day = value.split("-")
        return f"{int(day)} {date(2000, int(month), 1):%B}"
    if isinstance(value, str) and value.count(" ") == 2:
        ordinal, weekday, month = value.split()
        return f"{ordinal} {weekday.title()} in {month.title()}"
    return ""


def shift_sentence(route: Route) -> str:
    """By how much the date is then moved, such as " Then four weeks earlier."; empty where it is not."""
    days = route.shift_days
    if not days:
        return ""
    in_weeks = days % 7 == 0
    number = abs(days) // 7 if in_weeks else abs(days)
    size = f"{in_words(number)} {'week' if in_weeks else 'day'}{'s' if number > 1 else ''}"
    return f" Then {size} {'earlier' if days < 0 else 'later'}."
