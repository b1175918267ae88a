"""From one clock file to one `Clock`, checked key by key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from areasend.rules.counting import NAMED_DAYS, NUMBERED
from areasend.rules.law_files import Entry, read_yaml
from areasend.rules.shapes import (
    ACTORS,
    EVIDENCE,
    KINDS,
    START_MODES,
    TAKES,
    Clock,
    FactKind,
    OtherStart,
    Reference,
    Route,
    UnderAge,
    Value,
    Version,
)

Facts = Mapping[str, FactKind]


def read_clock(process: str, key: str, facts: Facts) -> Clock:
    """The clock in `law/<process>/<key>.yaml`."""
    name = f"{process}/{key}.yaml"
    entry = Entry(f"law/{name}", read_yaml(name))
    kind = entry.one_of("kind", KINDS, "deadline")
    routes = _read_routes(entry, facts, kind)
    grounds = read_yaml("exceptions.yaml")["exceptions"]
    read = Clock(
        path=f"{process}/{key}",
        process=process,
        key=key,
        label=entry.text("label"),
        asks=entry.one_of("asks", ACTORS),
        kind=kind,
        source_row=tuple(entry.need("source_row")),
        routes=routes,
        take=entry.one_of("take", TAKES, "only"),
        met_by=entry.names("met_by", facts),
        closed_by=entry.names("closed_by", facts),
        under_age=_read_under_age(entry, facts),
        is_final=bool(entry.get("final", False)),
        as_soon_as_practicable=bool(entry.get("as_soon_as_practicable", False)),
        excused_by=entry.names("excused_by", grounds),
        dated_by=entry.one_of("dated_by", ("start", "due"), "start"),
        evidence=entry.one_of("evidence", EVIDENCE),
        owner=entry.text("owner"),
        checked_on=entry.day("checked_on"),
        note=str(entry.get("note", "")).strip(),
    )
    entry.check_all_seen()
    _check_shape(entry, read)
    return read


def _check_shape(entry: Entry, clock: Clock) -> None:
    if (clock.take == "only") != (len(clock.routes) == 1):
        raise entry.wrong(
            "take", "must be later or earlier where there are routes, and be left out where there is one."
        )
    versions = [len(route.versions) for route in clock.routes]
    if clock.dated_by == "due" and max(versions) > 1:
        raise entry.wrong("dated_by", "a rule dated by its due date can have one value only.")


def _read_under_age(entry: Entry, facts: Facts) -> UnderAge | None:
    found = entry.get("under_age")
    if found is None:
        return None
    inner = Entry(f"{entry.where}: under_age", found)
    (born,) = inner.names("born", facts)
    return UnderAge(born, int(inner.need("years")))


def _read_routes(entry: Entry, facts: Facts, kind: str) -> tuple[Route, ...]:
    listed = entry.get("routes")
    if listed is None:
        return (_read_route(entry, facts, kind),)
    return tuple(_read_route(Entry(f"{entry.where}: routes", route), facts, kind) for route in listed)


def _read_route(entry: Entry, facts: Facts, kind: str) -> Route:
    starts = entry.names("starts", facts)
    if not starts and kind != "duty":
        raise entry.wrong("starts", "is missing.")
    counting = "" if kind == "duty" else entry.one_of("counting", (*NUMBERED, *NAMED_DAYS))
    shift = 7 * int(entry.get("shift_weeks", 0)) + int(entry.get("shift_days", 0))
    return Route(
        starts=starts,
        start_mode=entry.one_of("start_mode", START_MODES, "first_known"),
        counting=counting,
        versions=_read_versions(entry, counting),
        shift_days=shift,
        only_with=entry.names("only_with", facts),
        other_start=_read_other_start(entry, facts),
    )


def _read_other_start(entry: Entry, facts: Facts) -> OtherStart | None:
    found = entry.get("other_start")
    if found is None:
        return None
    inner = Entry(f"{entry.where}: other_start", found)
    known = read_yaml("readings.yaml")["readings"]
    (reading,) = inner.names("reading", known)
    return OtherStart(reading, inner.one_of("choice", list(known[reading]["choices"])), inner.names("starts", facts))


def _read_versions(entry: Entry, counting: str) -> tuple[Version, ...]:
    lengths = entry.need("length")
    days = list(lengths)
    if days != sorted(days) or not all(isinstance(day, date) for day in days):
        raise entry.wrong("length", "must be keyed by dates in order, each the day from which the value stood.")
    return tuple(_read_version(entry, day, lengths[day], counting) for day in days)


def _read_version(entry: Entry, day: date, found: Mapping[str, Any], counting: str) -> Version:
    inner = Entry(f"{entry.where}: length: {day}", found)
    value = inner.get("value")
    if counting and value is not None:
        _check_value(inner, counting, value)
    references = tuple(read_reference(inner, reference) for reference in inner.need("references"))
    return Version(day, value, references)


def _check_value(entry: Entry, counting: str, value: Value) -> None:
    wanted = int if counting in NUMBERED else str
    if not isinstance(value, wanted):
        raise entry.wrong("value", f"must be {'a whole number' if wanted is int else 'text'} for {counting}.")


def read_reference(entry: Entry, found: Mapping[str, str]) -> Reference:
    """A citation with title and address, both required."""
    inner = Entry(f"{entry.where}: reference", found)
    href = inner.text("href")
    if not href.startswith("https://"):
        raise inner.wrong("href", "must be an address that starts with https://.")
    return Reference(inner.text("title"), href)
