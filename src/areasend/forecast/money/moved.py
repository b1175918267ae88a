"""What moved the outturn between two sets of facts, cause by cause: the causes add up to the whole movement, to the penny.

The facts of before are changed into those of after one cause at a time, in a fixed order, and the balance is foreseen anew each time; what
it moved by is that cause's. (In another order the causes would share what they do together differently; the sum would be the same.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from areasend.forecast.money.inputs import BadInputs, Inputs, LineFacts, read_inputs
from areasend.forecast.money.model import with_defaults
from areasend.forecast.money.outturn import outturn
from areasend.rules.money.year import MONTHS

Change = Callable[[Inputs, Inputs], Inputs]


@dataclass(frozen=True)
class Cause:
    """`pence`: above nought, better for the balance."""

    key: str
    label: str
    pence: int


def moved(before: dict[str, Any], after: dict[str, Any], params: dict[str, Any]) -> tuple[Cause, ...]:
    """The causes in their order; those that moved nothing are left out. Raises `BadInputs` where the years differ."""
    was, now, given = read_inputs(before), read_inputs(after), with_defaults(params)
    if was.year != now.year:
        raise BadInputs(f"The forecasts are of {was.year} and {now.year}. Compare two of one year.")
    was = _with_same_lines(was, now)
    causes, standing, balance = [], was, outturn(was, given).balance
    for key, (label, change) in _CHANGES.items():
        standing = change(standing, now)
        next_balance = outturn(standing, given).balance
        causes.append(Cause(key, label, next_balance - balance))
        balance = next_balance
    return tuple(cause for cause in causes if cause.pence)


def _with_same_lines(was: Inputs, now: Inputs) -> Inputs:
    """A line that came since stood at nought before; one that went is kept, and goes with the budget."""
    known = {one.line.code: one for one in was.lines}
    blank = [
        LineFacts(one.line, 0, (0,) * was.closed, (0,) * MONTHS, 0) for one in now.lines if one.line.code not in known
    ]
    return replace(was, lines=(*was.lines, *blank))


def _each(standing: Inputs, now: Inputs, change: Callable[[LineFacts, LineFacts], LineFacts]) -> Inputs:
    target = {one.line.code: one for one in now.lines}
    empty = {
        one.line.code: LineFacts(one.line, 0, (0,) * now.closed, (0,) * MONTHS, 0) for one in standing.lines
    } | target
    return replace(standing, lines=tuple(change(one, empty[one.line.code]) for one in standing.lines))


def _opening(standing: Inputs, now: Inputs) -> Inputs:
    return replace(standing, opening=now.opening)


def _budget(standing: Inputs, now: Inputs) -> Inputs:
    return _each(standing, now, lambda one, to: replace(one, budget=to.budget))


def _commitments(standing: Inputs, now: Inputs) -> Inputs:
    return _each(standing, now, lambda one, to: replace(one, committed=to.committed, exit=to.exit))


def _growth(standing: Inputs, now: Inputs) -> Inputs:
    return replace(standing, growth=now.growth, plans=now.plans, ahead=now.ahead)


def _ledger(standing: Inputs, now: Inputs) -> Inputs:
    return replace(_each(standing, now, lambda one, to: replace(one, actual=to.actual)), closed=now.closed)


_CHANGES: dict[str, tuple[str, Change]] = {
    "opening": ("The balance brought in was put right", _opening),
    "budget": ("The budget was changed", _budget),
    "commitments": ("Placements, bands, fees and transport recorded since", _commitments),
    "growth": ("How fast plans grow", _growth),
    "ledger": ("What the ledger showed, beside what was foreseen for it", _ledger),
}
