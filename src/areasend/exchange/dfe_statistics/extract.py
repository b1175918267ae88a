"""The compact extract that ships with the package: made from the published files, loaded one table at a time."""

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import polars as pl

from areasend.exchange.dfe_statistics import areas as all_areas
from areasend.exchange.dfe_statistics import neighbours as neighbour_list
from areasend.exchange.dfe_statistics import reader
from areasend.exchange.dfe_statistics.spec import keys, spec

KEYS = ("area", "year", "topic", "category")


def make(source: Path, target: Path) -> dict[str, int]:
    """Reads every published file under `source` (its folders 2025 and 2022) and writes the extract to `target`.

    Returns the size in bytes of each file written. Raises `ChangedFile`, or `FileNotFoundError` for a missing file.
    """
    frames = {key: reader.read(source / str(spec(key).edition) / spec(key).file, spec(key)) for key in keys()}
    known = all_areas.collect([frame for frame in frames.values() if "la_name" in frame.columns])
    codes = all_areas.codes_by_name(known)
    tables = {key: compact(frame) for key, frame in frames.items()}
    tables |= {"areas": known, "neighbours": neighbour_list.read(source / neighbour_list.FILE, codes)}
    return {name: _write(table, target / f"{name}.parquet") for name, table in tables.items()}


def compact(frame: pl.DataFrame) -> pl.DataFrame:
    """A coded frame without names, in the order in which it packs smallest."""
    found = [name for name in KEYS if name in frame.columns]
    return frame.drop("level", *(name for name in reader.GEOGRAPHY if name in frame.columns)).sort(
        *(name for name in ("year", "topic", "category", "area") if name in found)
    )


def _write(table: pl.DataFrame, path: Path) -> int:
    table.write_parquet(path, compression="zstd", compression_level=19, statistics=False)
    return path.stat().st_size


@cache
def load(key: str) -> pl.DataFrame:
    """One table of the extract as a coded frame, kept in memory after the first call.

    `key` is a key of `spec.keys()`, or `areas`, or `neighbours`. Raises `NotKnown` for another.
    """
    if key not in ("areas", "neighbours"):
        spec(key)
    with as_file(files(__package__) / "extract" / f"{key}.parquet") as path:
        return pl.read_parquet(path)
