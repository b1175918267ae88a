"""What a forecast of places is made from, frozen as plain JSON: no child can be told from it but by rows of children alike."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import polars as pl

from areasend.exchange.postcodes import locate
from areasend.forecast.outcome import Outcome
from areasend.records.choices import Need
from areasend.records.models import AreaPart, CommissionedPlaces, Setting
from areasend.records.places import demand
from areasend.records.places.children import children_on, placements, plans
from areasend.records.places.occupancy import lone_settings, parts_of, places_on, taken_on
from areasend.rules.distance import straight_line_km
from areasend.rules.place_kinds import SPECIALIST, count_day, year_of, year_words

YEARS = 5
LOOKED_BACK = 5


def inputs_for(on: date, plans_ahead: Outcome | None = None, years: int = YEARS) -> dict[str, Any]:
    """`plans_ahead`: a forecast of plans by January; without one, or where it does not reach the years, the area's own Januaries."""
    held, placed, base = plans(), placements(count_day(year_of(on) - LOOKED_BACK)), year_of(on)
    children = children_on(on, held, placed)
    blocks = _blocks(on, base, years)
    known = demand.demand_from(plans_ahead, base, years) if plans_ahead else None
    return {
        "as_at": on.isoformat(),
        "base_year": base,
        "years": list(range(base + 1, base + years + 1)),
        "parts": _parts(children),
        "children": _rows(children, blocks),
        "blocks": blocks,
        "demand": known or demand.own_demand(held, on, years),
        "outside": _outside(children),
        "residential": _boarding(children),
        "travel": _travel(children),
        "past": _past(held, placed, base, on),
        "need_labels": {**dict(Need.choices), "": "need not recorded"},
        "lacks": _lacks(children),
    }


def _blocks(on: date, base: int, years: int) -> list[dict[str, Any]]:
    """Commissioned and planned places, those of a setting alike but for their numbers together; others' children at the first of a kind."""
    days = [on, *(count_day(year) for year in range(base + 1, base + years + 1))]
    rows = list(CommissionedPlaces.objects.standing().select_related("setting").order_by("since", "pk"))
    lone = lone_settings(on)
    where = _spots({row.setting_id: row.setting for row in rows} | {one.pk: one for one in lone})
    found = _merged([_block(row, where, days) for row in rows]) + [_lone(one, where, len(days)) for one in lone]
    others = taken_on(on)
    for number, block in enumerate(found, start=1):
        block["key"] = f"{block['setting']}-{block['kind']}-{number}"
        block["others"] = others.pop((block["setting"], block["kind"]), 0) if block["numbers"][0] else 0
    return found


def _block(row: CommissionedPlaces, where: dict[int, dict[str, Any]], days: list[date]) -> dict[str, Any]:
    closed = row.setting.closed_on
    numbers = [0 if closed and closed <= day else row.number_on(day) for day in days]
    return {
        "setting": row.setting_id,
        "label": row.setting.name,
        "kind": row.kind,
        "ages": [row.lowest_age, row.highest_age],
        "needs": row.needs,
        "parts": row.parts,
        "within_km": row.within_km,
        "status": row.status,
        "numbers": numbers,
        **where[row.setting_id],
    }


