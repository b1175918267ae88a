"""Places as rows of workbooks: the one that is brought in again, and what the Department for Education collects."""

from __future__ import annotations

from datetime import date
from typing import Any

from areasend.exchange.place_plan.template import PLACES
from areasend.exchange.place_plan.writing import Table
from areasend.forecast.outcome import Outcome
from areasend.records.choices import Need
from areasend.records.models import AreaPart, CommissionedPlaces, PlacesTaken
from areasend.records.places.occupancy import Occupancy
from areasend.rules.place_kinds import COMMISSIONED, KINDS, PHASES

MEMORY = (
    "The layout is from memory of the collection's guidance; check it against the year's own form before you send it."
)


def rows() -> dict[str, list[list[Any]]]:
    """By sheet of the template; withdrawn rows stay behind."""
    places = CommissionedPlaces.objects.standing().select_related("setting", "decision")
    taken = PlacesTaken.objects.select_related("setting")
    return {
        "Parts": [[part.number, part.name, part.outward_codes] for part in AreaPart.objects.all()],
        "Places": [_place(row) for row in places],
        "Taken by other areas": [
            [one.setting.urn or "", one.setting.name, one.kind, one.on, one.number, one.source] for one in taken
        ],
    }


def _place(row: CommissionedPlaces) -> list[Any]:
    own = {
        "urn": row.setting.urn or "",
        "setting": row.setting.name,
        "decision": row.decision.reference if row.decision else "",
    }
    return [own.get(column.name, getattr(row, column.name, None)) for column in PLACES]


def collection(found: list[Occupancy], mitigated: Outcome, unmitigated: Outcome, on: date) -> list[Table]:
    """Four tables: capacity by setting, forecast of need by kind and phase, shortage, and placements with and without what is planned."""
    return [_capacity(found, on), _forecast(mitigated), _shortage(mitigated), _placements(mitigated, unmitigated)]


def _capacity(found: list[Occupancy], on: date) -> Table:
    head = (
        "URN", "Setting", "Type", "Kind of place", "Lowest age", "Highest age", "Places kept for", "Places", "Pupils of this area",
        "Pupils of other areas", "Vacancies", "Above the number",
    )  # fmt: skip
    rows = [
        [
            one.setting.urn or "", one.setting.name, one.type_label, one.kind_label, one.setting.lowest_age, one.setting.highest_age,
            "; ".join(str(Need(need).label) for need in one.needs) or "Any need", one.places, one.own, one.others, one.vacancies, one.over,
        ]
        for one in found
        if one.places is not None and one.kind in COMMISSIONED
    ]  # fmt: skip
    title = f"Capacity of special schools, SEN units and resourced provision as at {on.isoformat()}"
    return Table(
        "Capacity",
        title,
        (MEMORY, "Pupils are children with a plan of this area; those of other areas as schools told."),
        head,
        rows,
    )


def _forecast(outcome: Outcome) -> Table:
    """Resident children with a plan who will need each kind of place, by phase: the middle, and what holds 80 of 100."""
    periods = outcome["demand"].periods
    head = (
        "Kind of place",
        "Phase",
        *(f"{period} {words}" for period in periods for words in ("expected", "low 80%", "high 80%")),
    )
    rows = [
        [
            KINDS[one["kind"]],
            PHASES[one["phase"]],
            *(round(year[place]) for year in one["demand"] for place in (1, 0, 2)),
        ]
        for one in outcome.figures["kinds"]
    ]
    return Table(
        "Forecast", "Forecast of resident pupils with plans by kind of place", (MEMORY, outcome.summary), head, rows
    )


def _shortage(outcome: Outcome) -> Table:
    """By need, phase and part, each by itself."""
    periods = outcome["demand"].periods
    head = (
        "Cut",
        "Group",
        *(f"{period} {words}" for period in periods for words in ("short", "low 80%", "high 80%", "chance")),
    )
    names = {"need": outcome.figures["needs"], "phase": PHASES, "part": outcome.figures["parts"]}
    whole = outcome.figures["cells"].get("*|*|*")
    rows: list[list[Any]] = [["All", "All", *_years(whole)]] if whole else []
    for cut, labels in names.items():
        for key, label in labels.items():
            cell = outcome.figures["cells"].get("|".join(key if one == cut else "*" for one in names))
            if cell:
                rows.append([cut.capitalize(), label or "Not recorded", *_years(cell)])
    return Table(
        "Shortage", "Children for whom there is no commissioned specialist place", (outcome.summary,), head, rows
    )


def _years(cell: dict[str, Any]) -> list[float]:
    years = zip(cell["short"], cell["chance"], strict=True)
    return [value for short, chance in years for value in (round(short[3]), round(short[1]), round(short[5]), chance)]


def _placements(mitigated: Outcome, unmitigated: Outcome) -> Table:
    """As a plan for the dedicated schools grant wants it: with what is planned, and as if nothing more were opened."""
    named = {
        "demand": "Need a specialist place", "places": "Specialist places", "short": "Without a commissioned place",
        "independent": "Independent and non-maintained, with those without a place", "outside": "Outside the area",
        "post_16": "Post-16 courses",
    }  # fmt: skip
    head = ("Line", "Which", *mitigated["demand"].periods)
    rows = [
        [label, which, *(round(float(value)) for value in outcome[key].bands.median)]
        for key, label in named.items()
        for which, outcome in (("Unmitigated", unmitigated), ("Mitigated", mitigated))
    ]
    notes = (MEMORY, "Unmitigated: only what is open today. Mitigated: with what is planned by decision.")
    return Table("DSG plan", "Placements by year, unmitigated and mitigated", notes, head, rows)
