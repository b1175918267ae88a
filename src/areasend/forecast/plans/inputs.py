"""The facts and learned numbers of one area, frozen as plain JSON: with `params`, seed and draws they give the same answer anywhere.

`inputs_for` reads the published figures through `known` only, so that nothing after the origin comes in.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from areasend.forecast.bands import Numbers
from areasend.forecast.params import BadParams
from areasend.forecast.plans import breakdowns, errors, features, growing, joining, population, totals
from areasend.forecast.plans.history import LAST_JANUARY, Panel, panel
from areasend.indicators import published

MOST_YEARS = 10
FIELDS = {"area", "origin", "years", "plans", "past", "facts", "log_growth", "flows", "errors", "breakdowns"}
HISTORY = ("growth_1", "growth_2", "growth_3", "growth_long", "growth_region")
SOURCE = (
    "Department for Education, Education, health and care plans, reporting years 2022 and 2025 (Open Government Licence v3.0); "
    "January counts up to the origin, calendar-year counts up to the year before"
)


class CannotForecast(LookupError):
    """There is no forecast for that area, origin or number of years; the message says what there is."""


def inputs_for(area: str, origin: int, years: int = 5, by: tuple[str, ...] | None = None) -> dict[str, Any]:
    """What the forecast of `area` from January `origin` over `years` years needs, as plain JSON.

    `by` names breakdowns ("age", "placement", "need"); None takes all that the origin knows. Raises `UnknownArea`, `CannotForecast`.
    """
    own = published.find_area(area)
    known, row = _checked(own.code, own.name, origin, years)
    paths = _paths(known, row, origin, years)
    seen = errors.spread(known, origin, years, wider=not bool(known.authority[row]))
    plans = float(known.at("plans", origin)[row])
    quantiles = seen.quantiles * errors.of_size(np.array(plans), seen.size)
    return {
        "model": "plans",
        "area": {"code": own.code, "name": own.name},
        "origin": origin,
        "years": years,
        "plans": plans,
        "past": [
            [year, float(known.at("plans", year)[row])]
            for year in known.years()
            if known.own[row, year - known.years()[0]]
        ],
        "facts": _facts(known, row, origin),
        "log_growth": {name: _plain(path) for name, path in paths.items()},
        "flows": _flows(known, row, origin),
        "errors": {
            "quantiles": [_plain(one) for one in quantiles],
            "kept": _plain(seen.kept),
            "shock": round(seen.shock, 6),
            "weight": round(seen.weight, 6),
        },
        "breakdowns": breakdowns.frozen(own.code, origin, years, by),
        "source": SOURCE,
    }


def _plain(values: Numbers) -> list[float]:
    return [round(float(value), 6) for value in values]


def _checked(code: str, name: str, origin: int, years: int) -> tuple[Panel, int]:
    """What was known at `origin`, and the area's row in it."""
    if not 1 <= years <= MOST_YEARS:
        raise CannotForecast(f"A forecast looks 1 to {MOST_YEARS} years ahead, not {years}.")
    if origin > LAST_JANUARY:
        raise CannotForecast(
            f"The last January published is {LAST_JANUARY}: choose an origin of {LAST_JANUARY} or earlier."
        )
    if not is_possible(code, origin):
        raise CannotForecast(_why_not(code, name, origin))
    known = panel(origin)
    return known, known.row(code)


def is_possible(code: str, origin: int) -> bool:
    """Whether the Januaries that a forecast of the area from `origin` needs are known."""
    if not errors.FIRST_ORIGIN <= origin <= LAST_JANUARY:
        return False
    known = panel(origin)
    return code in known.areas and bool(features.is_ready(known, origin)[known.row(code)])


def first_origin(code: str) -> int | None:
    """The first January from which the area can be forecast; None where there is none."""
    return next((year for year in range(errors.FIRST_ORIGIN, LAST_JANUARY + 1) if is_possible(code, year)), None)


def _why_not(code: str, name: str, origin: int) -> str:
    first = first_origin(code)
    if first is None:
        return f"{name} has too few Januaries published in a row for a forecast: {features.NEEDS_JANUARIES} are needed."
    if origin < first:
        return f"The first January from which {name} can be forecast is {first}, not {origin}."
    return f"{name} has no plans of its own in January {origin}: it was merged or divided before."


