"""The answer about the 20 weeks: what each month brings, when the backlog clears, who waits longest, what it costs, and why."""

from __future__ import annotations

from typing import Any

import numpy as np

from areasend.forecast.bands import bands, certain
from areasend.forecast.outcome import Outcome, Series
from areasend.forecast.recovery import costs, steps, words
from areasend.forecast.recovery.clearing import Clearing, clearing
from areasend.forecast.recovery.drawn import months_of
from areasend.forecast.recovery.inputs import STAGES
from areasend.forecast.recovery.lines import Plan, plan
from areasend.forecast.recovery.months import Months

MODEL = "recovery"
STEP_DRAWS = 100


def run(inputs: dict[str, Any], params: dict[str, Any], *, seed: int, draws: int) -> Outcome:
    """Look ahead from the open cases `inputs` under `params`, `draws` times. Raises `BadInputs`, `BadParams`."""
    made = plan(inputs, params)
    months = months_of(made, seed, draws)
    as_now = _as_now(made, months, seed, draws)
    cleared = clearing(months, made.params["cleared_at"])
    taken = steps.steps(inputs, made.params, seed, min(draws, STEP_DRAWS))
    return Outcome(
        model=MODEL,
        summary=words.summary(made, months, as_now, cleared),
        series=_series(made, months, as_now),
        steps=taken,
        assumptions=words.assumptions(made),
        seed=seed,
        draws=draws,
        cautions=words.cautions(made, months, as_now),
        figures=_figures(made, months, cleared),
    )


def _as_now(made: Plan, months: Months, seed: int, draws: int) -> Months:
    """The same look ahead with the staff and the rule of today; the difference is what the decision changes."""
    today = made.params | steps.TODAY
    return months if today == made.params else months_of(plan(made.inputs, today), seed, draws)


def _series(made: Plan, months: Months, as_now: Months) -> tuple[Series, ...]:
    past = {key: _past(made, key) for key in ("in_time", "issued")}
    rows = [
        ("rate", "Plans issued within 20 weeks", "per cent of plans issued in the month", months.rate, past["in_time"]),
        ("issued", "Plans issued", "plans in the month", months.issued, past["issued"]),
        ("open", "Open cases", "cases at the month's end", months.open, ()),
        ("late", "Open cases past 20 weeks", "cases at the month's end", months.late, ()),
        ("longest", "Longest wait", "weeks since the request, at the month's end", months.longest, ()),
        ("mean_wait", "Mean wait of open cases", "weeks since the request, at the month's end", months.mean_weeks, ()),
    ]
    stages = [(f"waiting_{key}", f"Cases {said}", "cases at the month's end", months.by_stage[:, :, place], ())
              for place, (key, said) in enumerate(STAGES.items())]  # fmt: skip
    found = [
        Series(key, label, unit, months.names, bands(values), before)
        for key, label, unit, values, before in [*rows, *stages]
    ]
    if as_now is not months:
        unit = "per cent of plans issued in the month"
        found.append(
            Series("rate_as_now", "Within 20 weeks with today's staff and rule", unit, months.names, bands(as_now.rate))
        )
        found.append(Series("late_as_now", "Past 20 weeks with today's staff and rule", "cases at the month's end", months.names,
                            bands(as_now.late)))  # fmt: skip
    return (*found, *_slide(made))


def _slide(made: Plan) -> list[Series]:
    """The years already known beside what the same model makes of them."""
    told = made.inputs.get("slide")
    if not told:
        return []
    years = tuple(str(year) for year in told["years"])
    note = "The line is what was published, the median what the same model makes of the published requests and plans."
    known = tuple(zip(years, map(float, told["published"]), strict=True))
    fitted = certain(np.array(told["fitted"], dtype=float))
    return [
        Series(
            "slide",
            "Within 20 weeks in years already known",
            "per cent of plans issued in the year",
            years,
            fitted,
            known,
            note,
        )
    ]


def _past(made: Plan, key: str) -> tuple[tuple[str, float], ...]:
    known = made.inputs.get("past", [])
    return tuple((one["month"], float(one[key])) for one in known if one.get(key) is not None)


def _figures(made: Plan, months: Months, cleared: Clearing) -> dict[str, Any]:
    median = np.median(months.rate_3, axis=0)
    lowest = int(np.argmin(median))
    return {
        "open_now": int(sum(sum(made.inputs["open"].get(stage, [])) for stage in STAGES)),
        "late_now": int(sum(sum(made.inputs["open"].get(stage, [])[20:]) for stage in STAGES)),
        "rate_at_end": round(float(median[-1]), 1),
        "rate_lowest": round(float(median[lowest]), 1),
        "rate_lowest_month": months.names[lowest],
        "late_at_end": round(float(np.median(months.late[:, -1]))),
        "plans_issued": round(float(np.median(months.issued.sum(axis=1)))),
        "clears": cleared.month or "",
        "clears_earliest": cleared.earliest or "",
        "clears_latest": cleared.latest or "",
        "clears_chance": round(100 * cleared.chance),
        "holds_most": words.holds_most(months),
        "cost": str(costs.total(made)),
        "cost_psychologists": str(costs.of(made, "psychologist")),
        "cost_writers": str(costs.of(made, "writer")),
        "cost_other_advice": str(costs.of_other_advice(made)),
        "held_up_by": words.scarcest(made),
        "reserved": round(100 * made.reserved, 1),
    }
