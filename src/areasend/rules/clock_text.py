"""The clock as text and as JSON-ready rows, for the command line and for the public page "When should I hear?".

    facts = parse_facts("assessment", ["request.received=2026-07-15"])
    describe("assessment", facts, on)      -> rows of plain values, dates as 2026-07-15
    as_text("assessment", facts, on)       -> the same for a terminal
    list_processes(), list_text()          -> processes with their facts and rules

What the user got wrong is raised as `LawError` with a sentence that says what would be right. Nothing is kept.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from areasend.rules.because import long_date
from areasend.rules.clock import Deadline, evaluate
from areasend.rules.law import process, processes
from areasend.rules.law_files import LawError
from areasend.rules.readings import Readings

STATE_WORDS = {
    "not_started": "not started",
    "running": "running",
    "due_soon": "due soon",
    "overdue": "overdue",
    "met": "done in time",
    "met_late": "done late",
    "not_owed": "no longer owed",
    "ended": "over",
    "too_early": "done too early",
    "not_in_force": "outside the dates of the law",
}
EVIDENCE_WORDS = {
    "primary": "read in the law itself",
    "secondary": "read second-hand: check before relying on it",
    "memory": "from memory: check before relying on it",
}
KIND_WORDS = {
    "deadline": "deadline",
    "prompt": "guidance",
    "window": "time allowed",
    "not_before": "not before",
    "duty": "duty without a number of days",
}
_INDENT = " " * 17
_WIDTH = 110


def list_processes() -> list[dict[str, Any]]:
    """Every process with its facts and rules."""
    return [_listed(key) for key in processes()]


def _listed(key: str) -> dict[str, Any]:
    owner = process(key)
    facts = [
        {"name": fact.name, "label": fact.label, "question": fact.question, "planned": fact.planned}
        for fact in owner.facts.values()
    ]
    rules = [
        {"rule": clock.path, "label": clock.label, "kind": clock.kind, "asks": clock.asks, "evidence": clock.evidence}
        for clock in owner.clocks
    ]
    return {"key": key, "label": owner.label, "description": owner.description, "facts": facts, "rules": rules}


def list_text() -> str:
    """Every process with its facts and rules, for a terminal."""
    blocks = []
    for row in list_processes():
        facts = "\n".join(f"    {fact['name']:<30} {fact['label']}" for fact in row["facts"])
        rules = "\n".join(f"    {rule['rule'].split('/')[1]:<30} {rule['label']}" for rule in row["rules"])
        blocks.append(f"{row['key']}: {row['label']}\n  Facts\n{facts}\n  Rules\n{rules}")
    return "\n\n".join(blocks)


def parse_day(text: str) -> date:
    """A date written 2026-07-15."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise LawError(f"{text!r} is not a date. Write it as year-month-day, such as 2026-07-15.") from None


def parse_facts(process_key: str, given: Iterable[str]) -> dict[str, date]:
    """Facts written NAME=DATE."""
    owner = process(process_key)
    facts: dict[str, date] = {}
    for text in given:
        name, equals, day = text.partition("=")
        if not equals:
            raise LawError(
                f"{text!r} is not a fact. Write it as name=date, such as {next(iter(owner.facts))}=2026-07-15."
            )
        if name.strip() not in owner.facts:
            known = ", ".join(owner.facts)
            raise LawError(f"{owner.label} has no fact called {name.strip()!r}. Its facts are: {known}.")
        facts[name.strip()] = parse_day(day)
    return facts


def describe(
    process_key: str, facts: Mapping[str, date], on: date, readings: Readings | None = None
) -> list[dict[str, Any]]:
    """Every deadline as plain values."""
    return [_described(deadline) for deadline in evaluate(process_key, facts, on, readings)]


def _described(deadline: Deadline) -> dict[str, Any]:
    names = ("rule", "label", "asks", "kind", "state", "because", "evidence", "is_final", "note")
    days = ("starts_on", "due_on", "latest_on", "action_by", "target_on", "met_on")
    row: dict[str, Any] = {name: getattr(deadline, name) for name in names}
    for name in days:
        day: date | None = getattr(deadline, name)
        row[name] = day.isoformat() if day else None
    row["references"] = [{"title": cited.title, "href": cited.href} for cited in deadline.references]
    row["excused_by"] = list(deadline.excused_by)
    return row


def as_text(process_key: str, facts: Mapping[str, date], on: date, readings: Readings | None = None) -> str:
    """Every deadline that has started, then the names of those that have not."""
    owner = process(process_key)
    deadlines = evaluate(process_key, facts, on, readings)
    started = sorted((d for d in deadlines if d.state != "not_started"), key=lambda d: d.due_on or date.max)
    waiting = [d.label for d in deadlines if d.state == "not_started"]
    lines = [f"{owner.label}, looked at on {long_date(on)}"]
    lines += [f"  {owner.facts[name].label}: {long_date(day)}" for name, day in facts.items()]
    lines += ["", *(_block(deadline) for deadline in started)]
    if waiting:
        lines += ["Not started:", *(textwrap.fill(f"- {label}", _WIDTH, subsequent_indent="  ") for label in waiting)]
    return "\n".join(lines)


def _block(deadline: Deadline) -> str:
    due = f"{deadline.due_on:%a %d %b %Y}" if deadline.due_on else "no date"
    rows = [_wrapped(f"{due:<17}{deadline.label}")]
    state = f"{KIND_WORDS[deadline.kind]}, {STATE_WORDS[deadline.state]}"
    if deadline.met_on:
        state += f" on {long_date(deadline.met_on)}"
    if deadline.action_by and deadline.kind != "not_before":
        state += f"; last working day {deadline.action_by:%a %d %b %Y}"
    if deadline.latest_on and deadline.latest_on != deadline.due_on:
        state += f"; on the later reading {deadline.latest_on:%a %d %b %Y}"
    cited = "; ".join(reference.title for reference in deadline.references)
    rows += [_wrapped(_INDENT + text) for text in (state, deadline.because, cited)]
    if deadline.evidence != "primary":
        rows.append(_wrapped(_INDENT + EVIDENCE_WORDS[deadline.evidence]))
    return "\n".join(rows) + "\n"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, subsequent_indent=_INDENT)
