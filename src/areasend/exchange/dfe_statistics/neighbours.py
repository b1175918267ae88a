"""Reads the list of statistical neighbours: one column an authority, its neighbours below it, the nearest first."""

import csv
import io
from pathlib import Path

import polars as pl

from areasend.exchange.dfe_statistics.changed import ChangedFile

FILE = "statistical_neighbours.csv"
REMEDY = "Every name must be the name of an authority as the DfE's latest files write it: correct the name or the file."


def read(source: Path | bytes, codes: dict[str, str]) -> pl.DataFrame:
    """Columns `area`, `rank` (1 is the nearest), `neighbour`; `codes` gives an authority's number by its name.

    Raises `ChangedFile` naming each name that is not an authority's.
    """
    content = source.read_bytes() if isinstance(source, Path) else source
    header, *rows = [*csv.reader(io.StringIO(content.decode("utf-8-sig")))] or [[]]
    if not header:
        raise ChangedFile(FILE, ["There are no names in its first row."], REMEDY)
    named = [
        (area, rank, neighbour.strip(), at + 1)
        for at, area in enumerate(header)
        for rank, neighbour in enumerate((row[at] for row in rows if at < len(row)), start=1)
        if neighbour.strip()
    ]
    unknown = {(name, at) for area, _, neighbour, at in named for name in (area, neighbour) if name not in codes}
    if unknown:
        problems = [f"Column {at}: {name!r} is not the name of an authority." for name, at in sorted(unknown)]
        raise ChangedFile(FILE, problems, REMEDY)
    records = [(codes[area], rank, codes[neighbour]) for area, rank, neighbour, _ in named]
    return pl.DataFrame(records, schema={"area": pl.String, "rank": pl.Int8, "neighbour": pl.String}, orient="row")
