"""Renders docs/reference/how-actions-stand.md from the tables of `rules.delivery`: statuses, measures, how both are judged."""

from __future__ import annotations

import re
from dataclasses import fields
from types import ModuleType

from areasend.rules.delivery import facts, judging, status, targets, trend

ROW = re.compile(r"^ {4}(?P<key>[a-z_]+(?:, [a-z_]+)*) {2,}(?P<says>\S.*)$")
MORE = re.compile(r"^ {8,}(?P<says>\S.*)$")
SETTING = re.compile(r"^ {4}(?P<key>[a-z_]+) (?P<default>\d+) +(?P<why>\S.*)$", re.M)
NUMBER = re.compile(r"^ {4}\d+ {2,}")
HEAD = """# How actions stand, and when a target is met

<!-- Made from the tables of `rules/delivery` by `make docs`; a change here is lost. -->

Nobody chooses a status. It follows from what is recorded about an action on the day
([why](../adr/0012-how-an-action-stands-is-derived.md)). A person may overrule it with a reason and a last day; what was derived stays
beside it.
"""


def rows_of(text: str) -> dict[str, str]:
    """The rows of a table in a docstring: key, then words that may run over several lines. Several keys before one text share it."""
    found: dict[str, str] = {}
    last: tuple[str, ...] = ()
    for line in text.splitlines():
        begun, more = ROW.match(NUMBER.sub("    ", line)), MORE.match(line)
        if begun:
            last = tuple(begun["key"].split(", "))
            found |= dict.fromkeys(last, begun["says"])
        elif more and last:
            found |= {key: f"{found[key]} {more['says']}" for key in last}
        else:
            last = ()
    return found


def _said(module: ModuleType) -> dict[str, str]:
    return rows_of(module.__doc__ or "")


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _statuses() -> str:
    said = _said(status)
    rows = [(str(place), status.LABELS[key], f"`{key}`", said[key]) for place, key in enumerate(status.KEYS, start=1)]
    told = (
        "The first row that holds gives the status. What else holds is told below it, so that nothing is hidden by it."
    )
    return "\n\n".join(["## Statuses, in their order", told, _table(("", "Status", "Key", "Holds when"), rows)])


def _settings() -> str:
    said = {found["key"]: (found["default"], found["why"]) for found in SETTING.finditer(facts.Settings.__doc__ or "")}
    rows = [(f"`{one.name}`", *said[one.name]) for one in fields(facts.Settings)]
    told = "How patient these rules are. The numbers are choices of the house, none is law."
    return "\n\n".join(["## Settings", told, _table(("Setting", "Default", "Why"), rows)])


def _kinds() -> str:
    said = _said(targets)
    rows = [(f"`{kind}`", said[kind]) for kind in targets.KINDS]
    told = (
        "The figure to reach follows from the kind. Where the direction is down, the same amount is taken off. An increase without "
        "an amount is met by any change for the better."
    )
    return "\n\n".join(["## Kinds of success measure", told, _table(("Kind", "The figure to reach"), rows)])


def _judged() -> str:
    rows = [(f"`{key}`", words) for key, words in _said(judging).items()]
    told = "The latest reading decides: a target that was reached once and lost again is not met."
    return "\n\n".join(["## How a measure is judged", told, _table(("Answer", "Means"), rows)])


def _outlook() -> str:
    return f"""## Whether it will be met

The outlook is a straight line through the last {trend.MOST_READINGS} readings at most, with the interval that holds 80% of single readings.

| Answer | Means |
|---|---|
| `likely` | even the worse end of the interval reaches the target on its date |
| `unsure` | only the better end does |
| `unlikely` | not even the better end does |
| `unknown` | no line is drawn, and the page says why |

No line is drawn from fewer than {trend.LEAST_READINGS} readings, from readings that cover less than {trend.LEAST_DAYS} days, or
further ahead than {trend.TIMES_AHEAD} times the days that they cover."""


def _closing() -> str:
    rows = [(f"`{key}`", label) for key, label in facts.CLOSED_AS.items()]
    return "\n\n".join(["## How an action is closed", _table(("Key", "Means"), rows)])


def render() -> str:
    return "\n\n".join([HEAD.strip(), _statuses(), _settings(), _kinds(), _judged(), _outlook(), _closing()]) + "\n"


PAGES = {"how-actions-stand.md": render}
