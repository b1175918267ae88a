"""Reads one published file into a coded frame, or says row by row what is not as expected."""

import csv
import io
from pathlib import Path

import polars as pl

from areasend.exchange.dfe_statistics import categories, cells, tribunal
from areasend.exchange.dfe_statistics.changed import ChangedFile
from areasend.exchange.dfe_statistics.spec import Spec

ENGLAND = "E92000001"
LEVELS = {"National": "national", "Regional": "regional", "Local authority": "local_authority"}
GEOGRAPHY = ("region_code", "region_name", "new_la_code", "old_la_code", "la_name")
NEW_HEADER = (
    "If the DfE has published a new edition, describe its headers, in their order, in specs/{key}.yaml; "
    "if not, download the file again and do not save it from a spreadsheet."
)
NEW_CELL = (
    "Download the file again; if the cells are as published, the file's specification (specs/{key}.yaml) must change."
)


def read(source: Path | bytes, spec: Spec) -> pl.DataFrame:
    """One published file as a coded frame (see `cells`).

    Columns: `level`, `area` (the three-digit number of an authority, else the code of the region or of England), `year`
    (of the January, or the calendar year), the published `GEOGRAPHY`, `topic` and `category` where the file breaks its
    counts down, then the measures. Raises `ChangedFile`.
    """
    text = _text(source, spec)
    if spec.leading == "tribunal":
        return tribunal.read(text, spec)
    check_headers(next(csv.reader(io.StringIO(text)), []), spec)
    raw = _rows(text, spec)
    check_keys(raw, spec)
    check_cells(raw, spec)
    return _tidy(raw, spec)


def _text(source: Path | bytes, spec: Spec) -> str:
    content = source.read_bytes() if isinstance(source, Path) else source
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"Byte {error.start} is not UTF-8 text."
        raise ChangedFile(spec.file, [problem], NEW_HEADER.format(key=spec.key)) from error


def check_headers(found: list[str], spec: Spec) -> None:
    """Raises `ChangedFile` naming the headers that are missing, unexpected or out of their order."""
    expected = list(spec.headers)
    if found == expected:
        return
    missing = [name for name in expected if expected.count(name) > found.count(name)]
    extra = [name for name in found if found.count(name) > expected.count(name)]
    problems = [f"Missing columns: {', '.join(dict.fromkeys(missing))}."] if missing else []
    problems += [f"Unexpected columns: {', '.join(repr(name) for name in dict.fromkeys(extra))}."] if extra else []
    if not problems:
        at = next(place for place, pair in enumerate(zip(expected, found, strict=True)) if pair[0] != pair[1])
        problems = [f"The columns are in another order: column {at + 1} is {found[at]!r}, expected {expected[at]!r}."]
    raise ChangedFile(spec.file, problems, NEW_HEADER.format(key=spec.key))


def _rows(text: str, spec: Spec) -> pl.DataFrame:
    """All cells as trimmed text under unique names, with the file's row number (the header is row 1)."""
    try:
        raw = pl.read_csv(text.encode(), has_header=False, new_columns=_unique(spec.headers), infer_schema=False)[1:]
    except pl.exceptions.ComputeError as error:
        problem = f"A row has not as many cells as there are columns: {str(error).splitlines()[0]}"
        raise ChangedFile(spec.file, [problem], NEW_CELL.format(key=spec.key)) from error
    if raw.is_empty():
        raise ChangedFile(spec.file, ["There are no rows."], NEW_CELL.format(key=spec.key))
    own = dict(spec.symbols)
    trimmed = raw.select(
        pl.all().fill_null("").str.strip_chars().replace(own) if own else pl.all().fill_null("").str.strip_chars()
    )
    return trimmed.with_row_index("row", offset=2)


def _unique(headers: tuple[str, ...]) -> list[str]:
    return [f"{name}.{headers[:at].count(name)}" if name in headers[:at] else name for at, name in enumerate(headers)]


def check_keys(raw: pl.DataFrame, spec: Spec) -> None:
    """Raises `ChangedFile` for a row whose year, level, area or breakdown cannot be told, or that is there twice."""
    tests = {
        "time_period": ~pl.col("time_period").str.contains(r"^20\d{2}(\d{2})?$"),
        "geographic_level": ~pl.col("geographic_level").is_in(list(LEVELS)),
        "old_la_code": (pl.col("geographic_level") == "Local authority")
        & ~pl.col("old_la_code").str.contains(r"^\d{3}$"),
        "region_code": (pl.col("geographic_level") == "Regional") & ~pl.col("region_code").str.contains(r"^E1\d{7}$"),
    }
    if spec.breakdown == "topic":
        tests["breakdown_topic"] = categories.topic().is_null()
    problems = [problem for name, test in tests.items() for problem in _places(raw, name, test, "is not one known")]
    if not problems:
        twice = pl.struct(_keys(spec)).is_duplicated()
        problems = _places(raw, "time_period", twice, "stands in a row whose area, year and breakdown come twice")
    if problems:
        raise ChangedFile(spec.file, problems, NEW_CELL.format(key=spec.key))


def _keys(spec: Spec) -> list[str]:
    broken_down = {None: [], "topic": ["breakdown_topic", "breakdown"], "age_band": ["characteristic_age"]}
    return ["time_period", "geographic_level", "region_code", "old_la_code", *broken_down[spec.breakdown]]


def _places(raw: pl.DataFrame, name: str, test: pl.Expr, fault: str) -> list[str]:
    found = raw.filter(test).select("row", name).rows()
    return [f"Row {row}, column {name}: {value!r} {fault}." for row, value in found]


def check_cells(raw: pl.DataFrame, spec: Spec) -> None:
    """Raises `ChangedFile` for cells that are neither a number nor a known symbol, and for unequal repeated columns."""
    problems: list[str] = []
    for column in spec.measures:
        wrong = pl.col(column.name) == "" if column.kind == "word" else cells.coded(column).is_null()
        problems += _places(raw, column.name, wrong, _fault(column.kind))
    for column in (column for column in spec.columns if column.repeat):
        unequal = pl.col(column.name) != pl.col(f"{column.name}.1")
        problems += _places(raw, column.name, unequal, "differs from the second column of the same name")
    if problems:
        raise ChangedFile(spec.file, problems, NEW_CELL.format(key=spec.key))


def _fault(kind: str) -> str:
    return "is empty" if kind == "word" else "is neither a number nor x (not available) nor z (not applicable)"


def _tidy(raw: pl.DataFrame, spec: Spec) -> pl.DataFrame:
    code = (
        pl.when(pl.col("geographic_level") == "National")
        .then(pl.lit(ENGLAND))
        .when(pl.col("geographic_level") == "Regional")
        .then(pl.col("region_code"))
        .otherwise(pl.col("old_la_code"))
    )
    first = pl.col("time_period").str.slice(0, 4).cast(pl.Int16)
    year = first + (pl.col("time_period").str.len_chars() == 6).cast(pl.Int16)
    return raw.select(
        pl.col("geographic_level").replace_strict(LEVELS, return_dtype=pl.String).alias("level"),
        code.alias("area"),
        year.alias("year"),
        *GEOGRAPHY,
        *_broken_down(spec),
        *(cells.coded(column) for column in spec.measures),
    )


def _broken_down(spec: Spec) -> list[pl.Expr]:
    if spec.breakdown == "topic":
        return [categories.topic(), categories.category()]
    if spec.breakdown == "age_band":
        total = pl.col("characteristic_age") == "Total"
        topic = pl.when(total).then(pl.lit("total")).otherwise(pl.lit("age")).alias("topic")
        return [topic, categories.category("characteristic_age")]
    return []
