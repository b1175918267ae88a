"""Small tables for the catalogue, written as a story: cases with their facts, and what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from areasend.indicators.catalogue import evaluate, frames, indicator
from areasend.indicators.catalogue.frames import Frames

ON = date(2026, 6, 30)
PERSON = {
    "born_on": date(2015, 3, 1),
    "sex": "F",
    "ethnicity": "WBRI",
    "need": "ASD",
    "district": "HP20",
    "looked_after": False,
}
Row = Mapping[str, Any]


def day(text: str) -> date:
    """2026-03-01 as `0301`, with the year before it where it is not 2026."""
    return date.fromisoformat(f"2026-{text[:2]}-{text[2:]}" if len(text) == 4 else text)


def case(number: int, process: str, facts: Mapping[str, str], **given: Any) -> dict[str, Any]:
    """A case of person `number`; facts by name as days (see `day`), with a code after a colon."""
    days = {name: day(text.partition(":")[0]) for name, text in facts.items()}
    begun = {"opened_on": min(days.values(), default=None)}
    own = {"case": number, "person": number, "process": process, "team": "North", "source": ""}
    codes = {name: text.partition(":")[2] for name, text in facts.items()}
    return {
        **PERSON,
        "origin": None,
        "officer": None,
        "ended_on": None,
        **own,
        **begun,
        **given,
        "_days": days,
        "_codes": codes,
    }


def build(cases: Sequence[Row] = (), **others: Sequence[Row]) -> Frames:
    """Frames of these cases; `advice`, `placements`, `exceptions`, `contacts`, `observations` as rows without what is null."""
    facts = [
        {"case": one["case"], "name": name, "first_on": on, "latest_on": on, "code": one["_codes"][name]}
        for one in cases
        for name, on in one["_days"].items()
    ]
    named = table(facts, {"name": pl.String, **frames.FACTS}).partition_by("name", as_dict=True)
    by_name = {str(name): rows for (name,), rows in named.items()}
    made = {name: table(rows, getattr(frames, name.upper())) for name, rows in others.items()}
    return frames.assemble(table(cases, frames.CASE), by_name, **made)


def table(rows: Sequence[Row], schema: frames.Schema) -> pl.DataFrame:
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=dict(schema))


def figure(key: str, found: Frames, on: date = ON) -> tuple[float | None, float | None]:
    """Numerator and denominator on a day: a flow over the year up to it."""
    one = indicator(key)
    row = evaluate.judged(one, found.known_on(on), on).over([evaluate.latest_span(one.card, on)]).row(0, named=True)
    return row["numerator"], row["denominator"]
