from itertools import pairwise

import pytest
from tests.unit.web.components.drawings import SVG, drawings, styled, words

from areasend.web.components.charts import Chart, Series, bar_chart, line_chart, spark, stacked_chart
from areasend.web.components.charts.chart import axis_ticks

CHART = Chart(
    "Plans within 20 weeks",
    ["2022", "2023", "2024", "2025"],
    [Series("Us & ours", [58.2, None, 30.4, 27.0]), Series("England", [49.1, 48.0, 46.4, 46.0], muted=True)],
    unit="%",
)
EVERY = pytest.mark.parametrize("draw", [line_chart, bar_chart, stacked_chart])


@EVERY
def test_a_chart_is_drawn_once_for_wide_and_once_for_narrow_room(draw):
    assert [svg.get("class") for svg in drawings(draw(CHART))] == ["app-figure__wide", "app-figure__narrow"]


@EVERY
def test_a_chart_is_an_image_with_a_title_and_a_description(draw):
    for svg in drawings(draw(CHART)):
        assert svg.get("role") == "img"
        assert [child.tag for child in svg][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert svg[0].text == "Plans within 20 weeks"


@EVERY
def test_a_chart_has_no_style_that_the_security_policy_would_drop(draw):
    assert [styled(svg) for svg in drawings(draw(CHART))] == [[], []]


@EVERY
def test_a_chart_without_any_figure_is_still_well_formed(draw):
    assert len(drawings(draw(Chart("Nothing", [], [Series("Us", [])])))) == 2


def test_names_are_escaped():
    assert "Us & ours 27.0%" in words(drawings(line_chart(CHART))[0])


def test_a_line_is_broken_where_a_figure_is_missing():
    us = drawings(line_chart(CHART))[0].findall(f".//{SVG}path[@class='app-chart__line app-stroke-1']")
    assert len(us) == 1
    assert us[0].get("d").count("L") == 1


def test_the_names_at_the_ends_of_lines_do_not_touch():
    close = Chart("Close", ["a", "b"], [Series(str(n), [1, 50 + n / 10]) for n in range(4)])
    labels = drawings(line_chart(close))[0].iterfind(f".//{SVG}text")
    heights = sorted(float(node.get("y")) for node in labels if "app-chart__label" in node.get("class"))
    assert min(b - a for a, b in pairwise(heights)) >= 19


def test_the_description_tells_the_first_and_last_figure_of_each_series():
    assert CHART.description == "Us & ours: 58.2% (2022) to 27.0% (2025). England: 49.1% (2022) to 46.0% (2025)."


def test_the_table_writes_a_dash_where_there_is_no_figure():
    assert CHART.rows[1] == ("2023", ["–", "48.0%"])


def test_a_stacked_bar_ends_with_its_sum():
    chart = Chart("Cases", ["North"], [Series("On time", [31]), Series("Late", [1200])])
    assert words(drawings(stacked_chart(chart))[0])[-1] == "1,231"


@pytest.mark.parametrize(
    ("greatest", "ticks"),
    [(0, [0, 1]), (1, [0, 0.25, 0.5, 0.75, 1]), (861, [0, 250, 500, 750, 1000]), (40, [0, 10, 20, 30, 40])],
)
def test_ticks_are_round_numbers_that_reach_the_greatest_value(greatest, ticks):
    assert axis_ticks(greatest) == ticks


def test_a_spark_needs_two_figures():
    assert spark([None, 4], "Trend") == ""
    assert spark([3, None, 4], "Trend").startswith("<svg")


def test_a_flat_spark_is_drawn():
    assert 'd="M4 24L88 24"' in spark([5, 5], "Trend")
