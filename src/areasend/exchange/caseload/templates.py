"""The templates, one YAML file a table in `specs/`: they say what may be brought in and what it becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from areasend.exchange.caseload.shapes import Beside, Column, EndsWith, NoOverlap, Rules, Table
from areasend.exchange.caseload.upn import check_letter
from areasend.rules import law

ORDER = (
    "people", "carers", "settings", "requests", "advice", "exceptions", "plans", "reviews", "placements", "sen_support",
)  # fmt: skip
"""In which tables are read and written: each names only rows of tables before it."""

EXAMPLE_UPN = "825200120015"
LONGEST = {"reference": 60, "email": 254, "text": 200, "long_text": 10_000}


@cache
def tables() -> Mapping[str, Table]:
    """Every template by name, in the order in which they are read."""
    return MappingProxyType({name: _table(name) for name in ORDER})


@cache
def code_list(name: str) -> Mapping[str, str]:
    """Code to label. `law:NAME` is a list of the law."""
    if name == "law:exceptions":
        return {key: str(ground["label"]) for key, ground in law.listing("exceptions.yaml", "exceptions").items()}
    if name == "law:advice_sources":
        return {key: str(source["label"]) for key, source in law.advice_sources().items()}
    if name.startswith("law:"):
        return law.codes(name.removeprefix("law:"))
    found: Mapping[str, str] = _read("codes.yaml")[name]
    return found


def plain(name: str) -> str:
    """A header without case, spaces, underscores and signs: "Date of Birth " and date_of_birth are one.

    >>> plain(" Date of Birth*")
    'dateofbirth'
    """
    return re.sub(r"[^a-z0-9]", "", name.casefold())


@cache
def header_names(table: str) -> Mapping[str, str]:
    """Every way of writing a header of the table, plain, with the column it means. A column's own name wins."""
    known = tables()[table].columns
    names: dict[str, str] = {}
    for column in known:
        for word in (*column.also_called, column.label):
            names.setdefault(plain(word), column.name)
    return names | {plain(column.name): column.name for column in known}


def _read(name: str) -> dict[str, Any]:
    text = files("areasend.exchange.caseload").joinpath(name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def _table(name: str) -> Table:
    spec = _read(f"specs/{name}.yaml")
    return Table(
        name=name,
        label=spec["label"],
        says=spec["says"],
        first_of=tuple(spec["key"].get("first_of", ())),
        all_of=tuple(spec["key"].get("all_of", ())),
        process=spec.get("process", ""),
        starts=spec.get("starts", ""),
        brings=spec.get("brings", ""),
        columns=tuple(_column(column, given) for column, given in spec["columns"].items()),
        rules=_rules(spec),
    )


def _column(name: str, given: Mapping[str, Any]) -> Column:
    example = str(given["example"])
    if example == "@upn":
        example = check_letter(EXAMPLE_UPN) + EXAMPLE_UPN
    return Column(
        name=name,
        label=given["label"],
        kind=given["type"],
        required=given.get("required", False),
        codes=given.get("codes", ""),
        example=example,
        becomes=given["becomes"],
        note=given.get("note", ""),
        also_called=tuple(given.get("also_called", ())),
        longest=given.get("longest", LONGEST.get(given["type"], 200)),
        refers_to=given.get("refers_to", ""),
        planned=given.get("planned", False),
        comes_with=given.get("with", ""),
        new_only=given.get("new_only", False),
    )


def _rules(spec: Mapping[str, Any]) -> Rules:
    overlap = spec.get("no_overlap")
    return Rules(
        in_order=tuple((earlier, later) for earlier, later in spec.get("in_order", ())),
        not_both=tuple((one, other, says) for one, other, says in spec.get("not_both", ())),
        either=tuple((one, other, says) for one, other, says in spec.get("either", ())),
        needs=spec.get("needs", {}),
        within={column: (least, most) for column, (least, most) in spec.get("within", {}).items()},
        ends_with=tuple(
            EndsWith(end["column"], end["unless"], tuple(end["later"])) for end in spec.get("ends_with", ())
        ),
        after=tuple(Beside(**one) for one in spec.get("after", ())),
        same=tuple(Beside(**one) for one in spec.get("same", ())),
        only_one_open=spec.get("only_one_open", ""),
        no_overlap=NoOverlap(overlap["by"], overlap["from"], overlap["to"], overlap.get("where", ""))
        if overlap
        else None,
    )
