"""A very small line for the corner of a tile or a cell of a table."""

from collections.abc import Sequence

from areasend.web.components.charts.chart import Value
from areasend.web.components.svg import element, path

WIDTH, HEIGHT, EDGE = 92, 28, 4


def spark(values: Sequence[Value], title: str) -> str:
    """The known values, oldest first, between their own least and greatest; nothing for fewer than two."""
    known = [(index, value) for index, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return ""
    least, greatest = min(value for _, value in known), max(value for _, value in known)
    across, up = (WIDTH - 2 * EDGE) / (len(values) - 1), (HEIGHT - 2 * EDGE) / ((greatest - least) or 1)
    places = [(EDGE + index * across, HEIGHT - EDGE - (value - least) * up) for index, value in known]
    x, y = places[-1]
    return element(
        "svg",
        element("title", title),
        element("path", d=path(places), class_="app-spark__line"),
        element("circle", cx=x, cy=y, r=3, class_="app-spark__end"),
        class_="app-spark",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        focusable="false",
    )
