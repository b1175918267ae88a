"""The line of months as SVG: lying beside the titles where there is room, under them on a telephone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from areasend.web.components.svg import element, group, picture, text_width
from areasend.web.plans.gantt import Bar, Gantt, Mark

TOP, BOTTOM, EDGE = 44, 10, 12
HALF = 6.5


@dataclass(frozen=True)
class Frame:
    """The drawing's room in its own units: `label` is what the titles take at the left; under 1, titles stand above their bars."""

    variant: str
    width: float
    label: float
    row: float
    size: float

    @property
    def is_narrow(self) -> bool:
        return not self.label

    @property
    def left(self) -> float:
        return self.label + EDGE

    @property
    def right(self) -> float:
        return self.width - EDGE


WIDE = Frame("wide", 890, 270, 30, 14)
NARROW = Frame("narrow", 360, 0, 46, 14)


def draw(line: Gantt, frame: Frame) -> str:
    height = TOP + frame.row * len(line.bars) + BOTTOM
    return picture(
        frame.width,
        height,
        line.title,
        line.description,
        group(_months(line, frame, height)),
        *(group(_run(line, frame, place, bar)) for place, bar in enumerate(line.bars)),
        group(_today(line, frame, height)),
        *(_name(frame, place, bar) for place, bar in enumerate(line.bars)),
        variant=frame.variant,
    )


def _x(line: Gantt, frame: Frame, on: date) -> float:
    days = (line.last - line.months[0]).days or 1
    share = min(max((on - line.months[0]).days / days, 0), 1)
    return frame.left + share * (frame.right - frame.left)


def _months(line: Gantt, frame: Frame, height: float) -> Iterator[str]:
    """A line a month; as many named as have room."""
    free = frame.left - 1
    for month in line.months:
        x = _x(line, frame, month)
        is_year = month.month == 1
        yield element("line", x1=x, x2=x, y1=TOP - 6, y2=height - BOTTOM, class_="app-gantt__grid")
        words = f"{month:%b %Y}" if is_year or month == line.months[0] else f"{month:%b}"
        width = text_width(words, 13)
        if x >= free and x + width <= frame.right:
            yield element("text", words, x=x, y=TOP - 12, class_="app-gantt__month")
            free = x + width + 8


def _middle(frame: Frame, place: int) -> float:
    """Where the run of an action lies."""
    top = TOP + place * frame.row
    return top + frame.row - 14 if frame.is_narrow else top + frame.row / 2


def _name(frame: Frame, place: int, bar: Bar) -> str:
    """What the action is called, as far as there is room: drawn last, so that no line crosses it."""
    room = frame.width - 2 * EDGE if frame.is_narrow else frame.label - 4
    words = _shortened(f"{bar.reference} {bar.title}", room, frame.size)
    base = TOP + place * frame.row + 16 if frame.is_narrow else _middle(frame, place) + 5
    return element("text", words, x=EDGE if frame.is_narrow else 0, y=base, class_="app-gantt__name")


def _run(line: Gantt, frame: Frame, place: int, bar: Bar) -> Iterator[str]:
    """The bar with its dates upon it."""
    middle = _middle(frame, place)
    start, end = _x(line, frame, bar.starts_on), _x(line, frame, bar.ends_on)
    shape = {"x": start, "y": middle - 5, "width": max(end - start, 3), "height": 10, "rx": 3}
    yield element("rect", class_=f"app-gantt__bar app-gantt__bar--{bar.state}", **shape)
    for mark in bar.marks:
        yield _mark(_x(line, frame, mark.on), middle, mark)


def _mark(x: float, y: float, mark: Mark) -> str:
    """A square on its corner for a due date, a circle for a milestone; filled once it is reached."""
    look = f"app-gantt__mark app-gantt__mark--{mark.state}"
    title = element("title", f"{mark.words}: {mark.state}")
    if mark.is_milestone:
        return element("circle", title, cx=x, cy=y, r=HALF - 1, class_=look)
    corners = f"{x:.1f},{y - HALF:.1f} {x + HALF:.1f},{y:.1f} {x:.1f},{y + HALF:.1f} {x - HALF:.1f},{y:.1f}"
    return element("polygon", title, points=corners, class_=look)


def _today(line: Gantt, frame: Frame, height: float) -> Iterator[str]:
    if line.months[0] <= line.today <= line.last:
        x = _x(line, frame, line.today)
        yield element("line", x1=x, x2=x, y1=TOP - 6, y2=height - BOTTOM, class_="app-gantt__today")
        is_right = x > frame.right - 50
        yield element(
            "text", "Today", x=x + 4 if is_right else x - 4, y=13, class_="app-gantt__today-words",
            text_anchor="end" if is_right else None,
        )  # fmt: skip


def _shortened(words: str, room: float, size: float) -> str:
    if text_width(words, size) <= room:
        return words
    kept = words
    while kept and text_width(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
