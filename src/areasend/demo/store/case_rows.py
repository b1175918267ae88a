"""Frames of cases, their facts, advice and claims. The derived columns of a case come from `areasend.records.index`, as everywhere."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from areasend.actions.numbers import case_reference
from areasend.demo import days
from areasend.demo.cases.shape import CaseSet
from areasend.demo.days import Days
from areasend.demo.people.naming import distinct_pairs
from areasend.demo.quota import Rng
from areasend.demo.store.columns import day_column, ids_or_null, stamped, texts
from areasend.demo.store.council import ADVISES
from areasend.demo.store.made import Made
from areasend.records.index import advice_due, index_frame

FIRST_NUMBER = 1001


def cases(rng: Rng, made: Made, one: CaseSet) -> pl.DataFrame:
    index = index_frame(one.process, one.frame())
    today = days.day(made.until)
    opened = np.asarray(index["opened_on"], dtype="datetime64[D]")
    officer = made.officer[one.person]
    references = [
        case_reference(one.process, on, FIRST_NUMBER + number - 1)
        for on, number in zip(opened.astype(object).tolist(), one.ids.tolist(), strict=True)
    ]
    size = len(one)
    return pl.DataFrame(
        {
            "id": one.ids,
            "reference": references,
            "person_id": one.person + 1,
            "process": [one.process] * size,
            "origin_id": ids_or_null(one.origin),
            "source": texts(one.source if one.source is not None else np.full(size, "")),
            "team_id": made.people.part[one.person] + 1,
            "officer_id": officer,
            "version": np.ones(size, dtype=np.int64),
            **{name: _index_column(column) for name, column in index.items()},
            **stamped(rng, np.minimum(opened, today - 1), officer, today),
        }
    )


def _index_column(column: np.ndarray) -> pl.Series:
    values = np.asarray(column)
    if values.dtype.kind == "M":
        return day_column(values)
    return pl.Series(values.astype(bool)) if values.dtype == bool else texts(values)


def facts(rng: Rng, made: Made, one: CaseSet) -> pl.DataFrame:
    """One row a fact, by case and then by day; `on` last so that the caller can number them."""
    parts = [_fact(one, name, on, step) for step, (name, on) in enumerate(one.facts.items())]
    whole = pl.concat([part for part in parts if part.height]).sort("case_id", "on", "step").drop("step")
    person = one.person[whole["case_id"].to_numpy() - one.first_id]
    written = stamped(rng, whole["on"].to_numpy().astype("datetime64[D]"), made.officer[person], days.day(made.until))
    return whole.with_columns(**{name: pl.Series(column) for name, column in written.items()})


def _fact(one: CaseSet, name: str, on: Days, step: int) -> pl.DataFrame:
    rows = np.flatnonzero(~np.isnat(on))
    blank = np.full(len(rows), "", dtype=object)
    return pl.DataFrame(
        {
            "case_id": one.ids[rows],
            "name": pl.Series([name] * len(rows), dtype=pl.String),
            "on": day_column(on[rows]),
            "step": np.full(len(rows), step),
            "occurrence": np.ones(len(rows), dtype=np.int64),
            "code": texts(one.codes[name][rows] if name in one.codes else blank),
            "note": texts(one.notes[name][rows] if name in one.notes else blank),
            "struck_because": pl.Series([""] * len(rows), dtype=pl.String),
        }
    )


def numbered(frames: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """The frames with ids that run on from one to the next."""
    start = 1
    for frame in frames:
        yield frame.with_columns(pl.int_range(start, start + frame.height).alias("id"))
        start += frame.height


ADVISERS = {
    "psychology": ("Dr", "Educational psychologist"),
    "medical": ("Dr", "Community paediatrician"),
    "other": ("Ms", "Speech and language therapist"),
    "social_care": ("", "Children with disabilities team"),
    "sensory": ("Mx", "Specialist teacher"),
}


def advice(rng: Rng, made: Made) -> pl.DataFrame:
    rows, asked = made.cases.advice, made.cases.sets["assessment"]
    size = len(rows)
    bodies = np.array([ADVISES.get(source, 0) for source in rows.source.tolist()])
    names = advisers(rng, made, rows.source)
    person = asked.person[rows.case]
    dropped = ~np.isnat(rows.dropped)
    return pl.DataFrame(
        {
            "id": np.arange(1, size + 1),
            "case_id": asked.ids[rows.case],
            "source": texts(rows.source),
            "organisation_id": ids_or_null(bodies),
            "adviser": texts(names),
            "asked_on": day_column(rows.asked),
            "reached_on": day_column(rows.reached),
            "received_on": day_column(rows.received),
            "not_needed_on": day_column(rows.dropped),
            "not_needed_because": np.where(dropped, "The request was withdrawn before the advice came.", ""),
            "note": pl.Series([""] * size, dtype=pl.String),
            "struck_because": pl.Series([""] * size, dtype=pl.String),
            "version": np.ones(size, dtype=np.int64),
            "due_on": day_column(advice_due(rows.reached)),
            **stamped(rng, rows.asked, made.officer[person], days.day(made.until)),
        }
    )


def advisers(rng: Rng, made: Made, source: np.ndarray) -> np.ndarray:
    """A few dozen names for each kind of adviser, so that a name comes up again and again as it does in an area."""
    found = np.full(len(source), "", dtype=object)
    for key, (title, post) in ADVISERS.items():
        rows = np.flatnonzero(source == key)
        pairs = distinct_pairs(rng, 24)
        names = np.array(
            [f"{title} {a} {b}, {post.lower()}".strip() if title else post for a, b, _ in pairs], dtype=object
        )
        found[rows] = names[rng.integers(0, len(names), len(rows))]
    return found
