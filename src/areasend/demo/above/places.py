"""Parts of the area, commissioned places beside today's children, what other areas take, planned changes, and a published forecast."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import polars as pl
import yaml

from areasend.actions import place_commission, place_forecast
from areasend.demo.above.known import Known
from areasend.demo.places import gazetteer
from areasend.demo.published import sized
from areasend.records.models import CommissionedPlaces, Decision, Setting
from areasend.records.places.children import children_on
from areasend.rules.place_kinds import COLLEGES, STATE_SPECIAL

AREA = "825"
LEAST = 3
"""A base or course of fewer children is not commissioned as such."""
Counts = dict[tuple[int, str], dict[str, int]]


def load(known: Known) -> None:
    told = yaml.safe_load((files(__package__) / "places.yaml").read_text(encoding="utf-8"))
    parts(known)
    counts = children_by_setting(known.until)
    settings = Setting.objects.in_bulk([setting for setting, _ in counts])
    commissioned(known, told, counts, settings)
    planned(known, told, settings)
    if CommissionedPlaces.objects.exists():
        place_forecast.publish(by=known.lead, today=known.until)


def parts(known: Known) -> None:
    area = sized(AREA, None).area
    for number, (name, codes) in enumerate(
        zip(gazetteer.parts(area), gazetteer.outward_codes(area), strict=True), start=1
    ):
        place_commission.set_part(by=known.lead, number=number, name=name, outward_codes=codes)


def children_by_setting(on: date) -> Counts:
    """By setting and kind of place, children by need."""
    found: Counts = {}
    here = children_on(on).filter(pl.col("setting").is_not_null() & pl.col("in_area"))
    for setting, kind, need, count in (
        here.group_by("setting", "kind", "need").len().sort("setting", "kind", "need").iter_rows()
    ):
        found.setdefault((setting, kind), {})[need] = count
    return found


def commissioned(known: Known, told: dict[str, Any], counts: Counts, settings: dict[int, Setting]) -> None:
    turn = {"special": 0, "base": 0, "course": 0}
    for (pk, kind), by_need in counts.items():
        setting, size = settings[pk], sum(by_need.values())
        if kind == "special" and setting.type in STATE_SPECIAL:
            name = "special"
            others = told["special_others"][turn[name] % len(told["special_others"])]
            take_others(known, told, setting, kind, others)
        elif kind in ("resourced", "unit") and size >= LEAST:
            name, others = "base", 0
        elif kind == "post_16" and setting.type in COLLEGES and size >= LEAST:
            name, others = "course", 0
        else:
            continue
        shares = told[f"{name}_places"]
        number = max(round((size + others) * shares[turn[name] % len(shares)]), 4)
        needs = main_needs(by_need) if name == "base" else []
        grown(known, told, setting, kind, number, needs)
        turn[name] += 1


def main_needs(by_need: dict[str, int]) -> list[str]:
    """What the base is for: the needs of most of its children."""
    return [need for need, _ in sorted(by_need.items(), key=lambda one: (-one[1], one[0])) if need][:2]


def grown(known: Known, told: dict[str, Any], setting: Setting, kind: str, number: int, needs: list[str]) -> None:
    """Most of the places since long ago, the rest since the growth of a few years ago."""
    later = round(number * told["grew_by"]) if told["grew_on"] < known.until else 0
    for since, count in ((told["began_on"], number - later), (told["grew_on"], later)):
        if count:
            record(known, setting, kind=kind, number=count, since=since, needs=needs, source=told["source"])


def take_others(known: Known, told: dict[str, Any], setting: Setting, kind: str, number: int) -> None:
    on = min(date(known.until.year - (known.until.month < 10), 10, 1), known.until)
    place_commission.taken(
        setting, by=known.lead, today=known.until, kind=kind, on=on, number=number, source=told["told"]
    )


def record(known: Known, setting: Setting, **given: Any) -> CommissionedPlaces:
    ages = {"lowest_age": setting.lowest_age or 4, "highest_age": setting.highest_age or 19}
    return place_commission.record(setting, by=known.lead, today=known.until, phase=setting.phase, **ages | given)


def september(known: Known, ahead: int) -> date:
    """The 1 September so many school years ahead."""
    return date(known.until.year + ahead - (known.until.month < 9), 9, 1)


def planned(known: Known, told: dict[str, Any], settings: dict[int, Setting]) -> None:
    bases, school, proposed = told["bases"], told["school"], told["proposed"]
    hosts = [
        one
        for one in settings.values()
        if one.type.startswith("mainstream_academy") and one.phase in ("primary", "secondary")
    ]
    decided = decision_of(bases["decision"])
    if decided:
        for setting, needs in zip(hosts[: bases["schools"]], bases["needs"], strict=False):
            grow = {name: bases[name] for name in ("number", "first_years", "source")}
            since = september(known, bases["opens"])
            record(
                known, setting, kind="resourced", status="planned", decision=decided, needs=needs, since=since, **grow
            )
    if free_school := decision_of(school["decision"]):
        open_school(known, school, free_school)
    if special := next((one for one in settings.values() if one.type in STATE_SPECIAL), None):
        grow = {name: proposed[name] for name in ("number", "first_years", "needs", "source")}
        record(known, special, kind="special", status="proposed", since=september(known, proposed["opens"]), **grow)
    end_a_unit(known, told["ends"])


def decision_of(title: str) -> Decision | None:
    return Decision.objects.filter(title=title, status__in=place_commission.DECIDED).first()


def open_school(known: Known, told: dict[str, Any], decision: Decision) -> None:
    area = sized(AREA, None).area
    ages = {name: told[name] for name in ("lowest_age", "highest_age")}
    named = {"name": told["name"], "type": "special_academy_free", "phase": "all_through"}
    code = f"{gazetteer.outward_codes(area)[told['part']][0]} 1CO"
    made = place_commission.new_setting(by=known.lead, today=known.until, postcode=code, **named, **ages)
    grow = {name: told[name] for name in ("number", "first_years", "needs", "source")}
    record(
        known, made, kind="special", status="planned", decision=decision, since=september(known, told["opens"]), **grow
    )


def end_a_unit(known: Known, told: dict[str, Any]) -> None:
    """The smallest SEN unit ends, so that the demo shows what that does."""
    unit = CommissionedPlaces.objects.filter(kind="unit", status="commissioned").order_by("number", "pk").first()
    if unit:
        rows = CommissionedPlaces.objects.filter(setting=unit.setting, kind="unit")
        last = september(known, told["years"]) - timedelta(days=1)
        for row in rows:
            place_commission.end(row, by=known.lead, today=known.until, until=last, because=told["because"])
