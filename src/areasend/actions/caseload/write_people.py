"""People, carers, settings, placements: rows that are no cases."""

from __future__ import annotations

from typing import Any

import polars as pl

from areasend.actions.caseload import bulk, fields
from areasend.actions.caseload.fields import Row
from areasend.actions.caseload.writing import Keys, Writing, changed_rows, new_rows, write_names, write_simple
from areasend.actions.numbers import person_reference
from areasend.exchange.caseload.known import NEW
from areasend.records.models import CareLink, Carer

OF_THE_CARER = ("title", "name", "email", "phone", "address", "postcode", "language", "interpreter")
OF_THE_LINK = {
    "relationship": "relationship",
    "responsibility": "responsibility",
    "lives_with": "lives_with",
    "first_contact": "is_first_contact",
    "since": "since",
    "until": "until",
}
LINK_DEFAULTS = {"lives_with": True, "first_contact": False}


def write_people(writing: Writing, frame: pl.DataFrame) -> None:
    """Each new person is given the next reference."""
    new = frame.filter(pl.col("_status") == "new")
    references = [person_reference(number) for number in bulk.numbers("records_person_number", new.height)]
    given = new.select("_key").with_columns(pl.Series("reference", references, dtype=pl.String))
    named = frame.join(given, on="_key", how="left", maintain_order="left")
    insert_only = fields.Field("reference", "reference")
    target = fields.PEOPLE
    with_reference = fields.Target(target.model, (*target.fields, insert_only), target.fixed, target.has_version)
    write_simple(writing, "people", with_reference, named.filter(pl.col("_status") == "new"), {})
    write_simple(writing, "people", target, named.filter(pl.col("_status") != "new"), {})
    write_names(writing, "people", "person_id", frame, writing.keys("people"))


def write_settings(writing: Writing, frame: pl.DataFrame) -> None:
    write_simple(writing, "settings", fields.SETTINGS, frame, {})
    write_names(writing, "settings", "setting_id", frame, writing.keys("settings"))


def write_placements(writing: Writing, frame: pl.DataFrame) -> None:
    """A placement brought forward must not meet the one it moves: ends come before beginnings, so changes before new rows."""
    refers = {"person_id": "people", "setting_id": "settings"}
    for status in ("changed", "new"):
        write_simple(writing, "placements", fields.PLACEMENTS, frame.filter(pl.col("_status") == status), refers)
    write_names(writing, "placements", "placement_id", frame, writing.keys("placements"))


def write_sen_support(writing: Writing, frame: pl.DataFrame) -> None:
    """As with placements, ends come before beginnings."""
    refers = {"person_id": "people", "setting_id": "settings"}
    for status in ("changed", "new"):
        write_simple(writing, "sen_support", fields.SEN_SUPPORT, frame.filter(pl.col("_status") == status), refers)


def write_carers(writing: Writing, frame: pl.DataFrame) -> None:
    """A carer once, however many children; then what they are to each."""
    changed_first = frame.sort(pl.col("_changed").list.len(), descending=True, maintain_order=True)
    one_each = changed_first.unique("_carer_id", keep="first", maintain_order=True)
    carers = _carers(writing, one_each)
    people = writing.keys("people")
    new = new_rows(frame)
    columns = ["carer_id", "person_id", *OF_THE_LINK.values(), *writing.stamp]
    rows = ([carers[row["_carer_id"]], people[row["_person_id"]], *_link(row), *writing.stamp.values()] for row in new)
    bulk.insert(CareLink, columns, rows)
    links = writing.held["carers"]
    bulk.replace(
        CareLink, list(OF_THE_LINK.values()), [[links[row["_key"]], *_link(row)] for row in changed_rows(frame)]
    )
    fresh = one_each.filter(pl.col("_carer_id").str.starts_with(NEW))
    write_names(writing, "carers", "carer_id", fresh, carers, key="_carer_id")


def _carers(writing: Writing, one_each: pl.DataFrame) -> Keys:
    new = one_each.filter(pl.col("_carer_id").str.starts_with(NEW)).to_dicts()
    ids = bulk.new_ids(Carer, len(new))
    fixed = {"version": 1, **writing.stamp}
    rows = ([pk, *_carer(row), *fixed.values()] for pk, row in zip(ids, new, strict=True))
    bulk.insert(Carer, ["id", *OF_THE_CARER, *fixed], rows)
    held = {key: int(key[1:]) for key in one_each["_carer_id"] if not key.startswith(NEW)}
    changed = [
        [held[row["_carer_id"]], *_carer(row)]
        for row in one_each.to_dicts()
        if row["_carer_id"] in held and not set(row["_changed"]).isdisjoint(OF_THE_CARER)
    ]
    bulk.replace(Carer, OF_THE_CARER, changed, counts_version=True)
    return Keys(dict(zip((row["_carer_id"] for row in new), ids, strict=True)), held)


def _carer(row: Row) -> list[Any]:
    return [row[name] or (False if name == "interpreter" else "") for name in OF_THE_CARER]


def _link(row: Row) -> list[Any]:
    return [LINK_DEFAULTS.get(name) if row[name] is None else row[name] for name in OF_THE_LINK]
