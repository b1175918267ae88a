"""Assessments: the facts between a request and its end, worked backwards from the end where there is one."""

from __future__ import annotations

import numpy as np

from areasend.demo import days
from areasend.demo.cases.shape import CaseSet, draw_codes, notes, until
from areasend.demo.days import Days
from areasend.demo.history.requests import NO_PLAN, OPEN, PLAN, TWENTY_WEEKS, WITHDRAWN, Requests
from areasend.demo.quota import Numbers, Rng, draw_rows

GATHERING, DECIDING, DRAFTING, WITH_FAMILY, FINISHING = range(5)
STAGES_LATE = (0.55, 0.09, 0.15, 0.12, 0.09)
STAGES_SOON = (0.72, 0.12, 0.1, 0.04, 0.02)
REFUSALS = {
    "not_needed": 0.46,
    "support_in_setting": 0.42,
    "not_sen": 0.05,
    "recent_assessment": 0.03,
    "not_responsible": 0.02,
    "other": 0.02,
}
TAKEN_OVER = "taken_over"
NO_PLANS = {"support_in_setting": 0.6, "needs_met": 0.25, "not_sen": 0.07, "other": 0.08}
SOURCES = {
    "school": 0.5,
    "parent": 0.36,
    "early_years": 0.07,
    "college": 0.03,
    "young_person": 0.01,
    "health": 0.02,
    "social_care": 0.01,
}


def assessments(rng: Rng, made: Requests, child: Numbers, first_id: int, today: np.datetime64) -> CaseSet:
    cases = CaseSet("assessment", child, np.zeros(len(made), dtype=np.int64), first_id)
    cases.facts = {
        "request.received": made.received,
        **told_partners(rng, made, today),
        "decision.assess": made.assessed,
        "decision.refuse": made.refused,
        "challenge.settled_assess": made.settled,
        "decision.reversed_assess": until(days.after(rng, made.settled, 2, 14), today),
        **middle(rng, made, today),
        "plan.issued": ended(made, PLAN),
        "decision.no_plan": ended(made, NO_PLAN),
        "request.withdrawn": ended(made, WITHDRAWN),
    }
    cases.source = draw_codes(rng, SOURCES, np.ones(len(made), dtype=bool))
    cases.codes["request.received"] = np.where(made.taken_over, TAKEN_OVER, "").astype(object)
    cases.notes["request.received"] = np.where(
        made.taken_over, "Begun by another council; the family has moved here.", ""
    ).astype(object)
    explain(rng, cases)
    return cases


def ended(made: Requests, outcome: int) -> Days:
    return np.where(made.outcome == outcome, made.finished, days.NO_DAY).astype("datetime64[D]")


def explain(rng: Rng, cases: CaseSet) -> None:
    refused, none = ~np.isnat(cases.facts["decision.refuse"]), ~np.isnat(cases.facts["decision.no_plan"])
    cases.codes["decision.refuse"] = draw_codes(rng, REFUSALS, refused)
    cases.codes["decision.no_plan"] = draw_codes(rng, NO_PLANS, none)
    blank = np.full(len(cases), "", dtype=object)
    cases.notes["decision.refuse"] = notes(rng, "refusal", cases.codes["decision.refuse"], refused)
    cases.notes["decision.no_plan"] = notes(rng, "no_plan", cases.codes["decision.no_plan"], none)
    cases.notes["request.withdrawn"] = notes(rng, "withdrawn", blank, ~np.isnat(cases.facts["request.withdrawn"]))
    cases.notes["challenge.settled_assess"] = notes(
        rng, "settled", blank, ~np.isnat(cases.facts["challenge.settled_assess"])
    )


def told_partners(rng: Rng, made: Requests, today: np.datetime64) -> dict[str, Days]:
    """The family consulted and the partners told in the first days; not always, and never after the decision."""
    first_step = np.fmin(np.fmin(made.assessed, made.refused), made.finished)
    limit = np.where(np.isnat(first_step), today, first_step)
    consulted = until(days.after(rng, made.received, 1, 12, 1.5), limit)
    told = until(days.after(rng, made.received, 2, 14, 1.3), limit)
    skip = rng.random(len(made)) < 0.06
    return {"family.consulted": np.where(skip, days.NO_DAY, consulted), "partners.notified": told}


