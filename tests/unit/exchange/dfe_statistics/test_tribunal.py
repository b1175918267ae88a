"""The appeal-rate table: heads in two rows, dashes and dots for figures, notes after names."""

import polars as pl
import pytest

from areasend.exchange.dfe_statistics import cells, reader
from areasend.exchange.dfe_statistics.changed import ChangedFile
from areasend.exchange.dfe_statistics.spec import spec

SPEC = spec("appeals")
HEAD = """Table 1,,,,,,,,,
Local Authority,LA code,2023,,,2024,,,,
,,Appeals registered4,"Total Appealable Decisions1,9",SEND Tribunal Appeal Rate2,Appeals registered4,\
"Total Appealable Decisions1,9",SEND Tribunal Appeal Rate2,"In development: Total Appealable Decisions1,8",\
In development: SEND Tribunal Appeal Rate2
NORTH EAST,,,,,,,,,
"""


def read(*rows: str) -> pl.DataFrame:
    return cells.decoded(reader.read((HEAD + "\n".join(rows)).encode("utf-8-sig"), SPEC), SPEC, symbols=True)


def test_thousands_and_percentages_are_numbers() -> None:
    rows = (
        read('Durham,840,211,"4,833",4.40%,344,"5,827",5.90%,"3,124",11.00%')
        .select("area", "year", "appeal_rate")
        .rows()
    )
    assert rows == [("840", 2023, 4.4), ("840", 2024, 5.9)]


def test_a_dash_is_nought_and_two_dots_are_not_available() -> None:
    frame = read("Rutland,857, - ,450,0.00%, .. , .. ,.., x ,x")
    assert frame["appeals_registered"].to_list() == [0, None]
    assert frame["appeals_registered_symbol"].to_list() == [None, "x"]


def test_the_new_method_is_blank_before_its_year() -> None:
    frame = read("Rutland,857,1,450,0.20%,2,500,0.40%,300,0.70%")
    assert frame["appealable_decisions_new"].to_list() == [None, 300]
    assert frame["appealable_decisions_new_symbol"].to_list() == ["blank", None]


def test_names_lose_their_notes_and_missing_numbers_are_known() -> None:
    figures = "1,2,3.00%,1,2,3.00%,4,5.00%"
    frame = read(f"Poole5,,{figures}", f'"England Total4,9",,{figures}', f"Northamptonshire7,892,{figures}")
    assert frame["area"].unique(maintain_order=True).to_list() == ["836", "E92000001", "928"]


def test_notes_and_other_totals_are_left_out() -> None:
    assert read("Notes: ,,,,,,,,,", 'England total excluding suppressed,,,,,"22,082",,,1,2.00%').is_empty()


def test_a_word_in_place_of_a_figure_is_named() -> None:
    with pytest.raises(ChangedFile, match="Row 'Rutland', year 2024, column appeals_registered: 'many'"):
        read("Rutland,857,1,450,0.20%,many,500,0.40%,300,0.70%")


def test_another_layout_is_refused() -> None:
    with pytest.raises(ChangedFile, match="no row that begins with 'Local Authority'"):
        reader.read(b"Area,2023\nRutland,1\n", SPEC)
    with pytest.raises(ChangedFile, match="Appeals closed"):
        reader.read(HEAD.replace("Appeals registered4", "Appeals closed", 1).encode(), SPEC)
