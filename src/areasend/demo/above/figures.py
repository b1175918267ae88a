"""Figures of the demo area that are not counted from cases: a few published ones, and an invented course for every observed indicator."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any

import yaml

from areasend.actions import indicator_target, observation
from areasend.demo.above.known import Known
from areasend.indicators.catalogue.card import catalogue_cards

INVENTED = "invented for the demo"
ENDS = {"month": range(1, 13), "quarter": (3, 6, 9, 12), "term": (3, 7, 12)}
TOLD_AFTER = timedelta(days=12)
"""How long after its day a figure is known and entered."""


def load(known: Known) -> None:
    """Every figure that was known by the demo's day, each entered on the day on which it became known."""
    told = yaml.safe_load((files(__package__) / "figures.yaml").read_text(encoding="utf-8"))
    for figure in told["told"]:
        _record(known, figure["indicator"], figure["day"], figure["source"], {"value": _exact(figure["value"])})
    for key, course in told["invented"].items():
        _course(known, key, course)
    for target in told["targets"]:
        _aim(known, target)


def _course(known: Known, key: str, course: dict[str, Any]) -> None:
    """A figure for each of the last so many days on which such a figure is taken, and its parts."""
    values, of = course["values"], course.get("of")
    source = f"{course['source']} ({INVENTED})"
    days = days_before(known.until - TOLD_AFTER, str(course["every"]), len(values))
    for on, value in zip(days, values, strict=True):
        _record(known, key, on, source, _numbers(key, value, of))
        for cut, group, share, shift in _parts(course):
            whole = value * share if of is None else value + shift
            part = _numbers(key, whole, of and round(of * share))
            _record(known, key, on, source, {**part, "cut": cut, "group": group})


def _parts(course: dict[str, Any]) -> Iterator[tuple[str, str, float, float]]:
    for cut, groups in course.get("parts", {}).items():
        for group, (share, shift) in groups.items():
            yield cut, group, share, shift


def _numbers(key: str, value: float, of: int | None) -> dict[str, Any]:
    """A figure as it is entered: a count, or what stands above and below the line."""
    if of is None:
        return {"value": _exact(round(value))}
    above = value * of / (100 if catalogue_cards()[key].measure == "share" else 1)
    return {"numerator": _exact(round(above)), "denominator": _exact(of)}


def _exact(number: float) -> Decimal:
    return Decimal(str(number))


def _record(known: Known, key: str, on: date, source: str, figure: dict[str, Any]) -> None:
    if on + TOLD_AFTER <= known.until:
        observation.record(key, by=known.lead, today=on + TOLD_AFTER, on=on, source=source, **figure)


def _aim(known: Known, target: dict[str, Any]) -> None:
    since = target["since"]
    if since > known.until:
        return
    indicator_target.set_target(
        target["indicator"],
        by=known.lead,
        today=since,
        value=_exact(target["value"]),
        since=since,
        owner=target["owner"],
        reason=f"Agreed by the partnership board ({INVENTED})",
    )


def days_before(until: date, every: str, count: int) -> list[date]:
    """The last so many days, none after `until`, on which a figure is taken; the earliest first. `every` as in the file."""
    months = ENDS.get(every)
    found: list[date] = []
    year = until.year
    while len(found) < count:
        inside = _year(year, every) if months is None else [_end(year, month) for month in months]
        found = [day for day in inside if day <= until] + found
        year -= 1
    return found[-count:]


def _year(year: int, every: str) -> list[date]:
    month, day = every.split("-")
    return [date(year, int(month), int(day))]


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
