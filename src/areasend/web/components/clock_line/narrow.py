"""The clock line standing up, for a telephone: weeks run down, words stand to the right."""

from __future__ import annotations

from typing import NamedTuple

from areasend.web.components.clock_line.line import ClockLine
from areasend.web.components.clock_line.parts import mark, name_lines, shown_state, spans
from areasend.web.components.clock_line.scale import WeekScale, scale_for
from areasend.web.components.svg import element, group, picture
from areasend.web.components.words import of

WIDTH, TRACK_X, THICKNESS, WORDS_X = 340, 44, 14, 78
TOP, LINE_HEIGHT, GAP, LEAST_HEIGHT = 16, 17, 9, 240


class Label(NamedTuple):
    """Words at the side, and the place on the line that they belong to."""

    place: float
    names: list[str]
    words: str
    look: str

    @property
    def height(self) -> float:
        return LINE_HEIGHT * (len(self.names) + bool(self.words)) + GAP


def draw(line: ClockLine) -> str:
    scale = scale_for(line, max(LEAST_HEIGHT, 70 * len(line.drawn)), margin=24)
    labels = _labels(line, scale)
    tops = _spread([label.place - LINE_HEIGHT / 2 for label in labels], [label.height for label in labels])
    foot = max([scale.length, *(top + label.height for top, label in zip(tops, labels, strict=True))])
    return picture(
        WIDTH,
        foot + 2 * TOP,
        line.title,
        ". ".join(line.sentences) + ".",
        *_track(line, scale),
        *_weeks(scale),
        *(_words(label, top) for label, top in zip(labels, tops, strict=True)),
        *(mark(point, line, TRACK_X, TOP + scale.place(line.week(point.on))) for point in line.drawn),
        variant="narrow",
    )


def _labels(line: ClockLine, scale: WeekScale) -> list[Label]:
    points = [
        Label(scale.place(line.week(point.on)), name_lines(point), point.words(line.today), shown_state(point, line))
        for point in line.drawn
    ]
    weeks = of(int(line.week(line.now)), "week")
    words = f"Ended, {weeks}" if line.ended_on else f"Today, {weeks}"
    now = Label(scale.place(line.week(line.now)), [words], "", "today")
    return sorted([*points, now], key=lambda label: label.place)


def _spread(wanted: list[float], heights: list[float]) -> list[float]:
    """Push each label down until it clears the one above."""
    tops: list[float] = []
    for top, height in zip(wanted, [0.0, *heights], strict=False):
        tops.append(max(top, tops[-1] + height) if tops else max(top, 0))
    return tops


def _track(line: ClockLine, scale: WeekScale) -> list[str]:
    left = TRACK_X - THICKNESS / 2
    bars = [element("rect", x=left, y=TOP, width=THICKNESS, height=scale.length, rx=3, class_="app-clock__track")]
    bars += [
        element(
            "rect",
            x=left,
            y=TOP + span.start,
            width=THICKNESS,
            height=max(span.end - span.start, 0),
            rx=3,
            class_=f"app-clock__run app-clock__run--{span.look}",
        )
        for span in spans(line, scale.place)
    ]
    if scale.has_tail:
        y = TOP + scale.main
        bars.append(element("path", d=f"M{left - 3} {y:.1f}l7 -5l6 6l7 -5", class_="app-clock__break"))
    return bars


def _weeks(scale: WeekScale) -> list[str]:
    x = TRACK_X - 14
    places = [(week, TOP + scale.place(week) + 4) for week in scale.ticks(room=22)]
    return [element("text", str(week), x=x, y=y, text_anchor="end", class_="app-clock__week") for week, y in places]


def _words(label: Label, top: float) -> str:
    place, first = TOP + label.place, TOP + top + 13
    is_today = label.look == "today"
    name = "app-clock__today-words" if is_today else "app-clock__name"
    stroke = "app-clock__today-line" if is_today else "app-clock__leader"
    start = TRACK_X - 12 if is_today else TRACK_X
    way = f"M{start} {place:.1f}H{TRACK_X + 14}L{WORDS_X - 5} {first - 5:.1f}"
    drawn = [element("path", d=way, fill="none", class_=stroke)]
    for row, text in enumerate(label.names):
        drawn.append(element("text", text, x=WORDS_X, y=first + LINE_HEIGHT * row, class_=name))
    if label.words:
        look = f"app-clock__words app-clock__words--{label.look}"
        drawn.append(element("text", label.words, x=WORDS_X, y=first + LINE_HEIGHT * len(label.names), class_=look))
    return group(drawn)
