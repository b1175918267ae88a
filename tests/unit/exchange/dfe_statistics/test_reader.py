"""Reading a published file, and what is said of one that has changed."""

from collections.abc import Callable

import pytest
from tests.unit.exchange.dfe_statistics.conftest import HEADER

from areasend.exchange.dfe_statistics import cells, reader
from areasend.exchange.dfe_statistics.changed import ChangedFile
from areasend.exchange.dfe_statistics.spec import NotKnown, keys, spec

SPEC = spec("residential")
TOTAL = "All residential placements,All residential placements"
Build = Callable[..., bytes]


def faults(content: bytes, key: str = "residential") -> str:
    with pytest.raises(ChangedFile) as raised:
        reader.read(content, spec(key))
    return str(raised.value)


def test_a_row_is_read_with_its_area_year_and_figures(residential: Build) -> None:
    frame = reader.read(residential(f"{TOTAL},19,14,33"), SPEC)
    row = cells.decoded(frame, SPEC).row(0, named=True)
    assert (row["area"], row["year"], row["topic"], row["category"]) == ("825", 2025, "total", "")
    assert (row["Res_3851"], row["Res_52"], row["Res_tot"]) == (19, 14, 33)


def test_not_available_and_not_applicable_are_kept_apart(residential: Build) -> None:
    frame = reader.read(residential(f"{TOTAL},x,z,33"), SPEC)
    row = cells.decoded(frame, SPEC, symbols=True).row(0, named=True)
    assert (row["Res_3851"], row["Res_52"]) == (None, None)
    assert (row["Res_3851_symbol"], row["Res_52_symbol"], row["Res_tot_symbol"]) == ("x", "z", None)


def test_long_form_has_one_row_a_cell_with_its_symbol(residential: Build) -> None:
    long = cells.long(reader.read(residential(f"{TOTAL},x,14,33"), SPEC), SPEC)
    assert long.select("measure", "value", "symbol").rows() == [
        ("Res_3851", None, "x"),
        ("Res_52", 14.0, None),
        ("Res_tot", 33.0, None),
    ]


@pytest.mark.parametrize(
    ("published", "category"),
    [
        ("Child or young persons age,age 10", "10"),
        ("Child or young persons age,Aged 10", "10"),
        ("Child or young persons age,under 3", "2 and under"),
        ("Child or young persons age,Age unknown", "unknown"),
        ("Years plan held,2 years", "2"),
        ("Years EHC plan in place,Less than a year", "under 1"),
        ("Type of placement,Special - Academy/free schools", "Special - academy/free school"),
        ("Ethnicity,Asian - Indian", "Asian - Indian"),
    ],
)
def test_one_category_has_one_name(residential: Build, published: str, category: str) -> None:
    assert reader.read(residential(f"{published},1,2,3"), SPEC)["category"].to_list() == [category]


def test_a_missing_and_an_unexpected_header_are_both_named(residential: Build) -> None:
    said = faults(residential(header=HEADER.replace("Res_52", "Res_52_weeks")))
    assert "residential_settings.csv cannot be read." in said
    assert "Missing columns: Res_52." in said
    assert "Unexpected columns: 'Res_52_weeks'." in said
    assert "specs/residential.yaml" in said


def test_headers_in_another_order_are_said_to_be_so(residential: Build) -> None:
    said = faults(residential(header=HEADER.replace("Res_52,Res_tot", "Res_tot,Res_52")))
    assert "column 14 is 'Res_tot', expected 'Res_52'" in said


def test_a_header_published_twice_must_come_twice() -> None:
    header = ",".join(dict.fromkeys(spec("annual_reviews").headers))
    assert "Missing columns: review_meeting_prior_24." in faults(header.encode(), "annual_reviews")


def test_two_columns_of_one_name_must_agree() -> None:
    headers = spec("annual_reviews").headers
    counts = ["1"] * (len(headers) - 12)
    counts[6] = "2"
    area = "2024,Calendar year,National,E92000001,England,,,,,,All annual reviews,All annual reviews"
    content = "\n".join([",".join(headers), f"{area},{','.join(counts)}"]).encode()
    assert "Row 2, column review_meeting_prior_24: '1' differs" in faults(content, "annual_reviews")


def test_a_cell_that_is_no_number_is_named_by_row_and_column(residential: Build) -> None:
    said = faults(residential(f"{TOTAL},19,14,33", "Sex,Male,c,5,n/a"))
    assert "Row 3, column Res_3851: 'c' is neither a number nor x" in said
    assert "Row 3, column Res_tot: 'n/a'" in said


@pytest.mark.parametrize("cell", ["", "-1", "1,000", "1e3"])
def test_blank_negative_and_fancy_numbers_are_refused(residential: Build, cell: str) -> None:
    assert "Row 2, column Res_3851" in faults(residential(f'{TOTAL},"{cell}",14,33'))


def test_an_unknown_breakdown_is_named(residential: Build) -> None:
    assert "Row 2, column breakdown_topic: 'Star sign' is not one known." in faults(residential("Star sign,Leo,1,2,3"))


def test_the_same_row_twice_is_refused(residential: Build) -> None:
    assert "come twice" in faults(residential("Sex,Male,1,2,3", "Sex,Male,1,2,3"))


def test_a_file_with_no_rows_is_refused(residential: Build) -> None:
    assert "There are no rows." in faults(residential())


def test_an_empty_file_has_no_columns() -> None:
    assert "Missing columns: time_period" in faults(b"")


def test_a_row_with_too_many_cells_is_refused(residential: Build) -> None:
    assert "A row has not as many cells" in faults(residential(f"{TOTAL},19,14,33,1"))


def test_a_file_in_another_encoding_is_refused(residential: Build) -> None:
    assert "is not UTF-8 text" in faults(residential("Sex,Male,1,2,3") + b"\xff")


def test_no_more_than_twenty_faults_are_listed(residential: Build) -> None:
    said = faults(residential(*(f"Child or young persons age,age {age},q,1,1" for age in range(30))))
    assert said.count("Row ") == 20
    assert "and 10 more" in said


def test_an_unknown_table_is_refused_with_those_there_are() -> None:
    with pytest.raises(NotKnown, match="annual_reviews, appeals"):
        spec("exclusions")


@pytest.mark.parametrize("key", keys())
def test_every_specification_names_its_columns_once_and_in_words(key: str) -> None:
    names = [column.name for column in spec(key).measures]
    assert len(set(names)) == len(names)
    assert all(column.label for column in spec(key).columns)
