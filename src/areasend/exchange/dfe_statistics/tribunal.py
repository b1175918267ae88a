"""Reads the appeal-rate table of the SEND Tribunal: one row an area, three columns a year, notes above and below."""

import csv
import io
import re
from itertools import pairwise

import polars as pl

from areasend.exchange.dfe_statistics import cells
from areasend.exchange.dfe_statistics.changed import ChangedFile
from areasend.exchange.dfe_statistics.spec import Spec

ENGLAND = "E92000001"
NAMED = {"Bournemouth": "837", "Poole": "836", "England Total": ENGLAND}
# The table gives Northamptonshire the number of Nottingham; its own was 928 until it was divided in 2021.
MISPRINTED = {("Northamptonshire", "892"): "928"}
HEADS = ("Appeals registered", "Total Appealable Decisions", "SEND Tribunal Appeal Rate")
LATEST = ("In development: Total Appealable Decisions", "In development: SEND Tribunal Appeal Rate")
# A dash stands where the rate is nought; two dots mean not available, as the table's key says.
WRITTEN = {"-": "0", "..": "x", "": "blank", "~": "x"}
REMEDY = (
    "Compare the table with the one that this reader knows (2014 to 2024) and change tribunal.py to the new layout."
)


def read(text: str, spec: Spec) -> pl.DataFrame:
    """The table as a coded frame: `level`, `area`, `year` and the measures. Raises `ChangedFile`."""
    rows = list(csv.reader(io.StringIO(text)))
    top = next((at for at, row in enumerate(rows) if row[:1] == ["Local Authority"]), None)
    if top is None or top + 1 >= len(rows):
        raise ChangedFile(spec.file, ["There is no row that begins with 'Local Authority'."], REMEDY)
    years = _years(rows[top], rows[top + 1], spec)
    names = [column.name for column in spec.measures]
    found = [record for row in rows[top + 2 :] for record in _records(row, years)]
    schema = {name: pl.Int16 if name == "year" else pl.String for name in ("name", "level", "area", "year", *names)}
    frame = pl.DataFrame(found, schema=schema, orient="row")
    problems = [problem for column in spec.measures for problem in _faults(frame, column.name, cells.coded(column))]
    if problems:
        raise ChangedFile(spec.file, problems, REMEDY)
    return frame.select("level", "area", "year", *(cells.coded(c) for c in spec.measures))


def _years(first: list[str], second: list[str], spec: Spec) -> list[int]:
    years = [int(cell) for cell in first[2:] if cell.isdecimal()]
    expected = [*HEADS * len(years), *LATEST]
    found = [_plain(cell) for cell in second[2:]]
    if found != expected or any(later - earlier != 1 for earlier, later in pairwise(years)):
        wrong = next(
            (cell for cell, want in zip(found, expected, strict=False) if cell != want), f"{len(found)} columns"
        )
        raise ChangedFile(spec.file, [f"The heads are not three a year and two for the latest: see {wrong!r}."], REMEDY)
    return years


def _plain(name: str) -> str:
    """A name without the numbers of its footnotes."""
    return re.sub(r"\s*\d+(,\d+)*$", "", name.strip())


def _records(row: list[str], years: list[int]) -> list[tuple[str | int, ...]]:
    """One record a year; none for the heads of regions, the notes and the total without suppressed areas."""
    name = _plain(row[0]) if row else ""
    code = MISPRINTED.get((name, row[1]), row[1] or NAMED.get(name, "")) if len(row) > 1 else ""
    if not re.fullmatch(r"\d{3}|E92000001", code):
        return []
    level = "national" if code == ENGLAND else "local_authority"
    figures = [_written(cell) for cell in row[2:]]
    latest = (figures[-2], figures[-1])
    triples = [tuple(figures[at : at + 3]) for at in range(0, 3 * len(years), 3)]
    return [
        (name, level, code, year, *triple, *(latest if year == years[-1] else ("blank", "blank")))
        for year, triple in zip(years, triples, strict=True)
    ]


def _written(cell: str) -> str:
    plain = cell.strip().replace(",", "").removesuffix("%")
    return WRITTEN.get(plain, plain)


def _faults(frame: pl.DataFrame, column: str, coded: pl.Expr) -> list[str]:
    wrong = frame.filter(coded.is_null()).select("name", "year", column).rows()
    return [
        f"Row {name!r}, year {year}, column {column}: {cell!r} is not a number or a known sign."
        for name, year, cell in wrong
    ]
