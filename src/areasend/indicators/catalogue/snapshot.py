"""Frames as a folder of Parquet files from which nobody can be named: written every night, read by whatever is larger than an area.

    write(frames, folder, Origin("825", date(2026, 11, 22)), key)
    frames = read([folder, another_area])

What the indicators need is kept: days of facts, codes, the month of birth, the postcode district. What they do not is taken away (`TAKEN`).
Keys of cases, people and officers are replaced by keyed hashes: with the same key they join from night to night, without it they lead
nowhere. Ages are counted from the first day of the month of birth, so that a figure by age as at the end of a month is the one of the
database, and one within a month may count somebody up to thirty days early.

These files are for staff and analysts bound like staff: rare combinations are not hidden in them, and a few dates may tell one child.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import polars as pl

from areasend.indicators.catalogue import frames as shapes
from areasend.indicators.catalogue.frames import Frames
from areasend.rules import law

SCHEMA = 1
MANIFEST = "manifest.json"
SINGLE = ("advice", "placements", "exceptions", "contacts", "observations")
KEYS = {"case": "case", "origin": "case", "person": "person", "officer": "officer"}
DISTRICT = r"^[A-Z]{1,2}[0-9][0-9A-Z]?$"
TAKEN = (
    "names, references, pupil and learner numbers, addresses, carers, notes and documents: never read",
    "the day of birth: the first of the month stands for it",
    "the postcode but for its district",
    "the names of schools and colleges: only their types, and whole kilometres from home, are kept",
    "the keys of cases, people and officers: keyed hashes stand for them",
    "codes of facts that are not of a code list",
    "the words that say where an observation comes from",
)


_withheld = pl.when(pl.col("school") != "").then(pl.lit("Withheld")).otherwise(pl.lit(""))


class SnapshotUnreadable(Exception):
    """The message says what is wrong with a folder and what to do."""

    for_user = True


@dataclass(frozen=True)
class Origin:
    """Of which area (the DfE's three-digit code), as the records stood on which day."""

    area: str
    on: date


@dataclass(frozen=True)
class Manifest:
    """What a snapshot says of itself. `rows`: table to count."""

    schema: int
    area: str
    on: str
    rows: Mapping[str, int]
    taken_away: Sequence[str] = field(default=TAKEN)

    @property
    def day(self) -> date:
        return date.fromisoformat(self.on)


def deidentified(frames: Frames, key: bytes) -> Frames:
    """The same frames with nobody's name to them. `key`: 16 to 64 random bytes that never leave the deployment."""
    hashes = {kind: _hashes(frames, kind, key) for kind in sorted(set(KEYS.values()))}
    tables = {name: _blurred(getattr(frames, name), hashes) for name in SINGLE}
    tables["placements"] = tables["placements"].with_columns(school=_withheld)
    tables["observations"] = frames.observations.with_columns(source=pl.lit(""))
    return replace(
        frames,
        processes={name: _blurred(_coded(table, name), hashes) for name, table in frames.processes.items()},
        **tables,
    )


def _hashes(frames: Frames, kind: str, key: bytes) -> pl.DataFrame:
    """`known` and `told` of every key of a kind: 63 bits, of which not one follows from the key without the secret."""
    columns = [name for name, of in KEYS.items() if of == kind]
    tables = [*frames.processes.values(), *(getattr(frames, name) for name in SINGLE)]
    found = [table[name] for table in tables for name in columns if name in table.columns]
    known = pl.concat(found).drop_nulls().unique()
    told = [_hash(kind, number, key) for number in known.to_list()]
    return pl.DataFrame({"known": known, "told": told}, schema={"known": pl.Int64, "told": pl.Int64})


def _hash(kind: str, number: int, key: bytes) -> int:
    digest = blake2b(f"{kind} {number}".encode(), key=key, digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _blurred(table: pl.DataFrame, hashes: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One table with hashes for keys, a month for a birthday and a district for a postcode, in an order that tells nothing."""
    names = table.columns
    for name in (name for name in names if name in KEYS):
        table = table.join(hashes[KEYS[name]].rename({"known": name}), name, "left").drop(name).rename({"told": name})
    if "born_on" in names:
        district = pl.when(pl.col("district").str.contains(DISTRICT)).then("district").otherwise(pl.lit(""))
        table = table.with_columns(pl.col("born_on").dt.month_start(), district.alias("district"))
    return table.select(names).sort(name for name in ("case", "person", "since", "on") if name in names)


def _coded(table: pl.DataFrame, process: str) -> pl.DataFrame:
    """Without what is of no list: a code could hold a name."""
    columns = [f"{name}.code" for name in law.process(process).facts]
    return table.with_columns(pl.when(pl.col(name).is_in(_codes())).then(name).alias(name) for name in columns)


@cache
def _codes() -> list[str]:
    """Every code that a fact can carry by the lists of the law."""
    asked = {step.codes for process in shapes.PROCESSES for step in law.process(process).steps if step.codes}
    return sorted({code for name in {*asked, "cease_reasons", "review_outcomes"} for code in law.codes(name)})


def write(frames: Frames, folder: Path, origin: Origin, key: bytes) -> Manifest:
    """Write the frames of a day, de-identified, in place of what the folder held; readable to its owner only."""
    told = deidentified(frames, key)
    tables = {**told.processes, **{name: getattr(told, name) for name in SINGLE}}
    rows = {name: table.height for name, table in tables.items()}
    manifest = Manifest(SCHEMA, origin.area, origin.on.isoformat(), rows)
    beside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside.mkdir(mode=0o700)
    for name, table in tables.items():
        with _closed(beside / f"{name}.parquet").open("wb") as file:
            table.write_parquet(file, compression="zstd", statistics=False)
    _closed(beside / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    beside.rename(folder)
    return manifest


def _closed(path: Path) -> Path:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    return path


def manifest(folder: Path) -> Manifest:
    """What a snapshot says of itself. Raises `SnapshotUnreadable`."""
    try:
        told: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        schema = int(told["schema"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SnapshotUnreadable(
            f"{folder} is not a snapshot of AreaSEND: its {MANIFEST} cannot be read. Name a folder that `areasend snapshot` wrote."
        ) from error
    if schema > SCHEMA:
        raise SnapshotUnreadable(
            f"{folder} was written by a newer AreaSEND (schema {schema}; this version reads {SCHEMA}). Install that one to read it."
        )
    return Manifest(schema, str(told["area"]), str(told["on"]), told["rows"], tuple(told["taken_away"]))


def read(folders: Sequence[Path]) -> Frames:
    """Several areas side by side, or one. Raises `SnapshotUnreadable`; an area named twice would be counted twice."""
    areas = [manifest(folder).area for folder in folders]
    if twice := sorted({area for area in areas if areas.count(area) > 1}):
        raise SnapshotUnreadable(f"Two snapshots are of the area {twice[0]}. Name one of each area.")
    return Frames(
        processes={name: _read(folders, name, _process_schema(name)) for name in shapes.PROCESSES},
        **{name: _read(folders, name, schema) for name, schema in SCHEMAS.items()},
    )


def _read(folders: Sequence[Path], name: str, schema: shapes.Schema) -> pl.DataFrame:
    """One table of all the folders, in the columns of today: a fact that the law did not know then is null."""
    parts = []
    for folder in folders:
        try:
            there = pl.scan_parquet(folder / f"{name}.parquet")
            held = there.collect_schema().names()
            told = [pl.col(one) if one in held else pl.lit(None).alias(one) for one in schema]
            parts.append(there.select(one.cast(kind) for one, kind in zip(told, schema.values(), strict=True)))
        except (OSError, pl.exceptions.PolarsError) as error:
            raise SnapshotUnreadable(
                f"{folder} is not whole: {name}.parquet cannot be read. Write the snapshot again with `areasend snapshot`."
            ) from error
    return pl.concat(parts).collect()


def _process_schema(process: str) -> shapes.Schema:
    facts = law.process(process).facts
    told = {column: kind for name in facts for column, kind in ((name, pl.Date), (f"{name}.code", pl.String))}
    return {**shapes.CASE, **told}


def _of_cases(schema: shapes.Schema) -> shapes.Schema:
    return {**schema, **{name: kind for name, kind in shapes.CASE.items() if name not in ("case", "source")}}


SCHEMAS: Mapping[str, shapes.Schema] = {
    "advice": _of_cases(shapes.ADVICE),
    "placements": shapes.PLACEMENTS,
    "exceptions": _of_cases(shapes.EXCEPTIONS),
    "contacts": _of_cases(shapes.CONTACTS),
    "observations": shapes.OBSERVATIONS,
}
