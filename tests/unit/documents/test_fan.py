"""The fan of a forecast: what is drawn, what is told to those who hear it, and the table beside it."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest

from areasend.documents.charts import Fan, Target, fan
from areasend.documents.charts.fan import drawn, written
from areasend.documents.checks import check_paper
from areasend.documents.paper import Paper

SHARES = ("50", "80", "95")


def chart(middle=(110.0, 120.0), past=(("2025", 90.0), ("2026", 100.0)), **given):
    bands = {"median": middle}
    for width, share in enumerate(SHARES, start=1):
        bands |= {f"low_{share}": tuple(one - 10 * width for one in middle)}
        bands |= {f"high_{share}": tuple(one + 10 * width for one in middle)}
    return Fan("Plans", tuple(str(2027 + at) for at in range(len(middle))), bands, past, **given)


def tree(made):
    return ElementTree.fromstring(fan(made).svg)


def paths(made):
    return [node.get("d") for node in tree(made).iter() if node.tag.endswith("path")]


def test_three_bands_the_middle_and_the_past_are_drawn():
    assert len(paths(chart())) == 5


def test_the_fan_opens_at_the_last_that_is_known():
    starts = {found.split("L")[0] for found in paths(chart())[:4]}
    assert len(starts) == 1


def test_without_a_past_there_is_only_what_comes():
    assert len(paths(chart(past=()))) == 4


def test_the_table_holds_every_figure_drawn():
    table = fan(chart()).table
    assert table.rows[0] == ("2025", "90", "–", "–", "–")
    assert table.rows[-1] == ("2028", "120", "110 to 130", "100 to 140", "90 to 150")


def test_what_came_stands_beside_what_was_expected():
    table = fan(chart(truth=(("2027", 108.0),))).table
    assert [row[-1] for row in table.rows] == ["–", "–", "108", "–"]


def test_those_who_hear_it_are_told_where_it_ends_and_how_sure_that_is():
    told = fan(chart(targets=(Target("Places", 130),))).alt
    assert told == (
        "Plans. So far: 90 (2025) to 100 (2026). 2028: 120 in the middle, 100 to 140 in 8 of 10 futures. Places: 130."
    )


def test_below_nought_there_is_room():
    height, parts = drawn(chart(middle=(-50.0, -200.0), past=(("2026", -10.0),), unit="£"), 360)
    places = [float(at) for part in parts if "<circle" in part for at in [part.split('cy="')[1].split('"')[0]]]
    assert all(0 < at < height for at in places)
    assert any("−£200" in part for part in parts)


def test_a_paper_takes_it():
    check_paper(Paper("Paper", "", "Area", np.datetime64("2026-10-05").astype(object), blocks=(fan(chart()),)))


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (41.26, "%", "41.3%"),
        (1_234_567, "£", "£1.2 million"),
        (-12_000, "£", "−£12,000"),
        (1234.4, "", "1,234"),
        (12.34, "", "12.3"),
        (-0.0, "", "0"),
    ],
)
def test_figures_have_no_more_places_than_their_size_deserves(value, unit, expected):
    assert written(value, unit) == expected
