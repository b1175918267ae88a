"""Frames of the contact log and of claims."""

from __future__ import annotations

import numpy as np
import polars as pl

from areasend.demo import days
from areasend.demo.cases.claims import claims
from areasend.demo.cases.contacts import contact_log, entries
from areasend.demo.quota import Rng
from areasend.demo.store.columns import day_column, stamped, texts
from areasend.demo.store.made import Made


def contacts(rng: Rng, made: Made) -> pl.DataFrame:
    sets = made.cases.sets
    log = contact_log(rng, sets["assessment"], sets["plan"], made.people, days.day(made.until))
    known = entries()
    child = made.people.forename[log.person]
    said = [
        known[e]["text"].replace("{child}", name) for e, name in zip(log.entry.tolist(), child.tolist(), strict=True)
    ]
    first = made.carers.is_first
    carer = np.full(len(made.people), "", dtype=object)
    carer[made.carers.family[first]] = made.carers.name[first]
    family = np.array([one["who"] == "family" for one in known])[log.entry]
    return pl.DataFrame(
        {
            "id": np.arange(1, len(log) + 1),
            "case_id": log.case,
            "on": day_column(log.on),
            "way": [known[e]["way"] for e in log.entry],
            "with_whom": [known[e]["who"] for e in log.entry],
            "name": texts(np.where(family, carer[made.household[log.person]], "")),
            "summary": pl.Series(said, dtype=pl.String),
            "answer_due_on": day_column(log.answer_due),
            "answered_on": day_column(log.answered),
            "struck_because": pl.Series([""] * len(log), dtype=pl.String),
            **stamped(rng, log.on, made.officer[log.person], days.day(made.until)),
        }
    )


def exception_claims(rng: Rng, made: Made) -> pl.DataFrame:
    asked = made.cases.sets["assessment"]
    found = claims(rng, made.history.requests, asked, made.cases.advice, days.day(made.until))
    person = asked.person[found.case]
    return pl.DataFrame(
        {
            "id": np.arange(1, len(found) + 1),
            "case_id": asked.ids[found.case],
            "reason": texts(found.reason),
            "claimed_on": day_column(found.claimed),
            "explanation": texts(found.explanation),
            "period_from": day_column(found.first),
            "period_to": day_column(found.last),
            "asked_on": day_column(found.asked),
            "revised_target_on": day_column(found.target),
            "withdrawn_because": pl.Series([""] * len(found), dtype=pl.String),
            **stamped(rng, found.claimed, made.officer[person], days.day(made.until)),
        }
    )
