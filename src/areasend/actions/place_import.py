"""Places from a workbook: all or nothing, rows known already are left as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django.db import transaction

from areasend.actions import place_commission
from areasend.actions.refusal import Refused
from areasend.exchange.place_plan.reading import Problem, Row, read
from areasend.records.models import AreaPart, CommissionedPlaces, Decision, PlacesTaken, Setting, User

WHY = "Brought in from a workbook"
SAME = ("kind", "phase", "lowest_age", "highest_age", "since", "status")
"""What tells one row of places of a setting from another, with the needs that they are for."""
LATER = ("number", "first_years", "until", "parts", "within_km", "decision", "source")


@dataclass
class Brought:
    """Rows recorded, changed and known already (or, of a trial, that would be), and what is wrong."""

    recorded: int = 0
    changed: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)


class _Undone(Exception):
    """Takes a trial back."""


def bring_in(name: str, content: bytes, *, by: User | None, today: date, is_dry_run: bool = False) -> Brought:
    """Record every row of the workbook, or none where anything is wrong."""
    held = read(name, content)
    found = Brought(problems=held.problems)
    if found.problems:
        return found
    try:
        with transaction.atomic():
            for row in held.rows:
                _bring(row, found, by, today)
            if is_dry_run or found.problems:
                raise _Undone
    except _Undone:
        pass
    if found.problems:
        found.recorded = found.changed = found.known = 0
    return found


def _bring(row: Row, found: Brought, by: User | None, today: date) -> None:
    ways: dict[str, Callable[..., str]] = {"Parts": _part, "Places": _places, "Taken by other areas": _taken}
    try:
        with transaction.atomic():
            done = ways[row.sheet](row.values, by, today)
    except Refused as refusal:
        found.problems.append(Problem(row.sheet, row.number, refusal.field or "", str(refusal)))
    else:
        setattr(found, done, getattr(found, done) + 1)


def _part(given: dict[str, Any], by: User | None, today: date) -> str:
    held = AreaPart.objects.filter(number=given["number"]).first()
    codes = [code.upper().replace(" ", "") for code in given["outward_codes"]]
    if held and (held.name, held.outward_codes) == (given["name"], codes):
        return "known"
    place_commission.set_part(by=by, **given)
    return "changed" if held else "recorded"


def _setting(given: dict[str, Any]) -> Setting:
    """By URN, else by name."""
    urn, name = given.pop("urn"), given.pop("setting")
    found = Setting.objects.filter(urn=urn) if urn else Setting.objects.filter(name__iexact=name)
    if len(found) != 1:
        what = f"URN {urn}" if urn else f"“{name}”"
        said = "Several settings are" if found else "No setting is"
        raise Refused(
            f"{said} recorded as {what}. Give the URN of one that is, or record the setting first.", field="urn"
        )
    return found[0]


def _places(values: dict[str, Any], by: User | None, today: date) -> str:
    given = dict(values)
    setting = _setting(given)
    given["needs"] = [need.upper() for need in given["needs"]]
    given["decision"] = _decision(given["decision"])
    alike = CommissionedPlaces.objects.standing().filter(setting=setting, **{name: given[name] for name in SAME})
    held = next((one for one in alike if sorted(one.needs) == sorted(given["needs"])), None)
    if held is None:
        place_commission.record(setting, by=by, today=today, **given)
        return "recorded"
    changes = {name: given[name] for name in LATER if getattr(held, name) != given[name]}
    if not changes:
        return "known"
    place_commission.amend(held, by=by, today=today, because=WHY, **changes)
    return "changed"


def _decision(reference: str) -> Decision | None:
    if not reference:
        return None
    found = cast("Decision | None", Decision.objects.filter(reference=reference).first())
    if found is None:
        raise Refused(f"There is no decision {reference}. Record it under Decisions first.", field="decision")
    return found


def _taken(values: dict[str, Any], by: User | None, today: date) -> str:
    given = dict(values)
    setting = _setting(given)
    held = PlacesTaken.objects.filter(setting=setting, kind=given["kind"], on=given["on"]).first()
    if held and (held.number, held.source) == (given["number"], given["source"]):
        return "known"
    place_commission.taken(setting, by=by, today=today, **given)
    return "changed" if held else "recorded"
