from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as Xml

import pytest
from tests.unit.documents.papers import LATENESS, paper

from areasend.documents.charts import Chart, Series, bars, line
from areasend.documents.charts.chart import axis_ticks
from areasend.documents.checks import check_paper

SVG = "{http://www.w3.org/2000/svg}"
EVERY = pytest.mark.parametrize("draw", [line, bars])


def words(figure) -> list[str]:
    return [node.text for node in Xml.fromstring(figure.svg).iter(f"{SVG}text")]


@EVERY
def test_a_chart_is_a_figure_that_a_paper_may_hold(draw):
    check_paper(paper(draw(LATENESS)))


@EVERY
def test_a_chart_carries_its_colours_itself(draw):
    assert "class=" not in draw(LATENESS).svg
    assert "style" not in draw(LATENESS).svg


@EVERY
def test_a_chart_without_any_figure_is_still_drawn(draw):
    check_paper(paper(draw(replace(LATENESS, series=(Series("Us", (None,) * 4),), targets=()))))


@EVERY
def test_names_are_escaped(draw):
    assert any("Us & ours" in text for text in words(draw(LATENESS)))


def test_the_alternative_text_is_made_of_the_figures():
    assert LATENESS.alt == (
        "Plans within 20 weeks. Us & ours: 58.2% (2022) to 27.0% (2025). England: 49.1% (2022) to 46.0% (2025). "
        "Target: 60.0%."
    )


def test_one_figure_and_none_are_said_as_such():
    chart = Chart("T", ("2024", "2025"), (Series("One", (None, 1234)), Series("None", (None, None))), unit="£")
    assert chart.alt == "T. One: £1,234 (2025). None: no figures."


def test_the_table_holds_the_same_figures():
    table = line(LATENESS).table
    assert [column.label for column in table.columns] == ["Period", "Us & ours", "England"]
    assert table.rows[1] == ("2023", "–", "48.0%")


def test_a_line_is_broken_where_a_figure_is_missing():
    drawn = Xml.fromstring(line(LATENESS).svg)
    assert len(drawn.findall(f"{SVG}path[@stroke='#12436d']")) == 1


def test_the_names_at_the_ends_of_lines_do_not_touch():
    close = Chart("Close", ("a", "b"), tuple(Series(f"Name {n}", (1, 50 + n / 10)) for n in range(4)))
    drawn = Xml.fromstring(line(close).svg).findall(f"{SVG}text[@font-weight='bold']")
    heights = sorted(float(node.get("y")) for node in drawn)
    assert min(below - above for above, below in pairwise(heights)) >= 18


def test_series_of_another_length_than_the_labels_are_refused():
    with pytest.raises(ValueError, match="“S” has 2 values for 1 labels"):
        Chart("T", ("a",), (Series("S", (1, 2)),))


@pytest.mark.parametrize(
    ("greatest", "least", "ticks"),
    [
        (60, 0, [0, 20, 40, 60]),
        (7, 0, [0, 2, 4, 6, 8]),
        (3, -3, [-4, -2, 0, 2, 4]),
        (-2, -8, [-8, -6, -4, -2, 0]),
        (0, 0, [0, 1]),
    ],
)
def test_an_axis_holds_nought_and_round_numbers(greatest, least, ticks):
    assert axis_ticks(greatest, least) == ticks


def test_a_figure_below_nought_stands_below_the_axis():
    drawn = Xml.fromstring(line(Chart("Change", ("a", "b"), (Series("S", (-4, 4)),))).svg)
    assert drawn.find(f"{SVG}path").get("d").split()[1].split("L")[0] == "242"


def test_a_long_key_takes_more_rows():
    series = tuple(Series(f"A service with a rather long name {number}", (1,)) for number in range(4))
    assert "translate(0 26)" in bars(Chart("T", ("a",), series)).svg
