"""Every model that can look ahead, by its key: what it answers, what may be turned, and the one way to run it.

A model is a package with `params.schema.json` and `run(inputs, params, *, seed, draws) -> Outcome`. Its package is imported when it is
first run, so that a page which runs none pays for none.
"""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from areasend.forecast.outcome import Outcome
from areasend.forecast.params import check_params, schema

MOST_DRAWS = 100_000


@dataclass(frozen=True)
class Model:
    """`headline`: the series that a small picture shows, the first of the outcome where it is empty. `levers`: the fields that a decision
    turns, shown first; the others are taken for granted until somebody doubts them. `counts_cases`: its inputs are counted from the area's
    own cases, so that they are only for those who may see these. `verb`: who may see what it says (`rules/policies/access.py`).
    `quick`: draws for an answer that must be there at once.
    """

    key: str
    label: str
    question: str
    package: str
    headline: str = ""
    levers: tuple[str, ...] = ()
    counts_cases: bool = False
    verb: str = "view_forecast"
    quick: int = 300

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of what may be turned."""
        return schema(self.package)

    def defaults(self) -> dict[str, Any]:
        """What each field is where nobody turns it."""
        return {
            name: deepcopy(field["default"]) for name, field in self.schema["properties"].items() if "default" in field
        }

    def completed(self, params: dict[str, Any]) -> dict[str, Any]:
        """`params` with the default of each field that is not given; raises `BadParams` with a sentence for each fault."""
        whole = {**self.defaults(), **params}
        check_params(self.package, whole)
        return whole

    def run(self, inputs: dict[str, Any], params: dict[str, Any], *, seed: int, draws: int) -> Outcome:
        """The same four give the same outcome on every machine. Raises `BadParams`, or ValueError with a sentence of the model."""
        if not 1 <= draws <= MOST_DRAWS:
            raise ValueError(f"Draw between 1 and {MOST_DRAWS:,} times.")
        given, turned = plain(inputs), plain(self.completed(params))
        found: Outcome = import_module(self.package).run(given, turned, seed=seed, draws=draws)
        return found

    def headline_of(self, outcome: Outcome) -> str:
        """The key of the series that stands for the whole."""
        known = [series.key for series in outcome.series]
        return self.headline if self.headline in known else known[0]


PLANS = Model(
    "plans",
    "Plans",
    "How many children and young people will have an EHC plan?",
    "areasend.forecast.plans",
    headline="plans",
    levers=("new_plans_change", "refused_change", "early_support", "early_support_first_year", "leaving_change", "by"),
)
RECOVERY = Model(
    "recovery",
    "Recovery of the 20 weeks",
    "When will plans be issued within 20 weeks again, and what would it take?",
    "areasend.forecast.recovery",
    headline="rate",
    levers=(
        "extra_psychologists",
        "psychologists_from",
        "other_advice_floor",
        "extra_writers",
        "writers_from",
        "added_staff_take",
        "rule",
        "requests_change",
    ),
    counts_cases=True,
    quick=60,
)
PLACES = Model(
    "places",
    "Places",
    "Which places will be short, when, and for whom?",
    "areasend.forecast.places",
    levers=("demand_change", "include_proposed", "from_independent", "leaving_early"),
    counts_cases=True,
    verb="view_places",
    quick=100,
)
MONEY = Model(
    "money",
    "The high-needs block",
    "Where will the high-needs block end, this year and in the years after?",
    "areasend.forecast.money",
    levers=(
        "growth",
        "fee_inflation",
        "rate_inflation",
        "mix_shift",
        "allocation_growth",
        "delivery",
        "transfer_continues",
    ),
    counts_cases=True,
    verb="view_money",
    quick=200,
)
TRANSITIONS = Model(
    "transitions",
    "Plans from our own cases",
    "How many plans will there be, for which needs, where and in which school years, and what would a decision change?",
    "areasend.forecast.transitions",
    headline="total",
    levers=("years", "joining_change", "leaving_change", "closing", "closing_after", "closing_to"),
    counts_cases=True,
    quick=100,
)
WAITS = Model(
    "waits",
    "Waits for health and therapy",
    "How long will children wait for health and therapy, and what would more appointments change?",
    "areasend.forecast.waits",
    headline="waiting",
    levers=("extra_slots", "extra_from", "missed_then", "referrals_change", "referrals_growth"),
    counts_cases=True,
    quick=100,
)
WORK = ("extra_first", "extra_second", "extra_from", "rule", "arrivals_change")
AMENDMENTS = Model(
    "amendments",
    "Reviews and amended plans",
    "When will amended plans be sent within 12 weeks of the review meeting, and what would it take?",
    "areasend.forecast.workflow.amendments",
    headline="rate",
    levers=WORK,
    counts_cases=True,
    quick=100,
)
PANELS = Model(
    "panels",
    "The panel that weighs requests",
    "How long will requests wait for a panel, and what would more sittings change?",
    "areasend.forecast.workflow.panels",
    headline="open",
    levers=("first_per_week", *WORK),
    counts_cases=True,
    quick=100,
)
TRIBUNAL = Model(
    "tribunal",
    "Appeals to the tribunal",
    "How many appeals will be under way, and for how long?",
    "areasend.forecast.workflow.tribunal",
    headline="open",
    levers=WORK,
    counts_cases=True,
    quick=100,
)
MODELS: dict[str, Model] = {
    one.key: one for one in (RECOVERY, PLANS, TRANSITIONS, PLACES, MONEY, WAITS, AMENDMENTS, PANELS, TRIBUNAL)
}
"""In the order in which they are read."""


def model(key: str) -> Model:
    """Raises ValueError, with the models there are, where there is none called so."""
    if key not in MODELS:
        raise ValueError(f"There is no model called “{key}”. Models: {', '.join(sorted(MODELS)) or 'none'}.")
    return MODELS[key]


def plain(value: Any) -> Any:
    """As JSON gives it back, its keys in order: what a database or a file has kept must run as what was put in."""
    return json.loads(json.dumps(value, allow_nan=False, sort_keys=True))