def middle(rng: Rng, made: Requests, today: np.datetime64) -> dict[str, Days]:
    """From the advice to the draft and the answers to it."""
    start = begun(made)
    found = finished_middle(rng, made, start)
    running = np.flatnonzero((made.outcome == OPEN) & ~np.isnat(start))
    for name, column in open_middle(rng, made.take(running), start[running], today).items():
        found[name][running] = column
    return found


def begun(made: Requests) -> Days:
    """The day from which advice could be asked for: the decision to assess, or after a refusal what was settled."""
    return np.where(np.isnat(made.settled), made.assessed, made.settled).astype("datetime64[D]")


def finished_middle(rng: Rng, made: Requests, start: Days) -> dict[str, Days]:
    size = len(made)
    done = np.isin(made.outcome, (PLAN, NO_PLAN)) & ~np.isnat(start)
    planned = done & (made.outcome == PLAN)
    length = np.where(done, (made.finished - start).astype(int), 0)
    last = np.where(planned, made.finished - 24, made.finished - 1)
    share = rng.uniform(0.5, 0.72, size)
    complete = days.worked_before(np.minimum(start + np.floor(length * share).astype(int), last))
    decided = days.worked_before(np.minimum(complete + rng.integers(0, 12, size), last))
    room = np.maximum((made.finished - 17 - decided).astype(int), 0)
    draft = days.worked_before(decided + np.minimum(rng.integers(3, 45, size), room))
    commented = days.after(rng, draft, 4, 16)
    consulted = days.after(rng, draft, 0, 4)
    answered = days.after(rng, consulted, 5, 19)
    some = rng.random(size) < 0.72
    return {
        "advice.complete": np.where(done, complete, days.NO_DAY).astype("datetime64[D]"),
        "decision.issue": np.where(planned, decided, days.NO_DAY).astype("datetime64[D]"),
        "draft.served": np.where(planned, draft, days.NO_DAY).astype("datetime64[D]"),
        "family.commented": until(np.where(planned & some, commented, days.NO_DAY), made.finished),
        "setting.consulted": until(np.where(planned, consulted, days.NO_DAY), made.finished),
        "setting.answered": until(np.where(planned & (rng.random(size) < 0.85), answered, days.NO_DAY), made.finished),
    }


def open_middle(rng: Rng, made: Requests, start: Days, today: np.datetime64) -> dict[str, Days]:
    """Where the assessments under way have got to: most wait for advice, some for a decision, a draft or an answer."""
    size = len(made)
    age = (today - made.received).astype(int)
    likely = np.where((age > TWENTY_WEEKS)[:, None], STAGES_LATE, STAGES_SOON)
    stage = np.where((today - start).astype(int) < 75, GATHERING, draw_rows(rng, likely))
    served = days.worked_before(
        today - np.where(stage == FINISHING, rng.integers(16, 45, size), rng.integers(1, 20, size))
    )
    before = np.where(stage == DRAFTING, today - rng.integers(2, 50, size), served - rng.integers(3, 30, size))
    decided = days.worked_before(before)
    gathered = np.where(stage == DECIDING, today - rng.integers(1, 35, size), decided - rng.integers(1, 14, size))
    complete = days.worked_before(gathered)
    consulted = days.worked_before(np.minimum(served + rng.integers(0, 3, size), today - 1))
    commented = days.worked_before(np.minimum(served + rng.integers(4, 15, size), today - 1))
    answered = until(days.worked_after(consulted + rng.integers(6, 20, size)), today)
    return {
        "advice.complete": np.where(stage >= DECIDING, complete, days.NO_DAY),
        "decision.issue": np.where(stage >= DRAFTING, decided, days.NO_DAY),
        "draft.served": np.where(stage >= WITH_FAMILY, served, days.NO_DAY),
        "family.commented": np.where(stage == FINISHING, commented, days.NO_DAY),
        "setting.consulted": np.where((stage >= WITH_FAMILY) & (rng.random(size) < 0.8), consulted, days.NO_DAY),
        "setting.answered": np.where(stage == FINISHING, answered, days.NO_DAY),
    }