def _paths(known: Panel, row: int, origin: int, years: int) -> dict[str, Numbers]:
    """The middle of the forecast as log growth after 1 to `years` years, in the parts that add up to it."""
    ahead = np.arange(1, years + 1)
    own = features.differences(known, origin, growing.FEATURES)[row]
    slopes = np.stack([growing.slopes(known, origin, int(one)) for one in ahead])
    history = np.array([name in HISTORY for name in growing.FEATURES])
    england = ahead * growing.level(known, origin).growth
    past, flows = (ahead * (slopes[:, chosen] @ own[chosen]) for chosen in (history, ~history))
    return {
        "england": england,
        "history": past,
        "flows": flows,
        "joining": totals.log_growth(known, origin, years)[row] - (england + past + flows),
    }


def _facts(known: Panel, row: int, origin: int) -> dict[str, dict[str, Any]]:
    """Each feature as it was and as the median authority had it, for those who want to know why."""
    among = known.published(*features.januaries(origin))
    return {
        name: {
            "label": features.LABELS[name],
            "own": None if np.isnan(values[row]) else round(float(values[row]), 6),
            "median": round(features.middle(values, among), 6),
        }
        for name, values in features.raw(known, origin).items()
    }


def _flows(known: Panel, row: int, origin: int) -> dict[str, float | None]:
    found = joining.flows(known, origin)
    requests, refused = known.at("requests", origin)[row], known.at("refused", origin)[row]
    issued, not_issued = known.at("assessed_and_issued", origin)[row], known.at("assessed_and_not_issued", origin)[row]
    return {
        "joining": round(float(found.joining[row]), 6),
        "leaving": round(float(found.leaving[row]), 6),
        "trend": round(found.trend, 6),
        "requests": None if np.isnan(requests) else float(requests),
        "refused": _share(refused, requests, 0.25),
        "issued": _share(issued, issued + not_issued, 0.94),
    }


def _share(part: float, whole: float, otherwise: float) -> float:
    """`part` of `whole`, or England's share of 2024 where it is not known."""
    share = part / whole if whole > 0 else np.nan
    return round(float(share), 6) if np.isfinite(share) and 0 <= share < 1 else otherwise


def check_inputs(inputs: dict[str, Any]) -> None:
    """Raises `BadParams` with one sentence for each thing that makes `inputs` unusable."""
    missing = sorted(FIELDS - inputs.keys())
    if inputs.get("model") != "plans" or missing:
        lacking = f" They lack: {', '.join(missing)}." if missing else ""
        raise BadParams([f"These are not the inputs of a forecast of plans: make them with inputs_for.{lacking}"])
    faults = [*_wrong_numbers(inputs), *_wrong_years(inputs)]
    faults += population.faults(inputs.get("population"), inputs["origin"], inputs["years"])
    if faults:
        raise BadParams(faults)


def _wrong_numbers(inputs: dict[str, Any]) -> list[str]:
    found, flows = [], inputs["flows"]
    if not (np.isfinite(inputs["plans"]) and inputs["plans"] > 0):
        found.append("An area without a plan cannot be forecast: give its plans at the origin, more than nought.")
    if not 0 <= flows["refused"] < 1:
        found.append(f"The share of requests refused is from 0 to less than 1, not {flows['refused']:g}.")
    if not -1 <= flows["leaving"] <= 1:
        found.append(f"The share of plans that ends in a year is at most 1, not {flows['leaving']:g}.")
    if not all(np.isfinite(path).all() for path in inputs["log_growth"].values()):
        found.append("The growth foretold holds something that is no number: freeze the inputs anew.")
    return found


def _wrong_years(inputs: dict[str, Any]) -> list[str]:
    years = inputs["years"]
    kept = [
        *inputs["log_growth"].values(),
        inputs["errors"]["quantiles"],
        *(one["shares"] for one in inputs["breakdowns"].values()),
    ]
    lengths = {len(one) for one in kept}
    if lengths == {years}:
        return []
    return [f"The inputs hold {min(lengths)} to {max(lengths)} years, but say {years}: freeze them anew."]
