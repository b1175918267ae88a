"""Rows 1 and 2 of the table in `status`: an action that has come to its end."""

from __future__ import annotations

from datetime import date

from areasend.rules.because import long_date
from areasend.rules.delivery.due import known_by, outstanding_on
from areasend.rules.delivery.facts import CLOSED_AS, ActionFacts, Settings
from areasend.rules.delivery.finding import Finding
from areasend.rules.delivery.judging import judge


def is_closed(facts: ActionFacts, today: date) -> bool:
    return facts.closed_on is not None and facts.closed_on <= today


def met(facts: ActionFacts, today: date, _: Settings) -> tuple[Finding, ...]:
    """Its dates are reached and every measure is met; what was closed otherwise than as done is not met."""
    if is_closed(facts, today) and facts.closed_as != "done":
        return ()
    if not _is_done(facts, today) or _short(facts, today):
        return ()
    return (*_done_words(facts, today), *_measured_words(facts, today))


def closed(facts: ActionFacts, today: date, _: Settings) -> tuple[Finding, ...]:
    """How and when it was closed, and where it fell short although it was closed as done."""
    if facts.closed_on is None or not is_closed(facts, today):
        return ()
    how = CLOSED_AS.get(facts.closed_as, "Closed")
    ended = Finding(f"{how} on {long_date(facts.closed_on)}.", facts.closed_on)
    if facts.closed_as != "done":
        return (ended,)
    return (ended, *(Finding(f"Not met all the same: {sentence}") for sentence in _short(facts, today)))


def _is_done(facts: ActionFacts, today: date) -> bool:
    if is_closed(facts, today):
        return True
    if facts.dues:
        return all(outstanding_on(known_by(due, today)) is None for due in facts.dues)
    return bool(facts.measures) or facts.percent == 100


def _short(facts: ActionFacts, today: date) -> tuple[str, ...]:
    judged = [(measure.label, judge(measure.target, measure.readings, today)) for measure in facts.measures]
    return tuple(f"{label}: {found.because}" for label, found in judged if found.state != "met")


def _done_words(facts: ActionFacts, today: date) -> tuple[Finding, ...]:
    if is_closed(facts, today) and facts.closed_on is not None:
        return (Finding(f"Closed as done on {long_date(facts.closed_on)}.", facts.closed_on),)
    reached = [due.reached_on for due in facts.dues if due.reached_on is not None]
    if reached:
        return (Finding(f"The last of its dates was reached on {long_date(max(reached))}.", max(reached)),)
    return () if facts.measures else (Finding("It stands at 100%."),)


def _measured_words(facts: ActionFacts, today: date) -> tuple[Finding, ...]:
    judged = [(measure.label, judge(measure.target, measure.readings, today)) for measure in facts.measures]
    return tuple(Finding(f"{label}: {found.because}") for label, found in judged)
