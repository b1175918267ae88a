"""The derived columns of a case: the one place that computes what `Case` and `Advice` store as an index.

`index_frame` serves everything: one case after an action, a whole county on import, and `areasend verify`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from areasend.records.facts import Days, fact_columns
from areasend.records.models import Advice, Case
from areasend.records.readings import readings
from areasend.rules import law
from areasend.rules.columns import evaluate_columns
from areasend.rules.index import index_columns

COLUMNS = (
    "stage",
    "stage_since",
    "whose_move",
    "next_rule",
    "next_due_on",
    "next_action_by",
    "final_due_on",
    "opened_on",
    "ended_on",
    "is_open",
)
ADVICE_CLOCK = "advice/give_advice"


def index_frame(process: str, facts: Mapping[str, Days]) -> dict[str, NDArray[Any]]:
    """For each of COLUMNS a column, shape (n,), from columns of facts of that shape. Days are datetime64[D], texts Python strings."""
    index = index_columns(process, facts, readings())
    found = {name: getattr(index, name) for name in COLUMNS if name != "opened_on"}
    kinds = law.process(process).facts
    happened = [column for name, column in facts.items() if kinds[name].source == "case" and not kinds[name].planned]
    opened = np.fmin.reduce(happened) if happened else np.full(len(index), "NaT", dtype="datetime64[D]")
    return {**found, "opened_on": opened}


def index_rows(process: str, cases: Iterable[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """For each case of that process its id and its index, as Python values."""
    ids, facts = fact_columns(process, cases)
    if not facts:
        return
    frame = {name: column.astype(object) for name, column in index_frame(process, facts).items()}
    for place, case_id in enumerate(ids.tolist()):
        yield case_id, {name: column[place] for name, column in frame.items()}


def differences(cases: Iterable[Case]) -> Iterator[tuple[Case, dict[str, Any]]]:
    """The cases whose stored index is not what their facts say, each with the columns that differ as they should be."""
    held: dict[str, dict[int, Case]] = {}
    for case in cases:
        held.setdefault(case.process, {})[case.pk] = case
    for process, by_id in held.items():
        for case_id, index in index_rows(process, by_id):
            case = by_id[case_id]
            if index["opened_on"] is None:  # Only a day ahead is set: the case keeps the day on which it was recorded.
                del index["opened_on"]
            wrong = {name: value for name, value in index.items() if getattr(case, name) != value}
            if wrong:
                yield case, wrong


def advice_due(reached_on: Days) -> Days:
    """The day by which a body must have given advice, shape (n,), from the day the request reached it."""
    column = evaluate_columns("advice", {"advice.reached": reached_on}, None, readings())
    return column.rules[ADVICE_CLOCK].due_on


def advice_differences(advice: Iterable[Advice]) -> Iterator[tuple[Advice, Any]]:
    """The advice rows whose stored due date is not what the clock says, each with the right one."""
    rows = list(advice)
    due = advice_due(np.array([row.reached_on for row in rows], dtype="datetime64[D]")).astype(object)
    yield from ((row, on) for row, on in zip(rows, due, strict=True) if row.due_on != on)
