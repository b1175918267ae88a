"""What the lying and the standing drawing share: marks, runs and wrapped words."""

import textwrap
from collections.abc import Callable
from typing import NamedTuple

from areasend.web.components.clock_line.line import ClockLine, Point
from areasend.web.components.svg import element, group

LETTERS, MOST_LINES = 28, 3
SIGNS = {
    "met": "M-4 0L-1 3.5L4.5 -3.5",
    "met_late": "M-4 0L-1 3.5L4.5 -3.5",
    "late": "M0 -4.5L0 1M0 4.5L0 4.6",
    "due_soon": "M0 -4L0 0L3 2",
    "due_today": "M0 -4L0 0L3 2",
}
RADIUS = 9


class Span(NamedTuple):
    start: float
    end: float
    look: str


def shown_state(point: Point, line: ClockLine) -> str:
    """A point that has passed unmet is late on the drawing, whatever excuse has been claimed."""
    if point.state in {"met", "met_late"}:
        return point.state
    if point.on < line.starts_on:
        return "late"
    if point.state in {"due_soon", "due_today"} and point.on >= line.now:
        return point.state
    return "late" if point.on < line.now and not line.ended_on else "waiting"


def name_lines(point: Point) -> list[str]:
    """Its label in three lines at most; the words beside the drawing give it whole."""
    return textwrap.wrap(point.label, LETTERS, max_lines=MOST_LINES, placeholder="…")


def mark(point: Point, line: ClockLine, x: float, y: float) -> str:
    """A disc whose sign tells the state without its colour: a tick, an exclamation mark, the hands of a clock."""
    state = shown_state(point, line)
    disc = element("circle", r=RADIUS, class_=f"app-clock__mark app-clock__mark--{state}")
    sign = SIGNS.get(state)
    drawn = [disc, element("path", d=sign, class_=f"app-clock__sign app-clock__sign--{state}")] if sign else [disc]
    return group(drawn, transform=f"translate({x:.1f} {y:.1f})")


def spans(line: ClockLine, place: Callable[[float], float]) -> list[Span]:
    """The part of the line that has run: on time, and late."""
    now = place(line.week(line.now))
    on_time = "met" if line.ended_on else "on_time"
    if line.late_from is None:
        return [Span(0, now, on_time)]
    turn = place(line.week(line.late_from))
    return [Span(0, turn, "on_time"), Span(turn, now, "met_late" if line.ended_on else "late")]
