"""What was drawn, as an outcome: the sentence, the series, what each flow added, what was taken for granted, and what to mind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from areasend.forecast.bands import bands
from areasend.forecast.outcome import Assumption, Outcome, Series, Step
from areasend.forecast.transitions import cost
from areasend.forecast.transitions.futures import Futures
from areasend.forecast.transitions.joining import emptied
from areasend.forecast.transitions.learnt import Learnt
from areasend.forecast.transitions.states import YEAR_GROUPS, Numbers

UNIT = "plans"
COUNTED = "plans in January"


class Names:
    """What a setting and a need are called, where the inputs say so; else their code, which is what a file's own names are."""

    def __init__(self, inputs: Mapping[str, Any]) -> None:
        words = inputs.get("words", {})
        self._settings, self._needs = words.get("settings", {}), words.get("needs", {})

    def setting(self, code: str) -> str:
        return str(self._settings.get(code, code))

    def need(self, code: str) -> str:
        return str(self._needs.get(code, code))


def tell(
    inputs: Mapping[str, Any], params: Mapping[str, Any], learnt: Learnt, futures: Futures, *, seed: int, draws: int
) -> Outcome:
    """`params` completed."""
    costs = cost.read(inputs.get("costs", []), learnt.axes)
    names = Names(inputs)
    series = list(_series(learnt, futures, names))
    cautions = list(_cautions(inputs, params, learnt, futures))
    figures: dict[str, Any] = {"origin": learnt.counts.origin, "noise": round(float(futures.noise), 3)}
    if inputs.get("costs"):
        series.append(_cost_series(learnt, futures, costs))
        figures["cost_at_origin"] = str(cost.exact(learnt.counts.end[-1].sum(axis=-1).astype(np.int64), costs))
        cautions += _cost_cautions(learnt, futures, costs, names)
    else:
        cautions.append("No cost was given, so none is told: it takes pounds a year for each need and setting.")
    total = series[0]
    figures |= {"plans_now": int(learnt.counts.end[-1].sum()), "plans_at_end": float(total.bands.median[-1])}
    return Outcome(
        model="transitions",
        summary=_summary(total, learnt),
        series=tuple(series),
        steps=tuple(_steps(learnt, futures)),
        assumptions=tuple(_assumptions(params, learnt)),
        seed=seed,
        draws=draws,
        cautions=tuple(dict.fromkeys([*inputs.get("remarks", []), *cautions])),
        figures=figures,
    )


def _series(learnt: Learnt, futures: Futures, names: Names) -> Iterator[Series]:
    periods = tuple(map(str, futures.years))
    past = [(str(year + 1), cells) for year, cells in zip(learnt.counts.years, learnt.counts.end, strict=True)]

    def line(key: str, label: str, drawn: Numbers, known: Any) -> Series:
        was = tuple((year, float(known(cells))) for year, cells in past)
        return Series(key, label, COUNTED, periods, bands(drawn), was)

    yield line("total", "All plans", futures.total.astype(float), lambda cells: cells.sum())
    for at, need in enumerate(learnt.axes.needs):
        yield line(f"need:{need}", names.need(need), futures.part(need=at), lambda cells, at=at: cells[at].sum())
    for at, setting in enumerate(learnt.axes.settings):
        label, drawn = names.setting(setting), futures.part(setting=at)
        yield line(f"setting:{setting}", label, drawn, lambda cells, at=at: cells[:, at].sum())
    for at, (label, *_) in enumerate(YEAR_GROUPS):
        here = learnt.axes.year_group == at
        if here.any():
            yield line(
                f"year_group:{label}", label, futures.part(ages=here), lambda cells, here=here: cells[..., here].sum()
            )


def _cost_series(learnt: Learnt, futures: Futures, costs: cost.Costs) -> Series:
    scale = futures.scale
    past = tuple(
        (str(year + 1), float(cost.exact(cells.sum(axis=-1).astype(np.int64), costs)))
        for year, cells in zip(learnt.counts.years, learnt.counts.end, strict=True)
    )
    drawn = costs.pounds(futures.cells) * scale
    return Series("cost", "Cost of a year", "pounds a year", tuple(map(str, futures.years)), bands(drawn), past)


