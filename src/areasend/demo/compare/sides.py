"""The published side and the made side of every figure that the demo promises, with whether they agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from areasend.demo.compare import definitions, tables
from areasend.demo.compare.conflicts import (
    assessment_conflicts,
    caseload_conflict,
    near,
    new_plan_conflicts,
    request_conflicts,
    review_conflicts,
    time_conflicts,
)
from areasend.demo.compare.tables import Tables
from areasend.demo.days import count_day
from areasend.demo.history.ages import BANDS, single
from areasend.demo.history.flows import january_totals
from areasend.demo.history.onward import KNOWN_OPEN, open_assessments
from areasend.demo.history.stories import issue_year, request_year
from areasend.demo.people.traits import ETHNICITIES, NEED_COLUMNS, NEEDS, SEX_NAMES
from areasend.demo.places.categories import CATEGORIES, january
from areasend.demo.published import Figures, last_january, sized


@dataclass(frozen=True)
class Compared:
    table: str
    year: int
    figure: str
    published: int
    made: int
    aside: str = ""
    """Why a published figure was left aside: it cannot hold together with another."""

    @property
    def agrees(self) -> bool:
        return bool(self.aside) or near(self.published, self.made)

    def as_dict(self) -> dict[str, Any]:
        return {**vars(self), "agrees": self.agrees}


class NothingToCompare(Exception):
    """No demo area is loaded."""

    for_user = True


def compared() -> list[Compared]:
    """Every figure for the demo area in the database. Raises `NothingToCompare` where there is none."""
    from areasend.records.models import Deployment

    deployment = Deployment.objects.filter(is_demo=True).first()
    if deployment is None or deployment.as_of is None:
        raise NothingToCompare("No demo area is loaded. Run `areasend demo` first.")
    held = tables.read(deployment.as_of)
    return list(rows(figures_of(deployment.area_code, held), held))


def figures_of(code: str, held: Tables) -> Figures:
    """The published figures at the size of what is loaded: the latest January tells by how much it was scaled."""
    whole = sized(code, None)
    made = definitions.in_force(held.plans, count_day(last_january())).height
    published = whole.number("caseload", last_january(), "ehcplans") or 0
    return whole if near(published, made) else sized(code, made)


def rows(figures: Figures, held: Tables) -> Iterator[Compared]:
    years = range(min(january_totals(figures, last_january())), last_january())
    for year in years:
        yield from of_year(figures, held, year)
    for year in (*years, last_january()):
        yield from of_january(figures, held, year)
    last = count_day(last_january())
    made = definitions.annual_reviews(held.plans, held.reviews, last)
    yield from side_by_side(figures, "annual_reviews", last.year - 1, made, review_conflicts(figures, last.year - 1))
    yield from of_today(figures, held)


def of_year(figures: Figures, held: Tables, year: int) -> Iterator[Compared]:
    asked = held.assessments
    yield from side_by_side(
        figures, "requests", year, definitions.requests(asked, year), request_conflicts(figures, year)
    )
    yield from side_by_side(
        figures, "assessments", year, definitions.assessments_ended(asked, year), assessment_conflicts(figures, year)
    )
    yield from side_by_side(
        figures, "new_plans", year, definitions.new_plans(asked, year), new_plan_conflicts(figures, year)
    )
    yield from side_by_side(
        figures, "timeliness", year, definitions.timeliness(asked, year), time_conflicts(figures, year)
    )
    yield from of_endings(figures, held, year)


def side_by_side(
    figures: Figures, table: str, year: int, made: dict[str, int], conflicts: dict[str, str]
) -> Iterator[Compared]:
    published = figures.row(table, year)
    for column, count in made.items():
        if column in published:
            yield Compared(table, year, column, published[column], count, conflicts.get(column, ""))


def of_endings(figures: Figures, held: Tables, year: int) -> Iterator[Compared]:
    published = figures.row("ceased", year)
    made = definitions.ceased(held.plans, year)
    if not published:
        old = figures.row("history_activity", year)
        parts = [old[name] for name in ("DisleaEHC", "DismetEHC", "DisothEHC", "DisleftEHC") if name in old]
        if parts:
            yield Compared("history_activity", year, "plans ended, all reasons", sum(parts), made["total_ceased"])
        return
    published["not_rec"] = published.get("not_rec", 0) + published.get("other", 0)
    for column, count in made.items():
        if column in published:
            yield Compared("ceased", year, column, published[column], count)


def of_january(figures: Figures, held: Tables, year: int) -> Iterator[Compared]:
    on = count_day(year)
    counted = definitions.caseload(held.plans, held.people, held.placements, on)
    total = figures.number("caseload", year, "ehcplans")
    if total is not None:
        yield Compared("caseload", year, "ehcplans", total, counted.height)
    for name, count in age_bands(figures, year).items():
        aside = caseload_conflict(figures, year, sum(age_bands(figures, year).values()))
        yield Compared("caseload", year, f"age {name}", count, definitions.by_band(counted)[name], aside)
    yield from labelled(figures, "caseload", year, "sex", SEX_NAMES, definitions.by(counted, "sex"))
    ethnic = definitions.by(counted, "ethnicity")
    ethnic["NOBT"] = sum(ethnic.pop(code, 0) for code in ("NOBT", "REFU", ""))
    yield from labelled(figures, "caseload", year, "ethnicity", ETHNICITIES, ethnic)
    published, known = january(figures, year)
    places = definitions.by(counted, "category")
    for category, count, there in zip(CATEGORIES, published.tolist(), known.tolist(), strict=True):
        if there:
            yield Compared(
                "caseload",
                year,
                category.name,
                count,
                places.get(category.name, 0),
                caseload_conflict(figures, year, int(published.sum())),
            )
    needs, row = definitions.by(counted, "need"), figures.row("needs", year)
    for code, column in zip(NEEDS, NEED_COLUMNS, strict=True):
        if column in row:
            aside = caseload_conflict(figures, year, sum(row.get(name, 0) for name in NEED_COLUMNS))
            yield Compared("needs", year, column, row[column], needs.get(code, 0), aside)


def labelled(
    figures: Figures, table: str, year: int, topic: str, names: dict[str, str], made: dict[str, int]
) -> Iterator[Compared]:
    found = figures.split(table, year, topic, "ehcplans")
    for name, count in found.items():
        if name in names:
            yield Compared(
                table,
                year,
                f"{topic} {name}",
                count,
                made.get(names[name], 0),
                caseload_conflict(figures, year, sum(found.values())),
            )


def age_bands(figures: Figures, year: int) -> dict[str, int]:
    ages = single(figures.split("caseload", year, "age", "ehcplans"))
    if ages.sum():
        return {name: round(float(ages[first:end].sum())) for name, (first, end) in BANDS.items()}
    found = figures.split("history_caseload", year, "age", "Total_ehc")
    return {name: count for name, count in found.items() if name in BANDS}


def of_today(figures: Figures, held: Tables) -> Iterator[Compared]:
    last = last_january() - 1
    wanted = open_assessments(figures, request_year(figures, last), issue_year(figures, last), held.until)
    made = definitions.open_assessments(held.assessments, held.until)
    table = "the council, 1 September 2025" if figures.area.code in KNOWN_OPEN else "worked out from the last year"
    for (name, count), target in zip(made.items(), wanted, strict=True):
        yield Compared(table, held.until.year, name, target, count)
