"""The fan of a forecast on a page: the drawing of the papers, for wide and for narrow room."""

from django.utils.safestring import mark_safe

from areasend.documents.charts.fan import Fan, drawn
from areasend.web.components.charts.chart import NARROW, WIDE, Frame
from areasend.web.components.svg import picture

SMALL = 110


def fan_chart(chart: Fan) -> str:
    """Both variants."""
    return _draw(chart, WIDE) + _draw(chart, NARROW)


def _draw(chart: Fan, frame: Frame) -> str:
    height, parts = drawn(chart, frame.width)
    escaped = [mark_safe(part) for part in parts]  # noqa: S308 (documents.charts.svg escapes what it is given)
    return picture(frame.width, height, chart.title, chart.description, *escaped, variant=frame.variant)


def small_fan(chart: Fan) -> str:
    """For a card: no key, little height. The card says in words what it shows."""
    height, parts = drawn(chart, NARROW.width, SMALL, has_key=False)
    escaped = [mark_safe(part) for part in parts]  # noqa: S308 (as above)
    return picture(NARROW.width, height, chart.title, chart.description, *escaped, variant="small")
