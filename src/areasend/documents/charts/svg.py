"""SVG as escaped text. Colours are attributes: a style sheet does not reach into a PDF, nor past a page's policy."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

Number = float | int

FONT = "Lato, Helvetica Neue, Helvetica, Arial, sans-serif"
INK, QUIET, GRID, AXIS = "#0b0c0c", "#484949", "#dfe5e5", "#6b7779"
LINES = ("#12436d", "#28a197", "#801650", "#f46a25", "#5c6b70", "#a285d1")
# Words in the colour of a series need more contrast than its line does.
INKS = ("#12436d", "#14655e", "#801650", "#9c3a0a", "#4b5659", "#5d3f95")
WIDTH, SIZE = 680, 14
NARROW, BROAD = "iljtfr.,:;'|! ", "mwMW%"


def element(name: str, /, *children: str, **attributes: str | Number) -> str:
    """One element around children that are SVG already; stroke_width is written stroke-width."""
    written = "".join(f" {_name(key)}={quoteattr(number(value))}" for key, value in attributes.items())
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def words(text: str, x: Number, y: Number, **attributes: str | Number) -> str:
    """Text at a place, escaped."""
    given: dict[str, str | Number] = {"fill": INK, "font_size": SIZE, **attributes}
    return element("text", escape(text), x=x, y=y, **given)


def picture(height: Number, *children: str) -> str:
    """A whole drawing. It is named where it is used, by the alternative text of its figure."""
    given: dict[str, str | Number] = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {number(height)}"}
    return element("svg", *children, **given, width=WIDTH, height=height, font_family=FONT)


def path(points: Iterable[tuple[Number, Number]]) -> str:
    """A line through the points, for the attribute d."""
    return "".join(f"{'L' if index else 'M'}{number(x)} {number(y)}" for index, (x, y) in enumerate(points))


def text_width(text: str, size: Number = SIZE) -> float:
    """About how wide the text is set: good enough to leave room for it, not to measure it."""
    return sum(0.3 if letter in NARROW else 0.86 if letter in BROAD else 0.58 for letter in text) * size


def shortened(text: str, room: float, size: Number = SIZE) -> str:
    """The text, cut with an ellipsis where it does not fit."""
    while len(text) > 1 and text_width(text, size) > room:
        text = text.rstrip("…")[:-1].rstrip() + "…"
    return text


def number(value: str | Number) -> str:
    """A tenth of a unit is fine enough for the eye, and gives the same bytes everywhere."""
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def _name(key: str) -> str:
    return key if key == "viewBox" else key.replace("_", "-")
