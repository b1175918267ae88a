"""Charts as SVG, drawn on the server: a line, bars, stacked bars and a spark.

A `Chart` is a title, labels along one axis and series of values, None where there is no figure. Each chart is drawn
twice, for wide and for narrow room, and the page shows the one that fits, with the same figures beside it as a table.
"""

from areasend.web.components.charts.bars import bar_chart, stacked_chart
from areasend.web.components.charts.chart import Chart, Series
from areasend.web.components.charts.fan import fan_chart, small_fan
from areasend.web.components.charts.line import line_chart
from areasend.web.components.charts.spark import spark

__all__ = ["Chart", "Series", "bar_chart", "fan_chart", "line_chart", "small_fan", "spark", "stacked_chart"]