def _cost_cautions(learnt: Learnt, futures: Futures, costs: cost.Costs, names: Names) -> Iterator[str]:
    people = futures.cells[:, -1].mean(axis=0).sum(axis=-1)
    if missing := costs.missing(people, learnt.axes):
        count = float(sum(people[learnt.axes.needs.index(n), learnt.axes.settings.index(s)] for n, s in missing))
        named = ", ".join(f"{names.need(need)} in {names.setting(setting)}" for need, setting in missing[:10])
        more = f" and {len(missing) - 10} more" if len(missing) > 10 else ""
        yield (
            f"No cost is known for {named}{more}: about {count:.0f} people in {futures.years[-1]}, who are left out of the cost, "
            "so that it is too low. Add them to costs.csv."
        )


def _summary(total: Series, learnt: Learnt) -> str:
    now, end = learnt.counts.end[-1].sum(), total.bands
    return (
        f"From {now:,.0f} plans in January {learnt.counts.origin} there will probably be about {end.median[-1]:,.0f} in January "
        f"{total.periods[-1]}; 19 times in 20 between {end.low_95[-1]:,.0f} and {end.high_95[-1]:,.0f}."
    )


def _steps(learnt: Learnt, futures: Futures) -> Iterator[Step]:
    joined, left, moved = (float(futures.flows[name].sum(axis=1).mean()) for name in ("joined", "left", "moved"))
    span = f"until January {futures.years[-1]}"
    yield Step("joined", "New plans", joined, UNIT, f"About {joined:,.0f} plans are new {span}.")
    yield Step("left", "Plans that end", -left, UNIT, f"About {left:,.0f} plans end {span}.")
    yield Step(
        "moved",
        "Moves between settings",
        0.0,
        UNIT,
        f"About {moved:,.0f} times somebody moves to another setting; the total stays.",
    )


def _assumptions(params: Mapping[str, Any], learnt: Learnt) -> Iterator[Assumption]:
    counts, own = learnt.counts, f"Transitions of {learnt.counts.years[0]} to {learnt.counts.origin}"
    rise, fall = learnt.joining_level.mean[1], learnt.leaving_level.mean[1]
    yield Assumption(
        "years", "Years learnt from", f"{len(counts.years)}, each weighing {params['memory']:g} of the next", own
    )
    yield Assumption(
        "growth",
        "Growth of joining, at first",
        f"{100 * (np.exp(rise) - 1):.1f}% a year",
        f"{own}, drawn to {100 * params['growth']:g}%",
    )
    yield Assumption(
        "leaving_growth",
        "Growth of leaving, at first",
        f"{100 * (np.exp(fall) - 1):.1f}% a year",
        f"{own}, drawn to {100 * params['leaving_growth']:g}%",
    )
    yield Assumption("population", "Population", "as given, by year of age", "The population file")
    for law in params["leaving_changes"]:
        ages = f"{law['from_age']} to {law['until_age']}"
        yield Assumption(
            f"leaving:{ages}",
            f"Leaving from years {ages}",
            f"{100 * law['chance']:g}% a year by {law['by_year']}",
            law.get("why", "The scenario"),
        )


def _cautions(inputs: Mapping[str, Any], params: Mapping[str, Any], learnt: Learnt, futures: Futures) -> Iterator[str]:
    if len(learnt.counts.years) == 1 and params["noise"] is None:
        yield "There is one year of transitions, so that no trend could be learnt and no January is told twice: single cells are uncertain."
    for year, age in emptied(learnt.counts.population, learnt.axes.ages, list(futures.years)):
        yield f"The population of year {age} falls to none in January {year}: nobody joins there."
    if futures.held:
        yield "The scenario made a chance of leaving or moving greater than one; it was held at one."
