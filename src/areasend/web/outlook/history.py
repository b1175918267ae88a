"""What a scenario was before each change, from the history that the database writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from areasend.forecast.models import MODELS
from areasend.forecast.words import value
from areasend.records.models import AuditEntry, History, Scenario, User
from areasend.web.outlook.rights import summary_for

MOST = 20
DEEDS = {
    "scenario.amend": "Changed",
    "scenario.refresh": "Drawn from newer facts",
    "scenario.finish_run": "Drawn many times",
    "scenario.put_to_board": "Put before a board",
    "scenario.publish": "Published",
    "scenario.withdraw": "Taken back from the public",
    "scenario.drop": "Put away",
}


@dataclass(frozen=True)
class Version:
    """One change: when, by whom, what was turned from what to what, and what the scenario said until then."""

    at: datetime
    who: str
    deed: str
    turns: list[str]
    said: str


def versions(scenario: Scenario, user: User) -> list[Version]:
    """The latest change first. A count of changes alone, as each one begins with, is no change."""
    rows = History.objects.filter(table=Scenario._meta.db_table, row=scenario.pk).order_by("-pk")
    found = [row for row in rows if row.became and row.became.keys() - {"version"}][:MOST]
    entries = AuditEntry.objects.select_related("by").in_bulk({row.audit_id for row in found if row.audit_id})
    return [_version(row, entries.get(row.audit_id), scenario, user) for row in found]


def _version(row: History, entry: AuditEntry | None, scenario: Scenario, user: User) -> Version:
    was: dict[str, Any] = row.was
    became: dict[str, Any] = row.became or {}
    who = str(entry.by) if entry and entry.by else "The system"
    deed = DEEDS.get(entry.action, "Changed") if entry else "Changed"
    turns = [f"Name: “{was['title']}” to “{became['title']}”"] if "title" in became else []
    turns += _turns(was.get("params") or {}, became.get("params") or {}, scenario)
    return Version(row.at, who, deed, turns, summary_for(user, MODELS[scenario.model], was.get("outcome")))


def _turns(was: dict[str, Any], became: dict[str, Any], scenario: Scenario) -> list[str]:
    fields = MODELS[scenario.model].schema["properties"]
    return [
        f"{fields.get(name, {}).get('title', name)}: {_said(was.get(name), name, fields)} to {_said(new, name, fields)}"
        for name, new in became.items()
        if was.get(name) != new
    ]


def _said(given: Any, name: str, fields: dict[str, Any]) -> str:
    return value(given, fields.get(name, {}))
