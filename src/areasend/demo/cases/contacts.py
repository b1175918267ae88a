"""The contact log: mostly of assessments under way, some of plans, with promises that are still open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml

from areasend.demo import days
from areasend.demo.cases.shape import CaseSet
from areasend.demo.days import Days
from areasend.demo.people.everyone import People
from areasend.demo.quota import Numbers, Rng

OPEN_CASES, PLANS = 2.2, 0.12
"""Entries for each open assessment, and for each plan in force, on average."""


@cache
def entries() -> list[dict[str, Any]]:
    return list(yaml.safe_load(files(__package__).joinpath("contact_log.yaml").read_text(encoding="utf-8"))["entries"])


@dataclass
class Log:
    """One row an entry. `case` is a case's id, `person` a row of the people."""

    case: Numbers
    person: Numbers
    entry: Numbers
    on: Days
    answer_due: Days
    answered: Days

    def __len__(self) -> int:
        return len(self.case)


def contact_log(rng: Rng, asked: CaseSet, held: CaseSet, people: People, today: np.datetime64) -> Log:
    case, person, begun = repeated(rng, asked, held, today)
    known = entries()
    adult = np.array([one["who"] == "young_person" for one in known])
    promise = np.array([one.get("promise", 0) for one in known])
    grown = days.age_on(people.born_on[person], today) >= 14
    plain = np.flatnonzero(~adult)
    entry = np.where(grown, rng.integers(0, len(known), len(case)), plain[rng.integers(0, len(plain), len(case))])
    on = days.between(
        rng, np.minimum(np.maximum(begun + 3, today - 260), today - 1), np.full(len(case), today - 1), 0.6
    )
    due = np.where(promise[entry] > 0, on + promise[entry], days.NO_DAY).astype("datetime64[D]")
    kept = (rng.random(len(case)) < 0.88) & (due < today)
    answer = np.minimum(due + rng.integers(-3, 4, len(case)), today - 1)
    answered = np.where(kept, np.maximum(answer, on), days.NO_DAY).astype("datetime64[D]")
    stale = np.isnat(answered) & (due < today - 25)
    answered[stale] = due[stale]
    order = np.argsort(on, kind="stable")
    return Log(*(column[order] for column in (case, person, entry, on, due, answered)))


def repeated(rng: Rng, asked: CaseSet, held: CaseSet, today: np.datetime64) -> tuple[Numbers, Numbers, Days]:
    """Case id, person and first day for each entry to be written."""
    ends = np.fmin.reduce(
        [asked.facts[n] for n in ("plan.issued", "decision.no_plan", "decision.refuse", "request.withdrawn")]
    )
    open_rows = np.flatnonzero(np.isnat(ends) & (asked.facts["request.received"] < today - 10))
    plan_rows = np.flatnonzero(np.isnat(held.facts["plan.ceased"]) & np.isnat(held.facts["plan.transferred"]))
    first = np.repeat(open_rows, rng.poisson(OPEN_CASES, len(open_rows)))
    second = np.repeat(plan_rows, rng.poisson(PLANS, len(plan_rows)))
    made = held.frame()["plan.made"][second]
    return (
        np.concatenate([asked.ids[first], held.ids[second]]),
        np.concatenate([asked.person[first], held.person[second]]),
        np.concatenate([asked.facts["request.received"][first], made]),
    )
