"""Small numbers: what is hidden, and that nothing hidden can be found again, by arithmetic or by knowing the rule."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from areasend.rules.disclosure import Hidden, Line, _lines, is_small, recoverable, suppress_line, suppress_table

LINES = st.lists(st.integers(0, 40), min_size=1, max_size=8)
TABLES = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 25), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
    )
)


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([10, 20, 30], []),
        ([0, 20, 30], []),
        ([3, 20, 30], [0, 1]),
        ([3, 4, 30], [0, 1, 2]),
        ([3, 20, 20], [0, 1, 2]),
        ([0, 3, 20], [1, 2]),
        ([3], [0, 1]),
        ([0, 3], [0, 1, 2]),
        ([5, 10], []),
        ([4, 10], [0, 1]),
    ],
)
def test_what_is_hidden_of_one_total(counts: list[int], hidden: list[int]) -> None:
    assert np.flatnonzero(suppress_line(counts)).tolist() == hidden


def test_the_limit_is_a_setting() -> None:
    assert not suppress_line([3, 20, 30], limit=2).any()
    assert suppress_line([9, 20, 30], limit=9)[0]


def test_two_small_numbers_in_different_rows_and_columns_protect_neither() -> None:
    hidden = suppress_table([[3, 50, 60], [70, 2, 80], [90, 91, 92]])
    assert hidden[0, 0]
    assert hidden[1, 1]
    assert hidden.sum() >= 4


@given(LINES)
def test_every_small_number_is_hidden(counts: list[int]) -> None:
    assert suppress_line(counts)[:-1][is_small(np.array(counts))].all()


@given(TABLES)
@settings(max_examples=150, deadline=None)
def test_nothing_hidden_follows_from_the_totals(counts: list[list[int]]) -> None:
    hidden = suppress_table(counts)
    body = np.array(counts)
    assert hidden[:-1, :-1][is_small(body)].all()
    assert not recoverable(hidden, list(_lines(np.zeros(hidden.shape)))).any()


PATTERNS = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda shape: st.lists(
        st.lists(st.booleans(), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
    )
)


def by_algebra(hidden: Hidden, lines: list[Line]) -> Hidden:
    """What follows from the totals, by solving the equations: each line says that its parts less its total are nought."""
    places = np.full(hidden.shape, -1)
    places[hidden] = np.arange(hidden.sum())
    equations = np.zeros((len(lines), int(hidden.sum())))
    for number, line in enumerate(lines):
        signs = np.append(np.ones(len(line[0]) - 1), -1.0)
        equations[number, places[line][hidden[line]]] = signs[hidden[line]]
    _, sizes, directions = np.linalg.svd(equations)
    left_open = directions[int((sizes > 1e-9).sum()) :]
    found = np.zeros(hidden.shape, dtype=bool)
    found[hidden] = np.linalg.norm(left_open, axis=0) < 1e-9
    return found


@given(PATTERNS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_what_can_be_found_again_is_what_the_equations_settle(pattern: list[list[bool]], only_rows: bool) -> None:
    hidden = np.array(pattern)
    lines = list(_lines(hidden))[: hidden.shape[0] if only_rows else None]
    assert (recoverable(hidden, lines) == by_algebra(hidden, lines)).all()


def test_a_table_of_hundreds_of_schools_takes_no_time() -> None:
    """By equations this took 13 seconds."""
    drawn = np.random.default_rng(1).poisson((3, 9), (500, 2))
    hidden = suppress_table(drawn.tolist())
    assert hidden[:-1, :-1][is_small(drawn)].all()
    assert not recoverable(hidden, list(_lines(hidden))).any()


@given(TABLES)
@settings(max_examples=100, deadline=None)
def test_a_line_never_hides_small_numbers_only(counts: list[list[int]]) -> None:
    hidden = suppress_table(counts)
    rows = np.hstack([np.array(counts), np.array(counts).sum(axis=1, keepdims=True)])
    table = np.vstack([rows, rows.sum(axis=0, keepdims=True)])
    for line in _lines(table):
        shown_to_be_small = hidden[line].any() and is_small(table[line][hidden[line]]).all()
        assert not shown_to_be_small or hidden[line].all() or (table[line][~hidden[line]] == 0).all()


@pytest.mark.parametrize(("parts", "limit", "most"), [(2, 4, 14), (3, 2, 9), (4, 2, 8)])
def test_who_knows_the_rule_cannot_find_a_hidden_number(parts: int, limit: int, most: int) -> None:
    """Every table there can be behind each published one: a hidden figure always has more than one value among them."""
    behind: dict[tuple[int | None, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(most + 1), repeat=parts):
        hidden = suppress_line(counts, limit)
        shown = tuple(None if hide else value for hide, value in zip(hidden, (*counts, sum(counts)), strict=True))
        behind[shown].append(counts)
    inside = {shown: tables for shown, tables in behind.items() if max(map(max, tables)) < most}
    given_away = [
        shown
        for shown, tables in inside.items()
        for place in range(parts)
        if shown[place] is None and len({counts[place] for counts in tables}) == 1
    ]
    assert given_away == []
