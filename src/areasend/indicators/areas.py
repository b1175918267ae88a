"""Areas of the published figures, found by number, code or name."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from areasend.exchange.dfe_statistics import extract
from areasend.exchange.dfe_statistics.areas import OTHER_NAMES, REPLACED

ENGLAND = "E92000001"
ALSO = {"eng": ENGLAND} | {old.casefold(): new for old, new in REPLACED.items()}


class UnknownArea(LookupError):
    """No published area has that number, code or name; the message offers the nearest names."""


@dataclass(frozen=True, slots=True)
class Area:
    """One area. `code` is the key of every table: an authority's three-digit number, else the code of the region or
    of England. `level` is national, regional, sub_region (Inner and Outer London) or local_authority."""

    code: str
    old_la_code: str | None
    new_la_code: str
    name: str
    region_code: str | None
    region: str | None
    level: str
    first_year: int
    last_year: int
    current: bool

    def __str__(self) -> str:
        return self.name


@cache
def _known() -> dict[str, Area]:
    return {row[0]: Area(*row) for row in extract.load("areas").iter_rows()}


@cache
def _index() -> dict[str, Area]:
    """Every number, code and plain name of every area; where two share a name, the one there is today."""
    known = sorted(_known().values(), key=lambda area: area.current)
    index = {_plain(area.name): area for area in known}
    index |= {_plain(other): index[_plain(name)] for other, name in OTHER_NAMES.items()}
    index |= {code.casefold(): area for area in known for code in (area.new_la_code, area.code)}
    return index | {text: index[code.casefold()] for text, code in ALSO.items()}


def _plain(name: str) -> str:
    words = re.sub(r"[^\w ]", " ", name.casefold().replace("&", " and ")).split()
    return " ".join(word for word in words if word not in {"the", "council", "borough", "county"})


def find_area(text: str) -> Area:
    """The area with that number (825), code (E06000060, also one since replaced) or name (Buckinghamshire).

    Raises `UnknownArea` with near matches.
    """
    index = _index()
    found = index.get(text.strip().casefold()) or index.get(_plain(text))
    if found:
        return found
    names = {_plain(area.name): area for area in _known().values()}
    near = [f"{names[name].name} ({names[name].code})" for name in get_close_matches(_plain(text), names, n=3)]
    hint = (
        f"Did you mean {' or '.join(near)}?"
        if near
        else "Give its name, its three-digit number or its nine-character code."
    )
    raise UnknownArea(f"No published area is called {text!r}. {hint}")


def region_of(area: str) -> Area:
    """The region in which an area lies; a region lies in itself. Raises `UnknownArea`, also for England."""
    code = find_area(area).region_code
    if code is None:
        raise UnknownArea("England lies in no region.")
    return _known()[code]


@cache
def _neighbours() -> dict[str, tuple[str, ...]]:
    by_area: dict[str, list[str]] = {}
    for area, _, neighbour in extract.load("neighbours").sort("area", "rank").iter_rows():
        by_area.setdefault(area, []).append(neighbour)
    return {area: tuple(nearest) for area, nearest in by_area.items()}


def neighbours(area: str) -> list[str]:
    """The codes of an authority's ten statistical neighbours, the nearest first; none for other areas."""
    return list(_neighbours().get(find_area(area).code, ()))


def comparators(area: str) -> list[Area]:
    """The area itself, its region, England, then its statistical neighbours: what a page sets beside it."""
    own = find_area(area)
    wider = [code for code in (own.region_code, ENGLAND) if code and code != own.code]
    return [own, *(_known()[code] for code in (*wider, *neighbours(own.code)))]
