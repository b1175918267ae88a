"""What a person turns: flows multiplied for some states and years, settings closed, leaving that a change of law will alter.

Everything becomes factors on the learnt chances, one set a year, so that a run without a scenario and one with it meet the same luck.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from areasend.forecast.params import BadParams
from areasend.forecast.transitions.states import Axes, Numbers, Truth


@dataclass
class YearFactors:
    """join, leave, move (needs, settings, ages); way (settings, settings); sent (settings, settings): shares that a closing setting's
    children go by; closed (settings,); kept (ages,): how much of the learnt leaving stands, and aim (ages,): what takes its place."""

    join: Numbers
    leave: Numbers
    move: Numbers
    way: Numbers
    sent: Numbers
    closed: Truth
    kept: Numbers
    aim: Numbers


@dataclass
class Factors:
    """One set a year ahead."""

    years: list[YearFactors]


def factors(params: Mapping[str, Any], axes: Axes, origin: int, years: int) -> Factors:
    """Raises BadParams, naming what the scenario names and the inputs do not."""
    if faults := dict(_badly_closed(params, axes)):
        raise BadParams(list(faults.values()), list(faults))
    params = {**params, "closures": [*params["closures"], *_closing(params, origin)]}
    if unusable := [*_unknown(params, axes), *_badly_shared(params)]:
        raise BadParams(unusable)
    return Factors([_year(params, axes, origin, origin + ahead) for ahead in range(1, years + 1)])


def _badly_closed(params: Mapping[str, Any], axes: Axes) -> Iterable[tuple[str, str]]:
    """Field and sentence, for the one kind of place that the form closes."""
    if params["closing"] == "none":
        return
    for field in ("closing", "closing_to"):
        if params[field] not in (*axes.settings, "the_usual_way"):
            yield (
                field,
                f"Nobody has a place of the kind “{_said(params[field])}”. There are: {', '.join(map(_said, axes.settings))}.",
            )
    if params["closing"] == params["closing_to"]:
        yield "closing_to", "Its children cannot go to the kind that closes. Choose another."
    if params["closing_after"] > params["years"]:
        yield (
            "closing_after",
            "It would close later than the last January that is told. Look further ahead, or close it sooner.",
        )


def _said(kind: str) -> str:
    return kind.replace("_", " ")


def _closing(params: Mapping[str, Any], origin: int) -> Iterable[Mapping[str, Any]]:
    """As one of `closures`."""
    if params["closing"] != "none":
        way = [] if params["closing_to"] == "the_usual_way" else [{"setting": params["closing_to"], "share": 1.0}]
        yield {"setting": params["closing"], "from_year": origin + params["closing_after"], "children_go_to": way}


def _unknown(params: Mapping[str, Any], axes: Axes) -> Iterable[str]:
    for change in [*params["changes"], *params["closures"]]:
        named = [
            change.get("setting"),
            change.get("to"),
            *(share["setting"] for share in change.get("children_go_to", [])),
        ]
        for name in named:
            if name and name not in axes.settings:
                yield f"There is no setting called {name}. The settings are: {', '.join(axes.settings)}."
        need = change.get("need")
        if need and need not in axes.needs:
            yield f"There is no need called {need}. The needs are: {', '.join(axes.needs)}."


def _badly_shared(params: Mapping[str, Any]) -> Iterable[str]:
    for closure in params["closures"]:
        shares = [share["share"] for share in closure["children_go_to"]]
        if shares and abs(sum(shares) - 1) > 1e-6:
            yield f"The shares of the children of {closure['setting']} add up to {sum(shares):g}. They must add up to 1."
        if any(share["setting"] == closure["setting"] for share in closure["children_go_to"]):
            yield f"Children of {closure['setting']} cannot go to {closure['setting']} when it closes. Name another setting."


def _year(params: Mapping[str, Any], axes: Axes, origin: int, january: int) -> YearFactors:
    needs, settings, ages = axes.shape
    made = YearFactors(
        join=np.ones((needs, settings, ages)),
        leave=np.ones((needs, settings, ages)),
        move=np.ones((needs, settings, ages)),
        way=np.ones((settings, settings)),
        sent=np.zeros((settings, settings)),
        closed=np.zeros(settings, dtype=bool),
        kept=np.ones(ages),
        aim=np.zeros(ages),
    )
    for change in [*_overall(params), *params["changes"]]:
        if change.get("from_year", january) <= january <= change.get("until_year", january):
            _change(made, change, axes)
    for closure in params["closures"]:
        if closure["from_year"] <= january:
            _close(made, closure, axes)
    for law in params["leaving_changes"]:
        _new_leaving(made, law, axes, origin, january)
    return made


def _overall(params: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """The two changes that every year and everybody has."""
    for flow in ("joining", "leaving"):
        if share := params[f"{flow}_change"]:
            yield {"flow": flow, "by": 1 + share / 100}


def _change(made: YearFactors, change: Mapping[str, Any], axes: Axes) -> None:
    flow = change["flow"]
    setting = [axes.settings.index(change["setting"])] if "setting" in change else list(range(len(axes.settings)))
    need = [axes.needs.index(change["need"])] if "need" in change else list(range(len(axes.needs)))
    low, high = change.get("from_age", axes.ages[0]), change.get("until_age", axes.ages[-1])
    age = [at for at, one in enumerate(axes.ages) if low <= one <= high]
    where = np.ix_(need, setting, age)
    if flow == "moving" and "to" in change:
        made.way[np.ix_(setting, [axes.settings.index(change["to"])])] *= change["by"]
    else:
        {"joining": made.join, "leaving": made.leave, "moving": made.move}[flow][where] *= change["by"]


def _close(made: YearFactors, closure: Mapping[str, Any], axes: Axes) -> None:
    at = axes.settings.index(closure["setting"])
    made.closed[at] = True
    made.join[:, at] = 0
    made.way[:, at] = 0
    for share in closure["children_go_to"]:
        made.sent[at, axes.settings.index(share["setting"])] = share["share"]


def _new_leaving(made: YearFactors, law: Mapping[str, Any], axes: Axes, origin: int, january: int) -> None:
    """From the last known year's chance towards the new one, in equal steps, reached for those who leave before January `by_year`."""
    if january <= law["from_year"]:
        return
    share = float(np.clip((january - origin) / max(law["by_year"] - origin, 1), 0, 1))
    for at, age in enumerate(axes.ages):
        if law["from_age"] <= age <= law["until_age"]:
            made.kept[at] = 1 - share
            made.aim[at] = law["chance"]
