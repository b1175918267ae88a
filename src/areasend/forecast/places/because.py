"""What each step of the model added, what it takes for granted, and what to be wary of."""

from __future__ import annotations

import numpy as np

from areasend.forecast.outcome import Assumption, Step
from areasend.forecast.places import sums
from areasend.forecast.places.facts import KIND, UNKNOWN_PART
from areasend.forecast.places.run import PLACED, Run
from areasend.rules.distance import DETOUR_REASON
from areasend.rules.place_kinds import KINDS, SPECIALIST, year_words

JUDGED = "Judgement, to be replaced by the area's own figure"


def steps(run: Run) -> tuple[Step, ...]:
    """Of the last year, medians."""
    last, facts = run.years[-1], run.facts
    when, told = year_words(last.year), np.isin(run.groups.kind, sums.kinds_told(run))
    plans = float(facts.demand.total[-1, 3] - facts.demand.total[0, 3])
    need = float(np.median(last.demand[told].sum(axis=0)))
    stay = float(last.stay.by_group[told].sum())
    new = float(np.median(last.new[told].sum(axis=0)))
    blocks = [block for block in facts.blocks if block.kind in sums.kinds_told(run)]
    places = float(sum(block.numbers[-1] - block.numbers[0] for block in blocks))
    short = float(np.median(last.short[told].sum(axis=0)))
    cost = float(np.median(last.cost))
    rows = (
        ("plans", "Plans", plans, "plans", f"By {when} there are {_more(plans)} plans than today, by the forecast of plans."),
        ("kinds", "Kinds of place", need, "children", f"{need:,.0f} children then need a specialist place, used as today."),
        ("stay", "Who stays", -stay, "children", f"{stay:,.0f} of those placed today have not outgrown their place."),
        ("places", "Places", places, "places", f"There are {_more(places)} places than today: what opens, grows and ends."),
        ("assign", "By need and travel", new, "children", f"{new:,.0f} children are new and go to the nearest place that suits."),
        ("short", "Left over", short, "children", f"{short:,.0f} children have no commissioned place that suits within reach."),
        ("travel", "Travel", cost, "pounds a year", f"Travel to school costs about £{cost / 1e6:,.1f} million a year."),
    )  # fmt: skip
    return tuple(Step(*row) for row in rows)


def assumptions(run: Run) -> tuple[Assumption, ...]:
    p = run.params
    rates = "; ".join(f"up to {one['up_to_miles']:g} miles £{one['pounds']:g}" for one in p["day_rates"])
    travels = ", ".join(f"{KINDS[kind]} {share:g}%" for kind, share in p["travels"].items())
    return (
        Assumption("demand", "Plans by year", run.facts.demand.source or "As given", "The inputs of this run"),
        Assumption(
            "pattern", "Which kind of place a child has", "As today by need, phase and part", "The placements on record"
        ),
        Assumption(
            "demand_change", "Change of demand on top", f"{p['demand_change']:+g}% a year", "Chosen for this run"
        ),
        Assumption("leaving_early", "Leave a place early", f"{p['leaving_early']:g}% a year", f"From memory. {JUDGED}"),
        Assumption("from_independent", "Come from independent schools", f"{p['from_independent']:g}%", JUDGED),
        Assumption(
            "reach",
            "Farthest within reach",
            f"{p['reach_miles']:g} miles by road",
            "Guidance on travel times, from memory",
        ),
        Assumption("road", "Road to straight line", f"{p['road_factor']:g}", DETOUR_REASON),
        Assumption(
            "proposed", "Proposed places", "Counted" if p["include_proposed"] else "Not counted", "Chosen for this run"
        ),
        Assumption(
            "walking",
            "Walking distance",
            f"{p['walking_miles']:g} miles",
            "Education Act 1996, section 444(5), from memory",
        ),
        Assumption("travels", "Taken to school beyond it", travels, f"No published source. {JUDGED}"),
        Assumption("rates", "Cost of a child's day of travel", rates, f"Invented orders of magnitude. {JUDGED}"),
        Assumption("days", "Days of travel a year", f"{p['travel_days']}", "Length of the school year"),
    )


def cautions(run: Run) -> tuple[str, ...]:
    return (*run.facts.lacks, *_unknown(run), *_displaced(run), *_over(run), *_ALWAYS)


_ALWAYS = (
    "A place is free or not; whether a school can meet one child's needs is decided with the family and the school, child by child.",
    "Each year's new children are placed anew, so a year's result does not depend on where the year before placed them.",
)


def _unknown(run: Run) -> list[str]:
    """Kinds that children use and of which no place is recorded; and children whose part of the area is not known."""
    used = {KIND[kind] for kind in np.unique(run.groups.kind[run.groups.base > 0])}
    missing = [kind for kind in SPECIALIST if kind in used and KIND.index(kind) not in run.known_kinds]
    found = [f"No places are recorded of this kind, so its shortage is not told: {KINDS[kind]}." for kind in missing]
    nowhere = [number for number, part in enumerate(run.facts.parts) if part.key == UNKNOWN_PART]
    lost = float(run.groups.base[np.isin(run.groups.part, nowhere) & np.isin(run.groups.kind, PLACED)].sum())
    if lost >= 1:
        found.append(
            f"For {lost:,.0f} children the part of the area is not known: their postcode is missing or in none of the parts."
        )
    return found


def _displaced(run: Run) -> list[str]:
    found = []
    for number, block in enumerate(run.facts.blocks):
        first = next((year for year in run.years if year.stay.displaced[number] >= 1), None)
        if first is not None:
            going = first.stay.displaced[number]
            found.append(
                f"{block.label} has no places from {year_words(first.year)} on: "
                f"about {going:,.0f} children who would have stayed need another."
            )
    return found


def _over(run: Run) -> list[str]:
    first = run.years[0]
    full = [block.label for number, block in enumerate(run.facts.blocks) if first.over[number] >= 1]
    if not full:
        return []
    return [
        f"Placed above the number in {year_words(first.year)}, by children who stay and those of other areas: {', '.join(full)}."
    ]


def _more(change: float) -> str:
    return f"{abs(change):,.0f} {'more' if change >= 0 else 'fewer'}"
