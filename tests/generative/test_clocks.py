"""Columns and a plain loop agree on every case; no fact moves a date that it should not."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bench.clocks import PROCESSES
from tests.bench.plain_loop import plain_due_dates

from areasend.rules.clock import evaluate, evaluate_columns
from areasend.rules.index import index_columns, index_of
from areasend.rules.law import process

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def cases(key: str) -> st.SearchStrategy[list[dict[str, date]]]:
    fact = st.sampled_from(sorted(process(key).facts))
    return st.lists(st.dictionaries(fact, DAYS, max_size=8), min_size=1, max_size=6)


def columns_of(key: str, rows: list[dict[str, date]]) -> dict[str, np.ndarray]:
    return {name: np.array([row.get(name) for row in rows], dtype="datetime64[D]") for name in process(key).facts}


@pytest.mark.parametrize("key", PROCESSES)
@given(data=st.data(), on=DAYS)
def test_columns_and_a_plain_loop_agree(key: str, data: st.DataObject, on: date) -> None:
    rows = data.draw(cases(key))
    columns = evaluate_columns(key, columns_of(key, rows), on)
    for number, row in enumerate(rows):
        plain = plain_due_dates(key, row, on)
        for rule in columns:
            answer = (rule.due_on[number].astype(object), rule.action_by[number].astype(object), rule.state[number])
            assert answer == plain[rule.clock.path], rule.clock.path


@pytest.mark.parametrize("key", PROCESSES)
@given(data=st.data())
def test_the_index_of_many_is_the_index_of_each(key: str, data: st.DataObject) -> None:
    rows = data.draw(cases(key))
    together = index_columns(key, columns_of(key, rows))
    assert [together.row(number) for number in range(len(rows))] == [index_of(key, row) for row in rows]


@given(received=DAYS, later=st.integers(0, 400), on=DAYS)
def test_a_later_request_never_has_an_earlier_plan(received: date, later: int, on: date) -> None:
    first, second = (
        evaluate("assessment", {"request.received": day}, on) for day in (received, received + timedelta(days=later))
    )
    pairs = [(a.due_on, b.due_on) for a, b in zip(first, second, strict=True) if a.due_on and b.due_on]
    assert pairs
    assert all(a <= b for a, b in pairs)
