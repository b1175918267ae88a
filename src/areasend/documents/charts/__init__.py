"""Charts for papers: SVG that carries its own colours, so that a page and a PDF show the same drawing."""

from areasend.documents.charts.bars import bars
from areasend.documents.charts.chart import Chart, Series, Target
from areasend.documents.charts.fan import Fan, fan
from areasend.documents.charts.line import line

__all__ = ["Chart", "Fan", "Series", "Target", "bars", "fan", "line"]
