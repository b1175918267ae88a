"""Rows 3 to 8 of the table in `status`: what is late, standing still, at risk or wanting. Each row names all its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from areasend.rules.because import long_date
from areasend.rules.delivery.due import due_words, late_dues, next_due
from areasend.rules.delivery.facts import ActionFacts, MeasureFacts, Settings, last_sign_on, weeks_after
from areasend.rules.delivery.finding import Finding
from areasend.rules.delivery.judging import Judged, judge
from areasend.rules.delivery.progress import progress
from areasend.rules.delivery.targets import goal
from areasend.rules.delivery.trend import outlook

DAY = timedelta(days=1)
TROUBLED_NEEDS = {"late": "is late", "stalled": "has stalled"}


def has_started(facts: ActionFacts, today: date) -> bool:
    """A start, a note, something reached, or any progress says so."""
    return last_sign_on(facts, today) is not None or bool(facts.percent)


def late(facts: ActionFacts, today: date, _: Settings) -> tuple[Finding, ...]:
    passed = [
        Finding(
            f"{due_words(coming.due, coming.on)}: not reached; late since {long_date(coming.on + DAY)}.",
            coming.on + DAY,
        )
        for coming in late_dues(facts.dues, today)
    ]
    missed = [
        Finding(f"{measure.label}: {found.because}", measure.target.by_on + DAY)
        for measure, found in _judged(facts, today)
        if found.state != "met" and measure.target.by_on is not None and measure.target.by_on < today
    ]
    return (*passed, *missed)


def stalled(facts: ActionFacts, today: date, settings: Settings) -> tuple[Finding, ...]:
    weeks, sign = settings.stalled_weeks, last_sign_on(facts, today)
    found = [
        Finding(f"In the way since {long_date(one.since)}, for more than {weeks} weeks: {one.label}.", one.since)
        for one in facts.blockers_open
        if weeks_after(one.since, weeks) <= today
    ]
    if sign is not None and weeks_after(sign, weeks) <= today:
        since = weeks_after(sign, weeks)
        found.append(Finding(f"Nothing noted or reached since {long_date(sign)}, for more than {weeks} weeks.", since))
    return tuple(found)


def at_risk(facts: ActionFacts, today: date, settings: Settings) -> tuple[Finding, ...]:
    return (
        *(
            Finding(f"In the way since {long_date(one.since)}: {one.label}.", one.since)
            for one in facts.blockers_open
            if one.since <= today < weeks_after(one.since, settings.stalled_weeks)
        ),
        *_late_milestones(facts, today),
        *(
            Finding(f"It needs {need.label}, which {TROUBLED_NEEDS[need.status]}.", need.since)
            for need in facts.needs
            if need.status in TROUBLED_NEEDS and (need.since is None or need.since <= today)
        ),
        *(finding for measure, found in _judged(facts, today) for finding in _doubts(measure, found, today)),
        *_short_of_time(facts, today, settings),
    )


def not_started(facts: ActionFacts, today: date, _: Settings) -> tuple[Finding, ...]:
    if has_started(facts, today):
        return ()
    if facts.started_on is not None:
        return (Finding(f"It is to start on {long_date(facts.started_on)}."),)
    return (Finding("No start, note or progress is recorded."),)


def no_baseline(facts: ActionFacts, today: date, _: Settings) -> tuple[Finding, ...]:
    """A baseline that is due later is no fault, so it is not told here."""
    return tuple(
        Finding(f"{measure.label}: {found.because}", _wanting_since(measure, today))
        for measure, found in _judged(facts, today)
        if found.state in ("baseline_late", "no_target")
        or (found.state == "no_baseline" and measure.target.baseline_due_on is None)
    )


def no_news(facts: ActionFacts, today: date, settings: Settings) -> tuple[Finding, ...]:
    sign, weeks = last_sign_on(facts, today), settings.no_news_weeks
    if sign is None:
        return () if not facts.percent else (Finding("Progress is recorded, but nobody has written a note."),)
    if not weeks_after(sign, weeks) <= today < weeks_after(sign, settings.stalled_weeks):
        return ()
    return (Finding(f"The last news is of {long_date(sign)}, more than {weeks} weeks ago.", weeks_after(sign, weeks)),)


def _judged(facts: ActionFacts, today: date) -> Iterator[tuple[MeasureFacts, Judged]]:
    return ((measure, judge(measure.target, measure.readings, today)) for measure in facts.measures)


def _late_milestones(facts: ActionFacts, today: date) -> Iterator[Finding]:
    for step in facts.milestones:
        if step.due_on is not None and step.is_late(today):
            day = long_date(step.due_on)
            yield Finding(f"The milestone {step.label} was due by {day} and is not reached.", step.due_on + DAY)


def _doubts(measure: MeasureFacts, found: Judged, today: date) -> Iterator[Finding]:
    """Behind its course, or on a line that misses the target; not once its date has passed, which is late."""
    target, aim = measure.target, goal(measure.target)
    if found.state in ("met", "baseline_late", "no_baseline") or target.by_on is None or target.by_on < today:
        return
    if found.state == "behind":
        yield Finding(f"{measure.label}: {found.because}", found.on)
    if aim is not None and not target.is_any_change:
        ahead = outlook(measure.readings, aim, target.by_on, target.direction, today, unit=target.shown_unit)
        if ahead.will == "unlikely":
            yield Finding(f"{measure.label}: {ahead.because}")


def _short_of_time(facts: ActionFacts, today: date, settings: Settings) -> Iterator[Finding]:
    coming = next_due(facts.dues, today)
    if coming is None or coming.days > settings.at_risk_days:
        return
    done = progress(facts.percent, facts.milestones, today).percent
    named = due_words(coming.due, coming.on)
    within = f"{named[0].upper()}{named[1:]} is {_days(coming.days)}"
    since = coming.on - timedelta(days=settings.at_risk_days)
    if done is not None and done < settings.ready_percent:
        yield Finding(f"{within}, and {done}% is done.", since)
    elif done is None and not has_started(facts, today):
        yield Finding(f"{within}, and nothing has begun.", since)


def _days(days: int) -> str:
    return "today" if days == 0 else f"{days} day{'s' if days > 1 else ''} off"


def _wanting_since(measure: MeasureFacts, today: date) -> date | None:
    due_on = measure.target.baseline_due_on
    return due_on + DAY if due_on is not None and due_on < today else None
