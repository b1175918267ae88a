"""What each published file must look like: its headers in order and what its columns count."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

Kind = Literal["count", "percent", "word"]

AREAS = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "new_la_code",
    "old_la_code",
    "la_name",
)
AREAS_2022 = (*AREAS[:7], "old_la_code", "new_la_code", "la_name")
LEADING = {"areas": AREAS, "areas_2022": AREAS_2022, "tribunal": ()}
BREAKDOWN = {None: (), "topic": ("breakdown_topic", "breakdown"), "age_band": ("characteristic_age",)}


class NotKnown(LookupError):
    """A table or measure that is not among the published ones; the message says which there are."""


@dataclass(frozen=True, slots=True)
class Column:
    """One measured column, under the name it is published with (misspellings and all).

    `placement` and `need` tie a column to the category that counts the same children elsewhere; `total` marks a column
    that is the sum of others; `negative` one in which counts below nought have been published; `repeat` a header
    published twice, whose second column must equal the first.
    """

    name: str
    label: str
    kind: Kind = "count"
    placement: str | None = None
    need: str | None = None
    total: bool = False
    negative: bool = False
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Spec:
    """One published file. `key` is the short name by which the rest of the system calls it."""

    key: str
    file: str
    edition: int
    label: str
    counted: str
    leading: str
    columns: tuple[Column, ...]
    breakdown: Literal["topic", "age_band"] | None = None
    symbols: tuple[tuple[str, str], ...] = ()
    publisher: str = "Department for Education"

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header in the published order."""
        return (*LEADING[self.leading], *BREAKDOWN[self.breakdown], *(column.name for column in self.columns))

    @property
    def measures(self) -> tuple[Column, ...]:
        """The columns kept, each header once."""
        return tuple(column for column in self.columns if not column.repeat)

    def column(self, name: str) -> Column:
        """The column of that name. Raises `NotKnown` with the names there are."""
        found = {column.name: column for column in self.measures}
        if name not in found:
            raise NotKnown(f"{self.key} has no measure {name!r}; it has: {', '.join(found)}.")
        return found[name]


def _yaml(name: str) -> Any:
    text = (files(__package__) / "specs" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  both loaders are safe


def _columns(entries: list[dict[str, Any]]) -> list[Column]:
    found: list[Column] = []
    for entry in entries:
        if "include" in entry:
            found += _columns(_yaml(entry["include"]))
        else:
            found.append(Column(**entry))
    return found


def keys() -> tuple[str, ...]:
    """The short names of all published files, in order of the alphabet."""
    names = (entry.name for entry in (files(__package__) / "specs").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if not name.startswith("_")))


@cache
def spec(key: str) -> Spec:
    """The specification of one published file. Raises `NotKnown` with the keys there are."""
    if key not in keys():
        raise NotKnown(f"There is no published file called {key!r}; there are: {', '.join(keys())}.")
    fields = _yaml(key)
    columns = tuple(_columns(fields.pop("columns")))
    symbols = tuple(fields.pop("symbols", {}).items())
    return Spec(key=key, columns=columns, symbols=symbols, **fields)
