"""Small numbers: which figures of a published table must be hidden so that no child can be told apart.

A count from 1 to `limit` (4 unless said otherwise) is hidden. Because the totals stand beside the parts, a hidden part could be had
by taking the others from the total; so more is hidden (*secondary suppression*) until in every line

- two or more figures are hidden, and one of them is not itself small (else "all of them are small" would give them away), and
- figures equal to one that was hidden to protect another are hidden too (else the choice among equals would tell the small one);

and until no hidden figure follows from all the lines of the table together. A figure hidden to protect another bears the same mark.
Nought is no child, so it may be shown, and is hidden last. The rule is known to the reader and protects nonetheless: the tests try
every table there can be behind a published one.

Figures published again and again tell more than one table does: the difference of two looks can be a small number though neither look
is. So what is published month by month is also *rounded* to the nearest 5 (one more than `limit`) once the small numbers are hidden. Two
rounded figures never differ by 1 to 4, and their difference leaves at least nine numbers open. And what was hidden once stays hidden:
`also` names the figures of the table that an earlier look withheld.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Hidden = NDArray[np.bool_]
Line = tuple[NDArray[np.intp], NDArray[np.intp]]
LIMIT = 4
MARK = "fewer than 5, or hidden to protect another figure"
CLOSE_TO_NOUGHT = 1e-9


def is_small(counts: Counts, limit: int = LIMIT) -> Hidden:
    small: Hidden = np.logical_and(counts >= 1, counts <= limit)
    return small


def rounded(count: float, limit: int = LIMIT) -> int:
    """To the nearest multiple of one more than `limit`; what lies half way goes up, which no count does where that is odd."""
    base = limit + 1
    return int((count + base / 2) // base) * base


def suppress_line(counts: Sequence[int], limit: int = LIMIT, also: Sequence[bool] | None = None) -> Hidden:
    """For parts of one total: shape (parts + 1,), True where hidden, the last for the total itself.

    `also`: for each part, whether an earlier look at it withheld it.
    """
    parts = np.asarray(counts, dtype=np.int64)
    table = np.append(parts, parts.sum())[np.newaxis, :]
    begun = np.zeros_like(table, dtype=bool)
    begun[0, :-1] = False if also is None else also
    hidden: Hidden = _suppressed(table, [_row(0, table.shape[1])], limit, begun)[0]
    return hidden


def suppress_table(
    counts: Sequence[Sequence[int]], limit: int = LIMIT, also: Sequence[Sequence[bool]] | None = None
) -> Hidden:
    """For a table with the totals of its rows and columns: shape (rows + 1, columns + 1), True where hidden, totals last.

    `also`: for each figure of `counts`, whether an earlier look at it withheld it.
    """
    body = np.asarray(counts, dtype=np.int64)
    rows = np.hstack([body, body.sum(axis=1, keepdims=True)])
    table = np.vstack([rows, rows.sum(axis=0, keepdims=True)])
    begun = np.zeros_like(table, dtype=bool)
    begun[:-1, :-1] = False if also is None else also
    return _suppressed(table, list(_lines(table)), limit, begun)


def _row(row: int, width: int) -> Line:
    return np.full(width, row, dtype=np.intp), np.arange(width, dtype=np.intp)


def _lines(table: Counts) -> Iterator[Line]:
    """Every row and column, its total last."""
    height, width = table.shape
    for row in range(height):
        yield _row(row, width)
    for column in range(width):
        yield np.arange(height, dtype=np.intp), np.full(height, column, dtype=np.intp)


def _suppressed(table: Counts, lines: list[Line], limit: int, begun: Hidden) -> Hidden:
    hidden = is_small(table, limit) | begun
    while True:
        before = hidden.copy()
        for line in lines:
            hidden[line] = _protected(table[line], hidden[line], limit)
        for cell in np.argwhere(recoverable(hidden, lines)):
            _hide_beside(tuple(cell), table, hidden, lines)
        if (hidden == before).all():
            return hidden


def _protected(values: Counts, hidden: Hidden, limit: int) -> Hidden:
    """One line with enough hidden: the smallest first, those equal to it with it, noughts after all others, the total last."""
    if not hidden.any():
        return hidden
    hidden = hidden.copy()
    parts = sorted(range(len(values) - 1), key=lambda place: (values[place] == 0, values[place]))
    for place in [*parts, len(values) - 1]:
        if hidden.sum() >= 2 and not is_small(values[hidden], limit).all():
            break
        hidden[:-1] |= values[:-1] == values[place]
        hidden[place] = True
    return hidden


def recoverable(hidden: Hidden, lines: list[Line]) -> Hidden:
    """The hidden figures that follow from the others by addition and subtraction alone."""
    places = np.full(hidden.shape, -1)
    places[hidden] = np.arange(hidden.sum())
    equations = np.zeros((len(lines), int(hidden.sum())))
    for number, line in enumerate(lines):
        signs = np.append(np.ones(len(line[0]) - 1), -1.0)
        known = hidden[line]
        equations[number, places[line][known]] = signs[known]
    found = np.zeros(hidden.shape, dtype=bool)
    if hidden.any():
        found[hidden] = np.linalg.norm(_free(equations), axis=0) < CLOSE_TO_NOUGHT
    return found


def _free(equations: NDArray[np.float64]) -> NDArray[np.float64]:
    """A basis of what the equations leave open, shape (freedoms, unknowns)."""
    _, sizes, directions = np.linalg.svd(equations)
    rank = int((sizes > CLOSE_TO_NOUGHT).sum())
    return np.asarray(directions[rank:], dtype=np.float64)


def _hide_beside(cell: tuple[int, ...], table: Counts, hidden: Hidden, lines: list[Line]) -> None:
    """One more figure of a line through the cell: the smallest that is shown."""
    for line in lines:
        through = (line[0] == cell[0]) & (line[1] == cell[1])
        shown = ~hidden[line]
        if through.any() and shown.any():
            place = min(
                np.flatnonzero(shown), key=lambda at: (at == len(shown) - 1, table[line][at] == 0, table[line][at])
            )
            hidden[line[0][place], line[1][place]] = True
            return
