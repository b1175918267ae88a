"""Invented cases at every point of the clock, dated by the rules themselves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from areasend.rules.clock import Deadline, evaluate
from areasend.web.components.clock_line import ClockLine

TODAY = date(2026, 3, 18)
STATES = ["waiting", "due_soon", "due_today", "late", "excused", "met", "met_late", "not_owed", "not_started", "ended"]


class Shown(NamedTuple):
    name: str
    line: ClockLine


def _ago(weeks: float) -> date:
    return TODAY - timedelta(days=round(weeks * 7))


def _line(facts: dict[str, date], ended_on: date | None = None) -> ClockLine:
    return ClockLine.of(evaluate("assessment", facts, TODAY), TODAY, facts["request.received"], ended_on)


def lines() -> list[Shown]:
    """One line a state, as a case page would draw it."""
    return [
        Shown("Just started", _line({"request.received": _ago(0.4)})),
        Shown("Due soon", _line({"request.received": _ago(5)})),
        Shown("Week 19, decided in time", _line({"request.received": _ago(19), "decision.assess": _ago(14)})),
        Shown("Late, week 30, decided late", _line({"request.received": _ago(30), "decision.assess": _ago(21)})),
        Shown("Very late, week 64", _line({"request.received": _ago(64), "decision.assess": _ago(59)})),
        Shown("Met", _ended(30, 25, 11)),
        Shown("Met late", _ended(70, 62, 21)),
        Shown("Not owed: refused in time", _refused()),
        Shown("No date yet", ClockLine(TODAY, TODAY, ())),
    ]


def _ended(start: float, decided: float, issued: float) -> ClockLine:
    facts = {"request.received": _ago(start), "decision.assess": _ago(decided), "decision.issue": _ago(issued + 5)}
    return _line({**facts, "draft.served": _ago(issued + 4), "plan.issued": _ago(issued)}, _ago(issued))


def _refused() -> ClockLine:
    return _line({"request.received": _ago(9), "decision.refuse": _ago(4)}, _ago(4))


def deadlines() -> list[Deadline]:
    """All the clocks of one case of which some are met, some late, some running and some not owed."""
    facts = {
        "request.received": _ago(19),
        "decision.assess": _ago(12),
        "advice.requested": _ago(11),
        "decision.issue": _ago(2),
        "draft.served": _ago(1),
    }
    return evaluate("assessment", facts, TODAY)
