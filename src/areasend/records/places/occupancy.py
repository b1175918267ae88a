"""Who takes the places: by setting and kind, on a day and at the Januaries before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import polars as pl
from django.db.models import Q

from areasend.records.choices import Phase, SettingType
from areasend.records.models import CommissionedPlaces, PlacesTaken, Setting
from areasend.records.places.children import children_on, parts_by_outward, placements, plans
from areasend.rules.place_kinds import KINDS, SPECIALIST, STATE_SPECIAL, count_day, year_of, year_words

Key = tuple[int, str]
SHOWN = (*SPECIALIST, "post_16", "independent")
"""Kinds of place that the list of settings tells of; ordinary mainstream places are without number."""


@dataclass(frozen=True)
class Occupancy:
    """Places of one kind at one setting on a day. `places` is None where none are recorded; `own` are this area's children; `others`
    children of other areas as the setting told; `coming` placements that are agreed and begin later."""

    setting: Setting
    kind: str
    places: int | None
    own: int
    others: int
    coming: int
    part: str
    needs: tuple[str, ...] = ()
    is_from_setting: bool = False
    by_need: dict[str, int] = field(default_factory=dict)

    @property
    def kind_label(self) -> str:
        return KINDS[self.kind]

    @property
    def children(self) -> int:
        return self.own + self.others

    @property
    def vacancies(self) -> int | None:
        return None if self.places is None else max(self.places - self.children, 0)

    @property
    def over(self) -> int:
        return 0 if self.places is None else max(self.children - self.places, 0)

    @property
    def share(self) -> float | None:
        return 100 * self.children / self.places if self.places else None

    @property
    def state(self) -> str:
        if self.places is None:
            return "no_number"
        if self.over:
            return "over"
        return "free" if self.vacancies else "full"

    @property
    def phase_label(self) -> str:
        return str(Phase(self.setting.phase).label)

    @property
    def type_label(self) -> str:
        return str(SettingType(self.setting.type).label)


def occupancy(on: date, children: pl.DataFrame | None = None) -> list[Occupancy]:
    """Every setting with places, or with children of this area in a specialist place; by name."""
    here = (children_on(on) if children is None else children).filter(
        pl.col("setting").is_not_null() & pl.col("kind").is_in(SHOWN)
    )
    own = _counted(here)
    places = places_on(on)
    others, coming = taken_on(on), coming_after(on)
    keys = own.keys() | places.keys() | coming.keys()
    settings = Setting.objects.in_bulk([setting for setting, _ in keys])
    told = parts_of(settings.values())
    found = [
        _one(settings[key[0]], key[1], places, own.get(key, {}), others, coming, told)
        for key in keys
        if settings[key[0]].closed_on is None or settings[key[0]].closed_on > on or own.get(key)
    ]
    return sorted(found, key=lambda one: (one.setting.name.casefold(), one.kind))


def _one(
    setting: Setting,
    kind: str,
    places: dict[Key, PlacesOn],
    by_need: dict[str, int],
    others: dict[Key, int],
    coming: dict[Key, int],
    parts: dict[int, str],
) -> Occupancy:
    key = (setting.pk, kind)
    held = places.get(key)
    return Occupancy(
        setting,
        kind,
        held.number if held else None,
        sum(by_need.values()),
        others.get(key, 0),
        coming.get(key, 0),
        parts.get(setting.pk, ""),
        held.needs if held else (),
        held.is_from_setting if held else False,
        by_need,
    )


def _counted(here: pl.DataFrame) -> dict[Key, dict[str, int]]:
    found: dict[Key, dict[str, int]] = defaultdict(dict)
    counted = here.group_by("setting", "kind", "need").len()
    for setting, kind, need, count in counted.iter_rows():
        found[setting, kind][need] = count
    return found


@dataclass
class PlacesOn:
    """Places of one kind at one setting on a day; `needs` that any of them are kept for."""

    number: int = 0
    needs: tuple[str, ...] = ()
    is_from_setting: bool = False


def places_on(on: date) -> dict[Key, PlacesOn]:
    """Commissioned places, by setting and kind. A state special school of which none are recorded here has the number on its own record."""
    found: dict[Key, PlacesOn] = defaultdict(PlacesOn)
    for row in CommissionedPlaces.objects.open_on(on):
        held = found[row.setting_id, row.kind]
        held.number += row.number_on(on)
        held.needs = tuple(dict.fromkeys((*held.needs, *row.needs)))
    for setting in lone_settings(on):
        found[setting.pk, "special"] = PlacesOn(setting.places, (), True)
    return found


def lone_settings(on: date) -> list[Setting]:
    """State special schools whose places stand on their own record only."""
    recorded = CommissionedPlaces.objects.standing().order_by().values("setting")
    lone = Setting.objects.filter(type__in=STATE_SPECIAL, places__gt=0).exclude(pk__in=recorded)
    return list(lone.filter(Q(closed_on=None) | Q(closed_on__gt=on)))


def taken_on(on: date) -> dict[Key, int]:
    """What the settings last told of children of other areas."""
    rows = PlacesTaken.objects.filter(on__lte=on).order_by("on").values_list("setting_id", "kind", "number")
    return {(setting, kind): number for setting, kind, number in rows}


def coming_after(on: date) -> dict[Key, int]:
    """Placements agreed that begin after the day, by setting and kind."""
    later = placements(on).filter((pl.col("since") > on) & pl.col("setting").is_not_null())
    if later.is_empty():
        return {}
    from areasend.records.places.children import described

    counted = described(later, on).filter(pl.col("kind").is_in(SHOWN)).group_by("setting", "kind").len()
    return {(setting, kind): count for setting, kind, count in counted.iter_rows()}


def parts_of(settings: Iterable[Setting]) -> dict[int, str]:
    """The part of the area in which each setting stands, by its postcode; none for one outside."""
    known = dict(parts_by_outward().iter_rows())
    return {
        one.pk: known.get(one.postcode.replace(" ", "").upper()[:-3], "") if one.in_area else "" for one in settings
    }


def over_time(setting: Setting, on: date, years: int = 5) -> list[tuple[str, dict[str, tuple[int, int | None]]]]:
    """For the Januaries before a day and the day itself: children and places of each kind at one setting."""
    last = year_of(on)
    days = [(year_words(year), count_day(year)) for year in range(last - years, last)] + [(year_words(last), on)]
    held, placed = plans(), placements(days[0][1]).filter(pl.col("setting") == setting.pk)
    told = []
    for words, day in days:
        at = placed.filter((pl.col("since") <= day) & (pl.col("until").is_null() | (pl.col("until") >= day)))
        here = children_on_among(at, held, day)
        counts = dict(here.group_by("kind").len().iter_rows())
        places = {kind: held_here.number for (pk, kind), held_here in places_on(day).items() if pk == setting.pk}
        kinds = [kind for kind in SHOWN if counts.get(kind) or places.get(kind)]
        told.append((words, {kind: (counts.get(kind, 0), places.get(kind)) for kind in kinds}))
    return told


def children_on_among(placed: pl.DataFrame, held: pl.DataFrame, day: date) -> pl.DataFrame:
    """Of these placements, those of children with a plan in force on the day."""
    from areasend.records.places.children import described, in_force

    who = in_force(held, day)["person"]
    return described(placed.filter(pl.col("person").is_in(who.implode())), day)


def totals(found: Iterable[Occupancy]) -> dict[str, int]:
    """Of those with a number of places: places, children, vacancies, and children above the number."""
    numbered = [one for one in found if one.places is not None]
    return {
        "places": sum(one.places or 0 for one in numbered),
        "children": sum(one.children for one in numbered),
        "own": sum(one.own for one in numbered),
        "others": sum(one.others for one in numbered),
        "vacancies": sum(one.vacancies or 0 for one in numbered),
        "over": sum(one.over for one in numbered),
        "coming": sum(one.coming for one in numbered),
    }
