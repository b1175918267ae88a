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
WITHHELD = "withheld"
"""What stands in a sentence for a figure that is hidden."""


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
    """The hidden figures that follow from the others by addition and subtraction alone.

    Lines are points, and a hidden figure joins the two lines that it lies in (its row and its column). It follows from the others if and
    only if it is a bridge: if it lies on a round of hidden figures, one may be made larger and the next smaller all the way round.
    """
    through: dict[tuple[int, int], list[int]] = {}
    for number, line in enumerate(lines):
        known = hidden[line]
        for cell in zip(line[0][known].tolist(), line[1][known].tolist(), strict=True):
            through.setdefault(cell, []).append(number)
    outside = len(lines)  # where only the rows are lines, every figure leads to the same open end
    found = np.zeros(hidden.shape, dtype=bool)
    cells = list(through)
    for bridge in _bridges([(ends[0], (*ends, outside)[1]) for ends in through.values()], outside + 1):
        found[cells[bridge]] = True
    return found


def _bridges(joins: list[tuple[int, int]], points: int) -> list[int]:
    """Which joins lie on no round. One walk, depth first: a join is a bridge if nothing beyond it leads back to before it."""
    beside: list[list[tuple[int, int]]] = [[] for _ in range(points)]
    for number, (one, other) in enumerate(joins):
        beside[one].append((other, number))
        beside[other].append((one, number))
    place, back, found = [-1] * points, [0] * points, []
    for start in range(points):
        if place[start] < 0:
            found += _walk(start, beside, place, back)
    return found


def _walk(start: int, beside: list[list[tuple[int, int]]], place: list[int], back: list[int]) -> list[int]:
    """`place`: when each point was first met, -1 for not yet. `back`: the earliest point that it or what lies beyond it leads to."""
    found: list[int] = []
    met = place[start] = back[start] = max(place) + 1
    path = [(start, -1, iter(beside[start]))]
    while path:
        at, by, ways = path[-1]
        onward = next(((to, number) for to, number in ways if number != by and not _closes(at, to, place, back)), None)
        if onward:
            met += 1
            place[onward[0]] = back[onward[0]] = met
            path.append((*onward, iter(beside[onward[0]])))
            continue
        path.pop()
        if path:
            above = path[-1][0]
            back[above] = min(back[above], back[at])
            found += [by] if back[at] > place[above] else []
    return found


def _closes(at: int, to: int, place: list[int], back: list[int]) -> bool:
    """Whether a way leads to where we have been; if so it is noted."""
    if place[to] < 0:
        return False
    back[at] = min(back[at], place[to])
    return True


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
