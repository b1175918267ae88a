"""Which column of a template fills which column of the database, and what stands there where the template is silent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from areasend.records.models import Advice, ExceptionClaim, Person, Placement, SenSupport, Setting

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Field:
    """`column` of the template; `name` in the database. A default that is a function is given the row."""

    column: str
    name: str
    default: Any = None
    refers: bool = False

    def value(self, row: Row, ids: Mapping[str, int]) -> Any:
        if self.refers:
            key = row[f"_{self.column}"]
            return ids[key] if key else None
        given = row[self.column]
        if given is not None:
            return given
        return self.default(row) if isinstance(self.default, Callable) else self.default  # type: ignore[arg-type]


@dataclass(frozen=True)
class Target:
    """A table of the database filled row by row. `fixed`: columns of new rows that the template has not."""

    model: type[models.Model]
    fields: tuple[Field, ...]
    fixed: Mapping[str, Any]
    has_version: bool


def same(*names: str, default: Any = None) -> tuple[Field, ...]:
    return tuple(Field(name, name, default) for name in names)


PEOPLE = Target(
    Person,
    (
        *same("forename", "surname", "known_as", "sex", "ethnicity", "address", "postcode", "language", default=""),
        *same("primary_need", "secondary_need", default=""),
        *same("interpreter", "looked_after", default=False),
        *same("born_on", "upn", "uln", "died_on"),
    ),
    {"version": 1},
    has_version=True,
)
SETTINGS = Target(
    Setting,
    (
        *same("name", "phase", "type", "postcode", "senco", "email", "phone", default=""),
        *same("urn", "ukprn", "places", "lowest_age", "highest_age", "closed_on"),
        Field("in_area", "in_area", default=True),
    ),
    {"version": 1},
    has_version=True,
)
ADVICE = Target(
    Advice,
    (
        Field("request_id", "case_id", refers=True),
        *same("source", "adviser", "not_needed_because", "note", default=""),
        *same("asked_on", "received_on", "not_needed_on"),
        Field("reached_on", "reached_on", default=lambda row: row["asked_on"]),
        *same("organisation_id", "due_on"),
    ),
    {"version": 1, "struck_because": ""},
    has_version=True,
)
EXCEPTIONS = Target(
    ExceptionClaim,
    (
        Field("request_id", "case_id", refers=True),
        *same("reason", "claimed_on", "explanation", "period_from", "period_to", "asked_on", "revised_target_on"),
    ),
    {"withdrawn_because": ""},
    has_version=False,
)
PLACEMENTS = Target(
    Placement,
    (
        Field("person_id", "person_id", refers=True),
        Field("setting_id", "setting_id", refers=True),
        *same("arrangement", "provision", default=""),
        Field("main", "is_main", default=True),
        Field("named_in_plan", "is_named_in_plan", default=False),
        *same("residential_weeks", "since", "until"),
    ),
    {},
    has_version=False,
)
SEN_SUPPORT = Target(
    SenSupport,
    (
        Field("person_id", "person_id", refers=True),
        Field("setting_id", "setting_id", refers=True),
        *same("primary_need", "secondary_need", default=""),
        *same("since", "until"),
    ),
    {},
    has_version=False,
)
