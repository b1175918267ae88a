"""How figures of forecasts are said: the unit that a model names in words, as a sign beside the figure or as words after it."""

from __future__ import annotations

import re
from typing import Any

SIGN = re.compile(r"(?P<percent>per ?cent\b|%)|(?P<pounds>pounds?\b|£)", re.IGNORECASE)
"""What the words of a unit begin with, where a sign says it."""
ROUND = 100
WHOLE = re.compile(r"(plans|children|places|cases)( by the last year)?")
"""Units of which there are no parts."""
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SAID = re.compile(r"\s*Unit: (?P<unit>[^.]+)\.$")


def sign(unit: str) -> str:
    """ "%" or "£" where a chart writes one, else nothing."""
    found = SIGN.match(unit.strip())
    return "" if not found else "%" if found["percent"] else "£"


def unit_of(field: dict[str, Any]) -> str:
    """What a field of a schema is counted in: its own word, or the last sentence of its description."""
    found = SAID.search(str(field.get("description", "")))
    return str(field.get("unit") or (found["unit"] if found else ""))


def described(field: dict[str, Any]) -> str:
    """What a field means, without its unit."""
    return SAID.sub("", str(field.get("description", "")))


def number(value: float, unit: str = "") -> str:
    """A figure with its sign, and no more places than its size deserves."""
    size, mark = abs(value), sign(unit)
    if mark == "%":
        return f"{value:.1f}%"
    shown = (
        f"{size:,.0f}"
        if size >= ROUND or float(size).is_integer() or WHOLE.fullmatch(unit)
        else f"{size:,.2f}".rstrip("0").rstrip(".")
    )
    minus = "−" if value < 0 and shown.strip("0.,") else ""
    return f"{minus}£{shown}" if mark == "£" else f"{minus}{shown}"


def period_of(period: str) -> str:
    """A month as people write it; anything else as it is."""
    found = MONTH.fullmatch(period)
    return f"{MONTHS[int(found[2]) - 1]} {found[1]}" if found else period


def said(value: float, unit: str = "") -> str:
    """A figure with its unit in words."""
    return number(value, unit) if sign(unit) or not unit else f"{number(value, unit)} {unit}"


def measured(given: float, unit: str) -> str:
    """A figure that somebody has set, with all its places: "5% a year", "£78,000 a year", "3 weeks"."""
    mark, words = sign(unit), unit.strip()
    rest = SIGN.sub("", words, count=1) if mark else words and f" {words}"
    minus = "−" if given < 0 else ""
    return f"{minus}£{abs(given):,.10g}{rest}" if mark == "£" else f"{minus}{abs(given):,.10g}{mark}{rest}"


def value(given: Any, field: dict[str, Any]) -> str:
    """What a field of a schema holds, as people read it."""
    if isinstance(given, bool):
        return "Yes" if given else "No"
    if given is None:
        return "As recorded"
    if isinstance(given, int | float):
        return measured(given, unit_of(field))
    if isinstance(given, list) and all(isinstance(one, int | float | str) for one in given):
        return ", ".join(f"{one:g}" if isinstance(one, int | float) else choice(one) for one in given) or "None"
    if isinstance(given, list | dict):
        return f"{len(given)} given" if given else "None"
    return named(str(given), field) if "enum" in field else str(given)


def named(key: str, field: dict[str, Any]) -> str:
    """A choice of a field: as its schema's own `words` have it, else the key as words."""
    return str(field.get("words", {}).get(key) or choice(key))


def choice(key: str) -> str:
    """A key of a list as words."""
    return key.replace("_", " ").capitalize() if key else "None"
