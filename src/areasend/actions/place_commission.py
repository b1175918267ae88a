"""Commissioned, planned and proposed places: record, change, end, withdraw. Rows add up; nothing is erased."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from areasend.actions.audit import action
from areasend.actions.checks import EARLIEST, check_day, check_reason, say
from areasend.actions.lock import claim
from areasend.actions.refusal import Refused
from areasend.records.choices import Need, Phase
from areasend.records.models import AreaPart, CommissionedPlaces, Decision, PlacesTaken, Setting, User
from areasend.rules.place_kinds import STATE_SPECIAL

FARTHEST_YEARS = 15
Kind, Status = CommissionedPlaces.Kind, CommissionedPlaces.Status
DECIDED = frozenset({Decision.Status.APPROVED.value, Decision.Status.AMENDED.value})
AT_SPECIAL = frozenset({Kind.SPECIAL.value, Kind.RESIDENTIAL.value})
AT_MAINSTREAM = frozenset({Kind.RESOURCED.value, Kind.UNIT.value})
FIELDS = (
    "kind", "phase", "lowest_age", "highest_age", "needs", "number", "first_years", "since", "until", "status", "parts", "within_km",
    "decision", "source",
)  # fmt: skip


@action("places.record")
def record(setting: Setting, *, by: User | None, today: date, **given: Any) -> CommissionedPlaces:
    """Places at a setting from a day on; `given` are FIELDS. Raises `Refused`."""
    told = _whole(given)
    check_places(setting, told, today)
    made: CommissionedPlaces = CommissionedPlaces.objects.create(setting=setting, recorded_by=by, **told)
    return made


@action("places.amend")
def amend(
    places: CommissionedPlaces, *, by: User | None, today: date, because: str, version: int | None = None, **given: Any
) -> CommissionedPlaces:
    """Put a row right, or move what is planned. What was before stays in the history."""
    held = claim(places, version)
    check_standing(held)
    check_reason(because, field="because", ask="Say why it changes.")
    told = _whole({name: getattr(held, name) for name in FIELDS} | given)
    check_places(held.setting, told, today)
    for name, value in told.items():
        setattr(held, name, value)
    held.save(update_fields=list(told))
    return held


@action("places.end")
def end(
    places: CommissionedPlaces, *, by: User | None, today: date, until: date, because: str, version: int | None = None
) -> CommissionedPlaces:
    """The last day on which they are there: it may lie ahead. Whoever is placed then has to go somewhere, which the forecast says."""
    held = claim(places, version)
    check_standing(held)
    check_reason(because, field="because", ask="Say why they end.")
    if until < held.since:
        raise Refused(f"They begin on {say(held.since)}. The last day cannot be before.", field="until")
    _check_horizon(until, today, "until")
    held.until = until
    held.save(update_fields=["until"])
    return held


@action("places.withdraw")
def withdraw(
    places: CommissionedPlaces, *, by: User | None, today: date, because: str, version: int | None = None
) -> CommissionedPlaces:
    """They were recorded by mistake, or the plan is given up."""
    held = claim(places, version)
    check_standing(held)
    check_reason(because, field="because", ask="Say why they are withdrawn.")
    held.withdrawn_on, held.withdrawn_because = today, because.strip()
    held.save(update_fields=["withdrawn_on", "withdrawn_because"])
    return held


def check_standing(places: CommissionedPlaces) -> None:
    if places.withdrawn_on:
        raise Refused(f"They were withdrawn on {say(places.withdrawn_on)}. Record them anew.")


def _whole(given: dict[str, Any]) -> dict[str, Any]:
    """Every field, those left out by their plainest value."""
    plain: dict[str, Any] = {
        "needs": [],
        "first_years": [],
        "until": None,
        "status": Status.COMMISSIONED,
        "parts": [],
        "within_km": None,
    }
    told = {**plain, "decision": None, **given}
    lists = {name: list(told[name] or []) for name in ("needs", "first_years", "parts")}
    return {**told, **lists, "source": str(told["source"]).strip()}


def check_codes(told: dict[str, Any]) -> None:
    """Words of lists, as a file may have them wrong."""
    lists = {"kind": Kind.values, "phase": Phase.values, "status": Status.values}
    for field, known in lists.items():
        if told[field] not in known:
            raise Refused(f"“{told[field]}” is not known here. Give one of: {', '.join(known)}.", field=field)
    if wrong := [need for need in told["needs"] if need not in Need.values]:
        raise Refused(f"“{wrong[0]}” is no code of need. Give some of: {', '.join(Need.values)}.", field="needs")
    if told["within_km"] is not None and not 1 <= told["within_km"] <= 500:
        raise Refused("Give a distance from 1 to 500 km, or none.", field="within_km")


def check_places(setting: Setting, told: dict[str, Any], today: date) -> None:
    check_codes(told)
    check_kind(setting, told["kind"])
    check_ages(told["lowest_age"], told["highest_age"])
    check_number(told["number"], told["first_years"])
    check_days(setting, told, today)
    check_status(told, today)
    check_parts(told["parts"])
    check_reason(told["source"], field="source", ask="Say where the number comes from, so that another can find it.")


def check_kind(setting: Setting, kind: str) -> None:
    is_special = setting.type in STATE_SPECIAL
    if kind in AT_SPECIAL and not is_special:
        raise Refused(
            f"{setting.name} is no state special school. Choose resourced provision, a SEN unit or another kind.",
            field="kind",
        )
    if kind in AT_MAINSTREAM and not setting.type.startswith("mainstream_"):
        raise Refused(
            f"{setting.name} is no mainstream school, so it has no unit or resourced provision.", field="kind"
        )


def check_ages(lowest: int, highest: int) -> None:
    if not 0 <= lowest < highest <= 26:
        raise Refused("Ages run from 0 to 26, the lowest first: such as 4 and 11.", field="highest_age")


def check_number(number: int, first_years: Sequence[int]) -> None:
    if not 1 <= number <= 2000:
        raise Refused(
            "Give a number of places from 1 to 2,000. Places that end get a last day instead.", field="number"
        )
    if len(first_years) > 10 or any(one < 0 or one > number for one in first_years):
        raise Refused(f"While they fill there cannot be more than the {number} places of the end.", field="first_years")


def check_days(setting: Setting, told: dict[str, Any], today: date) -> None:
    since, until = told["since"], told["until"]
    if since < EARLIEST:
        raise Refused(f"The first day ({say(since)}) is before {say(EARLIEST)}. Check the year.", field="since")
    _check_horizon(since, today, "since")
    if until and until < since:
        raise Refused("The last day is before the first.", field="until")
    if setting.closed_on and setting.closed_on <= since:
        raise Refused(
            f"{setting.name} closes on {say(setting.closed_on)}: nothing can open there after.", field="since"
        )


def _check_horizon(on: date, today: date, field: str) -> None:
    if on.year > today.year + FARTHEST_YEARS:
        raise Refused(f"That is more than {FARTHEST_YEARS} years ahead. Check the year.", field=field)


def check_status(told: dict[str, Any], today: date) -> None:
    """What lies ahead is planned, by a decision that was taken, or proposed."""
    status, since, decision = told["status"], told["since"], told["decision"]
    if status == Status.COMMISSIONED and since > today:
        raise Refused(
            f"They begin on {say(since)}, so they are planned or proposed, not yet commissioned.", field="status"
        )
    if status == Status.PLANNED and decision is None:
        raise Refused(
            "What is planned has a decision behind it. Choose the decision, or call it proposed.", field="decision"
        )
    if status == Status.PLANNED and decision.status not in DECIDED:
        raise Refused(
            f"{decision.reference} is not an approval ({decision.get_status_display().lower()}). Call it proposed until there is one.",
            field="decision",
        )


def check_parts(parts: Sequence[str]) -> None:
    known = set(AreaPart.objects.values_list("name", flat=True))
    if missing := [name for name in parts if name not in known]:
        raise Refused(
            f"{missing[0]} is no part of the area. Choose from: {', '.join(sorted(known)) or 'none yet'}.",
            field="parts",
        )


@action("places.taken")
def taken(
    setting: Setting, *, by: User | None, today: date, kind: str, on: date, number: int, source: str
) -> PlacesTaken:
    """How many places children of other areas take, as the setting told on a day. Told again for the same day, it is put right."""

    if kind not in Kind.values:
        raise Refused(f"“{kind}” is not known here. Give one of: {', '.join(Kind.values)}.", field="kind")
    check_day(on, today, field="on", what="The day on which it was counted")
    check_reason(source, field="source", ask="Say who told it.")
    if not 0 <= number <= 2000:
        raise Refused("Give a number from 0 to 2,000.", field="number")
    held = PlacesTaken.objects.filter(setting=setting, kind=kind, on=on).first()
    made = held or PlacesTaken(setting=setting, kind=kind, on=on, recorded_by=by)
    made.number, made.source = number, source.strip()
    made.save()
    return made


@action("places.part")
def set_part(*, by: User | None, number: int, name: str, outward_codes: Sequence[str]) -> AreaPart:
    """A part of the area for planning, by its number: recorded, or changed."""
    codes = list(dict.fromkeys(code.strip().upper().replace(" ", "") for code in outward_codes if code.strip()))
    check_reason(name, field="name", ask="Give the part a name.")
    if not codes:
        raise Refused(f"{name}: give the outward codes of its postcodes, such as HP20.", field="outward_codes")
    if wrong := [code for code in codes if len(code) > 4 or not code[0].isalpha()]:
        raise Refused(
            f"{wrong[0]} is no outward code. It is the first half of a postcode, such as HP20.", field="outward_codes"
        )
    for other in AreaPart.objects.exclude(number=number):
        if other.name == name.strip():
            raise Refused(f"Part {other.number} is called {name} already.", field="name")
        if both := set(codes) & set(other.outward_codes):
            raise Refused(f"{min(both)} is in {other.name} already. A code belongs to one part.", field="outward_codes")
    made = AreaPart.objects.filter(number=number).first() or AreaPart(number=number, recorded_by=by)
    made.name, made.outward_codes = name.strip(), codes
    made.save()
    return made


@action("places.setting")
def new_setting(
    *,
    by: User | None,
    today: date,
    name: str,
    type: str,  # noqa: A002 (the record's own word)
    phase: str,
    lowest_age: int,
    highest_age: int,
    postcode: str = "",
) -> Setting:
    """A school that is to open, so that places can be planned at it. Its URN follows once it has one."""
    check_reason(name, field="name", ask="Give the school a name, if only a working one.")
    check_ages(lowest_age, highest_age)
    if Setting.objects.filter(name__iexact=name.strip()).exists():
        raise Refused(f"A setting is called {name.strip()} already. Plan the places there.", field="name")
    made: Setting = Setting.objects.create(
        name=name.strip(),
        type=type,
        phase=phase,
        lowest_age=lowest_age,
        highest_age=highest_age,
        postcode=postcode.strip().upper(),
        recorded_by=by,
    )
    return made