def _merged(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of a setting alike but for their numbers are one block, so that who stays and who is new share all of its room."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for block in blocks:
        alike = (
            block["setting"], block["kind"], tuple(block["ages"]), tuple(block["needs"]), tuple(block["parts"]), block["within_km"],
            block["status"] == "proposed",
        )  # fmt: skip
        if alike in found:
            held = found[alike]
            held["numbers"] = [a + b for a, b in zip(held["numbers"], block["numbers"], strict=True)]
        else:
            found[alike] = dict(block)
    return list(found.values())


def _lone(setting: Setting, where: dict[int, dict[str, Any]], count: int) -> dict[str, Any]:
    ages = [setting.lowest_age or 4, setting.highest_age or 19]
    return {
        "setting": setting.pk,
        "label": setting.name,
        "kind": "special",
        "ages": ages,
        "needs": [],
        "parts": [],
        "within_km": None,
        "status": "commissioned",
        "numbers": [setting.places] * count,
        **where[setting.pk],
    }


def _spots(settings: dict[int, Setting]) -> dict[int, dict[str, Any]]:
    """Where each setting is, in metres, and in which part of the area."""
    order = list(settings)
    places = locate([settings[pk].postcode for pk in order]) if order else np.empty((0, 2))
    parts = parts_of(settings.values())
    return {
        pk: {"at": None if np.isnan(at).any() else [round(float(one)) for one in at], "part": parts.get(pk, "")}
        for pk, at in zip(order, places, strict=True)
    }


def _parts(children: pl.DataFrame) -> list[dict[str, Any]]:
    """Each part with where its children live: the middle of each outward code, to the kilometre, and how many."""
    names = [part.name for part in AreaPart.objects.all()]
    at = locate(children["postcode"].fill_null("").to_list()) if children.height else np.empty((0, 2))
    rows = children.select("part", "outward").with_columns(pl.Series("e", at[:, 0]), pl.Series("n", at[:, 1]))
    homes = (
        rows.filter(pl.col("e").is_not_nan())
        .group_by("part", "outward")
        .agg(pl.col("e").mean(), pl.col("n").mean(), pl.len().alias("count"))
        .sort("part", "outward")
    )
    grouped = {name: homes.filter(pl.col("part") == name) for name in [*names, ""]}
    return [
        {"key": name, "label": name or "Part not known", "homes": [[round(e, -3), round(n, -3), c] for e, n, c in told.iter_rows()]}
        for name, table in grouped.items()
        if (told := table.select("e", "n", "count")) is not None
    ]  # fmt: skip


def _rows(children: pl.DataFrame, blocks: list[dict[str, Any]]) -> list[list[Any]]:
    """Children alike: kind, the places they take where these are listed, age, need, part, how many."""
    at: dict[tuple[int | None, str], list[dict[str, Any]]] = {}
    for block in blocks:
        if block["numbers"][0]:
            at.setdefault((block["setting"], block["kind"]), []).append(block)
    counted = (
        children.group_by("kind", "setting", "age", "need", "part").len().sort("kind", "setting", "age", "need", "part")
    )
    found: dict[tuple[Any, ...], int] = {}
    used: dict[str, int] = {}
    for kind, setting, age, need, part, count in counted.iter_rows():
        block = _taken_by(at.get((setting, kind), []), age, need, used)
        used[block] = used.get(block, 0) + count
        key = (kind, block, age, need, part)
        found[key] = found.get(key, 0) + count
    return [[*key, count] for key, count in found.items()]


def _taken_by(blocks: list[dict[str, Any]], age: int, need: str, used: dict[str, int]) -> str:
    """Of a setting's places: those that are for the need and have room, kept ones first; none where the setting has none recorded."""

    def misfit(block: dict[str, Any]) -> tuple[bool, bool, bool, bool]:
        is_other = bool(block["needs"]) and need not in block["needs"]
        is_full = used.get(block["key"], 0) >= block["numbers"][0]
        return is_other, not block["ages"][0] <= age < block["ages"][1], is_full, not block["needs"]

    best = min(blocks, key=misfit, default=None)
    return str(best["key"]) if best else ""


def _outside(children: pl.DataFrame) -> list[list[Any]]:
    away = children.filter(pl.col("in_area").not_()).group_by("kind", "cared").len().sort("kind", "cared")
    return [list(row) for row in away.iter_rows()]


def _boarding(children: pl.DataFrame) -> dict[str, int]:
    return dict(children.filter(pl.col("weeks").is_not_null()).group_by("kind").len().sort("kind").iter_rows())


def _travel(children: pl.DataFrame) -> list[list[Any]]:
    """Straight kilometres from home to setting, to the kilometre, by kind and phase, and how many go so far."""
    at = children.filter(pl.col("setting").is_not_null())
    if at.is_empty():
        return []
    homes, schools = (locate(at[name].fill_null("").to_list()) for name in ("postcode", "setting_postcode"))
    km = straight_line_km(homes, schools).round()
    known = at.select("kind", "phase").with_columns(pl.Series("km", km)).filter(pl.col("km").is_not_nan())
    return [list(row) for row in known.group_by("kind", "phase", "km").len().sort("kind", "phase", "km").iter_rows()]


def _past(held: pl.DataFrame, placed: pl.DataFrame, base: int, on: date) -> dict[str, list[list[Any]]]:
    """Children in specialist places, and such places, at each January before and on the day."""
    found: dict[str, list[list[Any]]] = {"demand": [], "places": [], "independent": [], "outside": []}
    for year in range(base - LOOKED_BACK, base + 1):
        day, words = count_day(year) if year < base else on, year_words(year)
        children = children_on(day, held, placed)
        counts = dict(children.group_by("kind").len().iter_rows())
        places = sum(one.number for (_, kind), one in places_on(day).items() if kind in SPECIALIST)
        found["demand"].append([words, sum(counts.get(kind, 0) for kind in SPECIALIST)])
        found["places"].append([words, places])
        found["independent"].append([words, counts.get("independent", 0)])
        found["outside"].append([words, children.filter(pl.col("in_area").not_()).height])
    return found


def _lacks(children: pl.DataFrame) -> list[str]:
    found = []
    if not AreaPart.objects.exists():
        found.append(
            "No parts of the area are recorded, so everything is told for the area as a whole. Import them with the places."
        )
    cared = children.filter(pl.col("cared"))
    if cared.is_empty():
        found.append(
            "No child with a plan is recorded as looked after, so placements of looked-after children away are not told."
        )
    unknown = children.filter(pl.col("need") == "").height
    if unknown:
        found.append(f"For {unknown:,} children no primary need is recorded: they count as suited to any place.")
    return found
