"""How figures of forecasts are said: the unit that a model names in words, as a sign beside the figure or as words after it."""

from __future__ import annotations

from typing import Any

PERCENT = {"%", "per cent", "percent", "percentage", "per cent of plans", "% of plans"}
POUNDS = {"£", "pounds", "gbp", "pound"}
ROUND = 100


def sign(unit: str) -> str:
    """ "%" or "£" where a chart writes one, else nothing."""
    name = unit.strip().lower()
    return "%" if name in PERCENT else "£" if name in POUNDS else ""


def number(value: float, unit: str = "") -> str:
    """A figure with its sign, and no more places than its size deserves."""
    size, mark = abs(value), sign(unit)
    if mark == "%":
        return f"{value:.1f}%"
    shown = f"{size:,.0f}" if size >= ROUND or float(size).is_integer() else f"{size:,.2f}".rstrip("0").rstrip(".")
    minus = "−" if value < 0 and shown.strip("0.,") else ""
    return f"{minus}£{shown}" if mark == "£" else f"{minus}{shown}"


def said(value: float, unit: str = "") -> str:
    """A figure with its unit in words."""
    return number(value, unit) if sign(unit) or not unit else f"{number(value)} {unit}"


def value(given: Any, field: dict[str, Any]) -> str:
    """What a field of a schema holds, as people read it."""
    if isinstance(given, bool):
        return "Yes" if given else "No"
    if isinstance(given, int | float):
        return said(given, str(field.get("unit", "")))
    if isinstance(given, list | dict):
        return f"{len(given)} given" if given else "none"
    return choice(str(given)) if "enum" in field else str(given)


def choice(key: str) -> str:
    """A key of a list as words."""
    return key.replace("_", " ").capitalize() if key else "None"
