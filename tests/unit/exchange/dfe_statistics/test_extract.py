"""The extract that ships with the package, and that it is what the published files say."""

from importlib.resources import files
from pathlib import Path

import polars as pl
import pytest

from areasend.exchange.dfe_statistics import extract, footnotes, reader
from areasend.exchange.dfe_statistics.spec import NotKnown, keys, spec

FOLDER = Path(str(files("areasend.exchange.dfe_statistics"))) / "extract"
TABLES = (*keys(), "areas", "neighbours")


def test_the_extract_is_smaller_than_three_megabytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.parquet")) < 3_000_000


def test_there_is_one_file_for_every_table() -> None:
    assert {path.stem for path in FOLDER.glob("*.parquet")} == set(TABLES)


def test_source_and_licence_are_named_beside_it() -> None:
    text = (FOLDER / "SOURCE.md").read_text(encoding="utf-8")
    assert "Open Government Licence v3.0" in text
    assert all(f"`{name}`" in text for name in TABLES)


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(NotKnown, match="there are: annual_reviews"):
        extract.load("exclusions")


def test_every_area_of_every_table_is_known() -> None:
    known = set(extract.load("areas")["area"])
    assert all(set(extract.load(key)["area"]) <= known for key in keys())


def test_every_footnote_is_about_areas_columns_and_years_there_are() -> None:
    known = set(extract.load("areas")["area"])
    for note in footnotes.footnotes():
        columns = {column.name for file in note.files for column in spec(file).measures}
        years = {year for file in note.files for year in extract.load(file)["year"]}
        assert set(note.areas) <= known, note.key
        assert set(note.columns) <= columns, note.key
        assert set(note.years) <= years, note.key


def test_every_table_is_described_in_the_documentation() -> None:
    page = Path(__file__).parents[4] / "docs" / "reference" / "published-figures.md"
    text = page.read_text(encoding="utf-8")
    assert [name for name in TABLES if f"`{name}`" not in text] == []


@pytest.mark.shared
@pytest.mark.parametrize("key", keys())
def test_every_published_file_reads_as_its_specification_says(published_folder: Path, key: str) -> None:
    frame = reader.read(published_folder / str(spec(key).edition) / spec(key).file, spec(key))
    assert extract.compact(frame).equals(extract.load(key))


@pytest.mark.shared
def test_making_the_extract_again_gives_the_same_tables(published_folder: Path, tmp_path: Path) -> None:
    extract.make(published_folder, tmp_path)
    assert all(pl.read_parquet(tmp_path / f"{name}.parquet").equals(extract.load(name)) for name in TABLES)


def test_every_measure_is_in_the_extract() -> None:
    for key in keys():
        assert {column.name for column in spec(key).measures} <= set(extract.load(key).columns)
