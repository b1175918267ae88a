"""The key of a chart, where its series cannot carry their names themselves."""

from areasend.web.components.charts.chart import Frame, Series
from areasend.web.components.svg import element, group, text_width

ROW, SWATCH, SPACE = 22, 14, 20
COLOURS = 6


def colour(index: int) -> int:
    """Which of the palette's colours a series has, from 1."""
    return index % COLOURS + 1


def legend(series: list[Series], frame: Frame) -> tuple[list[str], float]:
    """The drawn key and its height; entries wrap when the row is full."""
    drawn: list[str] = []
    x, y = 0.0, 0.0
    for index, entry in enumerate(series):
        width = SWATCH + 6 + text_width(entry.name, frame.size) + SPACE
        if x and x + width > frame.width:
            x, y = 0.0, y + ROW
        drawn.append(_entry(entry, index, x, y))
        x += width
    return drawn, y + ROW + 8


def _entry(series: Series, index: int, x: float, y: float) -> str:
    swatch = element("rect", x=x, y=y + 2, width=SWATCH, height=SWATCH, rx=2, class_=f"app-fill-{colour(index)}")
    return group([swatch, element("text", series.name, x=x + SWATCH + 6, y=y + 14, class_="app-chart__text")])
