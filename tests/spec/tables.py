"""Worked dates as text tables: what goes in, an arrow, what must come out.

    request.received -> decide_whether_to_assess | issue_final_plan
    Wed 2026-07-15   -> Wed 2026-08-26           | Wed 2026-12-02

A column is named after a fact, an argument or a rule; `rule:action_by` asks for another field of the same deadline. A weekday before
a date is checked, and `-` is a fact not recorded. Each `Spec` is one paragraph of the published rulebook.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from areasend.rules.clock import evaluate
from areasend.rules.readings import Readings, build_readings

LONG_AGO = date(2014, 9, 1)
Row = dict[str, str]
Ask = Callable[[Row, list[str], Readings], Row]


@dataclass(frozen=True)
class Spec:
    """One paragraph: number, title, citation, whom to ask, the table, the readings that differ from the defaults, a remark."""

    number: str
    title: str
    cites: str
    ask: Ask
    table: str
    readings: Mapping[str, str] = field(default_factory=dict)
    remark: str = ""

    @property
    def inputs(self) -> list[str]:
        return _cells(self._lines()[0].split("->")[0])

    @property
    def outputs(self) -> list[str]:
        return _cells(self._lines()[0].split("->")[1])

    @property
    def rows(self) -> list[tuple[list[str], list[str]]]:
        return [(_cells(left), _cells(right)) for left, right in (line.split("->") for line in self._lines()[1:])]

    def _lines(self) -> list[str]:
        return [line.strip() for line in self.table.strip().splitlines()]

    def answers(self, given: list[str]) -> list[str]:
        """What the rules say for one row."""
        row = {name: plain(cell) for name, cell in zip(self.inputs, given, strict=True) if cell != "-"}
        found = self.ask(row, self.outputs, build_readings(self.readings))
        return [found[name] for name in self.outputs]


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.split("|")]


def plain(cell: str) -> str:
    """The cell without its weekday, which must be the right one."""
    weekday, _, day = cell.rpartition(" ")
    if weekday and len(day) == 10 and day[4] == "-":
        assert f"{date.fromisoformat(day):%a}" == weekday, f"{day} is not a {weekday}"
        return day
    return cell


def clocks(process: str) -> Ask:
    """Ask the clocks of a process. The input `on` is the day looked from; without it states have no meaning."""

    def ask(row: Row, outputs: list[str], readings: Readings) -> Row:
        on = date.fromisoformat(row.pop("on", LONG_AGO.isoformat()))
        facts = {name: date.fromisoformat(day) for name, day in row.items()}
        deadlines = {found.rule: found for found in evaluate(process, facts, on, readings)}
        return {name: _field(deadlines, process, name) for name in outputs}

    return ask


def _field(deadlines: Mapping[str, object], process: str, output: str) -> str:
    rule, _, name = output.partition(":")
    found = getattr(deadlines[f"{process}/{rule}"], name or "due_on")
    return "-" if found is None else str(found)


def answer(function: Callable[..., object]) -> Ask:
    """Ask a function of dates and words; its single answer goes into the only output column."""

    def ask(row: Row, outputs: list[str], readings: Readings) -> Row:
        (name,) = outputs
        return {name: str(function(**row, readings=readings))}

    return ask
