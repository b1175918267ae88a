"""What the catalogue counts from: named tables of what happened, one row each, of the cases that the reader may see.

- `processes`: by process, one row a case: the columns of `CASE`, a column of days for each fact (`request.received`; the first day it
  happened, or the latest where the law file says so) and a column `<fact>.code` where the fact carries a code;
- `advice`: `case`, `service`, `received_by_body_on`, `received_on`;
- `placements`: `person`, `since`, `until` (the last day, or null), `type` (of the setting, else the arrangement), `provision`, `in_area`,
  `residential_weeks`, `school` (the name of the setting, empty where it is told to nobody) and `km` (whole kilometres in a straight line
  from where the person lives now to the setting, null where either is not known): main placements only;
- `exceptions`: `case`, `reason`, `claimed_on`; `contacts`: `case`, `on`, `with_whom`, `answer_due_on`, `answered_on`;
- `observations`: figures that are not held as cases: `indicator`, `on`, `cut`, `group` (both empty for the whole), `numerator`,
  `denominator`, `value`, `source`.

Advice, exceptions and contacts carry the columns of `CASE` as well, so that whatever is counted can be divided alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from areasend.rules import law

Schema = Mapping[str, type[pl.DataType]]
CASE: Schema = {
    "case": pl.Int64,
    "person": pl.Int64,
    "process": pl.String,
    "origin": pl.Int64,
    "source": pl.String,
    "officer": pl.Int64,
    "team": pl.String,
    "opened_on": pl.Date,
    "ended_on": pl.Date,
    "born_on": pl.Date,
    "sex": pl.String,
    "ethnicity": pl.String,
    "need": pl.String,
    "district": pl.String,
    "looked_after": pl.Boolean,
}
FACTS: Schema = {"case": pl.Int64, "first_on": pl.Date, "latest_on": pl.Date, "code": pl.String}
ADVICE: Schema = {"case": pl.Int64, "service": pl.String, "received_by_body_on": pl.Date, "received_on": pl.Date}
PLACEMENTS: Schema = {
    "person": pl.Int64,
    "since": pl.Date,
    "until": pl.Date,
    "type": pl.String,
    "provision": pl.String,
    "in_area": pl.Boolean,
    "residential_weeks": pl.Int64,
    "school": pl.String,
    "km": pl.Int64,
}
EXCEPTIONS: Schema = {"case": pl.Int64, "reason": pl.String, "claimed_on": pl.Date}
CONTACTS: Schema = {
    "case": pl.Int64,
    "on": pl.Date,
    "with_whom": pl.String,
    "answer_due_on": pl.Date,
    "answered_on": pl.Date,
}
OBSERVATIONS: Schema = {
    "indicator": pl.String,
    "on": pl.Date,
    "cut": pl.String,
    "group": pl.String,
    "numerator": pl.Float64,
    "denominator": pl.Float64,
    "value": pl.Float64,
    "source": pl.String,
}
PROCESSES = ("assessment", "plan", "annual_review", "phase_transfer", "cease", "appeal", "mediation", "complaint")
DECISIONS = ("review.decided_maintain", "review.decided_amend", "review.decided_cease")


@dataclass(frozen=True)
class Frames:
    processes: Mapping[str, pl.DataFrame]
    advice: pl.DataFrame
    placements: pl.DataFrame
    exceptions: pl.DataFrame
    contacts: pl.DataFrame
    observations: pl.DataFrame

    def facts(self, process: str) -> pl.DataFrame:
        """One row a case of the process, with a column for every fact that its law knows."""
        return self.processes[process]

    @cached_property
    def cases(self) -> pl.DataFrame:
        """The columns of `CASE` of every case."""
        return pl.concat([frame.select(list(CASE)) for frame in self.processes.values()])

    @cached_property
    def plans(self) -> pl.DataFrame:
        """Plans with `made_on` (by their own record, else by the assessment they came from), `ended_on` and `reason`, a SEN2 code."""
        issued = self.facts("assessment").select(origin="case", issued_on="plan.issued")
        endings = self.facts("cease").filter(pl.col("plan.ceased").is_not_null())
        reason = pl.coalesce("plan.ceased.code", "decision.cease.code")
        reasons = endings.select(case="origin", cease_reason=reason).drop_nulls().unique("case")
        found = self.facts("plan").join(issued, "origin", "left").join(reasons, "case", "left")
        own = pl.when(pl.col("plan.transferred").is_not_null()).then(pl.lit("5"))
        return (
            found.with_columns(
                made_on=pl.coalesce("plan.made", "issued_on"),
                reason=pl.coalesce("cease_reason", "plan.ceased.code", own),
            )
            .filter(pl.col("made_on").is_not_null())
            .select(pl.exclude(r"^.*\..*$"))
        )

    @cached_property
    def reviews(self) -> pl.DataFrame:
        """Annual reviews with `meeting_on`, `decided_on` and `outcome` (maintain, amend or cease)."""
        outcome = pl.coalesce(
            pl.when(pl.col(name) == pl.min_horizontal(DECISIONS)).then(pl.lit(name.removeprefix("review.decided_")))
            for name in DECISIONS
        )
        return self.facts("annual_review").with_columns(
            meeting_on="review.meeting", decided_on=pl.min_horizontal(DECISIONS), outcome=outcome
        )

    @cached_property
    def spells(self) -> pl.DataFrame:
        """Main placements by their first day: `person`, `_from`, `_to` (the day after the last) and `group`, the type of setting."""
        return self._spells("type")

    @cached_property
    def school_spells(self) -> pl.DataFrame:
        """As `spells`, by the single school or college; placements that name none are left out."""
        return self._spells("school").filter(pl.col("group") != "")

    def _spells(self, group: str) -> pl.DataFrame:
        after = pl.col("until") + timedelta(days=1)
        return self.placements.select("person", _from="since", _to=after, group=pl.col(group)).sort("_from")

    @cached_property
    def observed(self) -> dict[tuple[str, str], pl.DataFrame]:
        """Observations by indicator and cut, the earliest first."""
        parts = self.observations.sort("on").partition_by("indicator", "cut", as_dict=True)
        return {(str(indicator), str(cut)): rows for (indicator, cut), rows in parts.items()}

    def known_on(self, on: date) -> Frames:
        """As the records stood at the end of a day: what happened later is taken away (a date set for later is kept)."""
        return replace(
            self,
            processes={name: _known(frame, _happened(name), on) for name, frame in self.processes.items()},
            advice=_known(self.advice, ["received_on"], on),
            contacts=_known(self.contacts.filter(pl.col("on") <= on), ["answered_on"], on),
            exceptions=self.exceptions.filter(pl.col("claimed_on") <= on),
            observations=self.observations.filter(pl.col("on") <= on),
        )


def _happened(process: str) -> list[str]:
    facts = law.process(process).facts
    return ["ended_on", *(name for name, fact in facts.items() if not fact.planned)]


def _known(frame: pl.DataFrame, columns: list[str], on: date) -> pl.DataFrame:
    there = [name for name in columns if name in frame.columns]
    return frame.with_columns(pl.when(pl.col(name) <= on).then(pl.col(name)).alias(name) for name in there)


def empty(schema: Schema) -> pl.DataFrame:
    return pl.DataFrame(schema=dict(schema))


def assemble(
    cases: pl.DataFrame,
    facts: Mapping[str, pl.DataFrame],
    advice: pl.DataFrame | None = None,
    placements: pl.DataFrame | None = None,
    exceptions: pl.DataFrame | None = None,
    contacts: pl.DataFrame | None = None,
    observations: pl.DataFrame | None = None,
) -> Frames:
    """Frames from tables by the schemas above; `facts` by name, each with one row a case. What belongs to no case is left out."""

    def of_cases(frame: pl.DataFrame | None, schema: Schema) -> pl.DataFrame:
        return (empty(schema) if frame is None else frame).join(cases.drop("source"), "case", "inner")

    return Frames(
        processes=_by_process(cases.sort("case"), facts),
        advice=of_cases(advice, ADVICE),
        placements=empty(PLACEMENTS) if placements is None else placements,
        exceptions=of_cases(exceptions, EXCEPTIONS),
        contacts=of_cases(contacts, CONTACTS),
        observations=empty(OBSERVATIONS) if observations is None else observations,
    )


def _by_process(cases: pl.DataFrame, facts: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    parts = cases.partition_by("process", as_dict=True, maintain_order=True)
    return {process: _wide(parts.get((process,), cases.clear()), process, facts) for process in PROCESSES}


def _wide(cases: pl.DataFrame, process: str, facts: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One row a case, in the order of their numbers, with a column of days and of codes for every fact that the process knows."""
    ids, size = cases["case"].to_numpy(), cases.height
    no_days, no_codes = (pl.Series([None], dtype=kind).new_from_index(0, size) for kind in (pl.Date, pl.String))
    columns: list[pl.Series] = []
    for name, fact in law.process(process).facts.items():
        rows = facts.get(name)
        where = None if rows is None else _where(ids, rows["case"].to_numpy())
        if rows is None or where is None:
            columns += [no_days.alias(name), no_codes.alias(f"{name}.code")]
            continue
        days = rows["latest_on" if fact.repeats == "latest" else "first_on"]
        columns += [_days(name, days, where, size), _codes(name, rows["code"], where, no_codes)]
    return cases.with_columns(columns)


@dataclass(frozen=True)
class _Where:
    """Which rows of a table are of these cases, and the place of the case of each such row."""

    rows: NDArray[np.intp]
    places: NDArray[np.intp]


def _where(ids: NDArray[np.int64], cases: NDArray[np.int64]) -> _Where | None:
    """`ids` ascend; None where no row is of them."""
    if not len(ids):
        return None
    places = np.minimum(np.searchsorted(ids, cases), len(ids) - 1)
    rows = np.flatnonzero(ids[places] == cases)
    return _Where(rows, places[rows]) if len(rows) else None


def _days(name: str, days: pl.Series, where: _Where, size: int) -> pl.Series:
    found = np.full(size, "NaT", dtype="datetime64[D]")
    found[where.places] = days.to_numpy()[where.rows]
    return pl.Series(name, found)


def _codes(name: str, codes: pl.Series, where: _Where, none: pl.Series) -> pl.Series:
    told = codes.fill_null("").gather(where.rows)
    coded = (told != "").to_numpy()
    column = none.alias(f"{name}.code")
    return column.scatter(where.places[coded], told.filter(coded)) if coded.any() else column
