"""The law as loaded from `law/`: processes with their facts, stages and clocks; exceptions; lists of codes.

    processes()                     -> ("advice", "age", "annual_review", "appeal", "assessment", ...)
    process("assessment")           -> Process (facts, stages, steps, clocks)
    clock("assessment/issue_final_plan") -> Clock
    value_on(route, date(2026, 7, 15))   -> the Version that stood then, or NotInForce
    exceptions()                    -> {"school_closed": ExceptionGround(...), ...}
    codes("cease_reasons")          -> {"1": "...", ...}

Everything is cached and frozen. A wrong file raises `LawError` with the file and the key.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from areasend.rules.law_clocks import read_clock, read_reference
from areasend.rules.law_files import LAW, Entry, LawError, read_yaml
from areasend.rules.law_stages import read_facts, read_stages
from areasend.rules.shapes import Clock, Process, Reference, Route, Version

__all__ = [
    "LawError",
    "NotInForce",
    "advice_sources",
    "all_clocks",
    "clock",
    "clocks_checked_before",
    "codes",
    "listing",
    "not_in_force_sentence",
    "plan_sections",
    "process",
    "processes",
    "references_of",
    "value_on",
]

# Files in a process folder that are not clocks.
_NOT_CLOCKS = ("process", "stages", "sources", "sections")


class NotInForce(LawError):
    """The rule did not stand on the day of the event: not yet made, or repealed."""


@functools.cache
def processes() -> tuple[str, ...]:
    """The keys of all processes, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in LAW.glob("*/process.yaml")))


@functools.cache
def process(key: str) -> Process:
    """The process of that key; `LawError` with the known ones."""
    if key not in processes():
        raise LawError(f"There is no process called {key!r}. The processes are: {', '.join(processes())}.")
    entry = Entry(f"law/{key}/process.yaml", read_yaml(f"{key}/process.yaml"))
    facts = read_facts(entry)
    stages, steps = read_stages(key, facts)
    _check_common(entry)
    paths = [path.stem for path in (LAW / key).glob("*.yaml") if path.stem not in _NOT_CLOCKS]
    clocks = tuple(sorted((read_clock(key, name, facts) for name in paths), key=_order))
    return Process(key, entry.text("label"), entry.text("description"), facts, stages, steps, clocks)


def _order(clock: Clock) -> tuple[int, str]:
    """Clocks stand in the order of the table of duties, so that lists read like the law."""
    numbered = [row for row in clock.source_row if isinstance(row, int)]
    return (min(numbered, default=999), clock.key)


def _check_common(entry: Entry) -> None:
    entry.text("owner")
    entry.day("checked_on")
    read_reference(entry, entry.need("reference"))


def clock(path: str) -> Clock:
    """The clock at `process/key`; `LawError` if there is none."""
    owner, _, key = path.partition("/")
    for candidate in process(owner).clocks:
        if candidate.key == key:
            return candidate
    raise LawError(f"{process(owner).label} has no clock called {key!r}.")


def all_clocks() -> tuple[Clock, ...]:
    """Every clock of every process."""
    return tuple(clock for key in processes() for clock in process(key).clocks)


def clocks_checked_before(day: date) -> tuple[Clock, ...]:
    """Clocks that nobody has checked since that day: a warning for whoever keeps the law, never a stop."""
    return tuple(clock for clock in all_clocks() if clock.checked_on < day)


def value_on(route: Route, day: date, label: str) -> Version:
    """The value that stood on the day of the event."""
    standing = [version for version in route.versions if version.from_on <= day]
    if not standing or standing[-1].value is None:
        raise NotInForce(not_in_force_sentence(label, route, day))
    return standing[-1]


def not_in_force_sentence(label: str, route: Route, day: date) -> str:
    """What to tell someone who asks for a date outside the law."""
    first = route.versions[0].from_on
    if day < first:
        return f"“{label}” stood from {first:%-d %B %Y}; the event is dated {day:%-d %B %Y}. Check the date."
    return f"“{label}” no longer stood on {day:%-d %B %Y}. Check the date."


@functools.cache
def references_of(name: str) -> Reference:
    """The citation at the head of a file of lists."""
    entry = Entry(f"law/{name}", read_yaml(name))
    return read_reference(entry, entry.need("reference"))


@functools.cache
def listing(name: str, key: str) -> Mapping[str, Mapping[str, Any]]:
    """The entries under `key` of a file of lists, such as ("plan/sections.yaml", "sections")."""
    found: Mapping[str, Mapping[str, Any]] = MappingProxyType(read_yaml(name)[key])
    return found


def advice_sources() -> Mapping[str, Mapping[str, Any]]:
    """Who is asked for advice under regulation 6: key to label, letter and hints."""
    return listing("advice/sources.yaml", "sources")


def plan_sections() -> Mapping[str, Mapping[str, Any]]:
    """Sections A to K of a plan: key to label, rules and whether they can be appealed."""
    return listing("plan/sections.yaml", "sections")


@functools.cache
def question_of(name: str) -> str:
    """How a form asks for a code of a list; "Ground" where the list does not say."""
    return str(_codes(name).get("question", "Ground"))


@functools.cache
def codes(name: str) -> Mapping[str, str]:
    """A list of codes from `law/codes/`: code to label; `LawError` with the known lists."""
    return MappingProxyType({str(code): str(label) for code, label in _codes(name)["codes"].items()})


def _codes(name: str) -> Mapping[str, Any]:
    known = sorted(path.stem for path in (LAW / "codes").glob("*.yaml"))
    if name not in known:
        raise LawError(f"There is no list of codes called {name!r}. The lists are: {', '.join(known)}.")
    return read_yaml(f"codes/{name}.yaml")
