"""The clock line lying down: each point flies its words like a flag to the right of its own mast."""

from __future__ import annotations

from areasend.web.components.clock_line.line import ClockLine, Point
from areasend.web.components.clock_line.parts import mark, name_lines, shown_state, spans
from areasend.web.components.clock_line.scale import WeekScale, scale_for
from areasend.web.components.svg import element, group, picture, text_width
from areasend.web.components.words import of

WIDTH, EDGE, THICKNESS = 860, 14, 14
LINE_HEIGHT, FLAG_PADDING, BELOW = 17, 10, 62


def draw(line: ClockLine) -> str:
    flags = [_flag_width(point, line) for point in line.drawn]
    scale = scale_for(line, WIDTH - 2 * EDGE, max(flags[-1:], default=0))
    lanes = _lanes([EDGE + scale.place(line.week(point.on)) for point in line.drawn], flags)
    lane_height = LINE_HEIGHT * (1 + max((len(name_lines(point)) for point in line.drawn), default=0)) + FLAG_PADDING
    track = (max(lanes, default=-1) + 1) * lane_height + 2 * FLAG_PADDING
    points = zip(line.drawn, lanes, strict=True)
    return picture(
        WIDTH,
        track + BELOW,
        line.title,
        ". ".join(line.sentences) + ".",
        *_track(line, scale, track),
        *_weeks(line, scale, track),
        *(_flag(point, line, scale, track, lane * lane_height) for point, lane in points),
        _today(line, scale, track),
        *(mark(point, line, EDGE + scale.place(line.week(point.on)), track) for point in line.drawn),
        variant="wide",
    )


def _flag_width(point: Point, line: ClockLine) -> float:
    names = [text_width(text, 15) for text in name_lines(point)]
    return max(*names, text_width(point.words(line.today), 14)) + 2 * FLAG_PADDING


def _lanes(places: list[float], widths: list[float]) -> list[int]:
    """How high each flag flies: above every mast to its right that its words would run into."""
    lanes = [0] * len(places)
    for here in reversed(range(len(places))):
        reach = places[here] + widths[here]
        lanes[here] = max(
            (lanes[other] + 1 for other in range(here + 1, len(places)) if places[other] < reach), default=0
        )
    return lanes


def _track(line: ClockLine, scale: WeekScale, y: float) -> list[str]:
    top = y - THICKNESS / 2
    bars = [element("rect", x=EDGE, y=top, width=scale.length, height=THICKNESS, rx=3, class_="app-clock__track")]
    bars += [
        element(
            "rect",
            x=EDGE + span.start,
            y=top,
            width=max(span.end - span.start, 0),
            height=THICKNESS,
            rx=3,
            class_=f"app-clock__run app-clock__run--{span.look}",
        )
        for span in spans(line, scale.place)
    ]
    if scale.has_tail:
        x = EDGE + scale.main
        bars.append(element("path", d=f"M{x - 2:.1f} {top - 3}l5 7l-6 6l5 7", class_="app-clock__break"))
    return bars


def _weeks(line: ClockLine, scale: WeekScale, y: float) -> list[str]:
    """Every tick, and its number unless the mark of today stands on it."""
    drawn = []
    now = EDGE + scale.place(line.week(line.now))
    for week in scale.ticks(room=58):
        x = EDGE + scale.place(week)
        drawn.append(element("line", x1=x, x2=x, y1=y + 7, y2=y + 12, class_="app-clock__tick"))
        if abs(x - now) > THICKNESS:
            drawn.append(element("text", str(week), x=x, y=y + 26, text_anchor="middle", class_="app-clock__week"))
    return drawn


def _flag(point: Point, line: ClockLine, scale: WeekScale, track: float, height: float) -> str:
    x = EDGE + scale.place(line.week(point.on))
    names = name_lines(point)
    bottom = track - 2 * FLAG_PADDING - height
    rows = [
        element("text", text, x=x + 7, y=bottom - LINE_HEIGHT * (len(names) - row), class_="app-clock__name")
        for row, text in enumerate(names)
    ]
    look = f"app-clock__words app-clock__words--{shown_state(point, line)}"
    rows.append(element("text", point.words(line.today), x=x + 7, y=bottom, class_=look))
    top = bottom - LINE_HEIGHT * len(names) - 11
    mast = element("line", x1=x, x2=x, y1=track, y2=top, class_="app-clock__leader")
    return group([mast, *rows])


def _today(line: ClockLine, scale: WeekScale, y: float) -> str:
    x = EDGE + scale.place(line.week(line.now))
    weeks = of(int(line.week(line.now)), "week")
    words = f"Ended, {weeks}" if line.ended_on else f"Today, {weeks}"
    anchor = "start" if x < WIDTH * 0.1 else "end" if x > WIDTH * 0.9 else "middle"
    return group(
        [
            element("line", x1=x, x2=x, y1=y - 12, y2=y + 32, class_="app-clock__today-line"),
            element("text", words, x=x, y=y + 48, text_anchor=anchor, class_="app-clock__today-words"),
        ]
    )
