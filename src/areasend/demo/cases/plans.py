"""Plans and their reviews, as cases that borrow from one another what the records do not keep twice."""

from __future__ import annotations

import numpy as np

from areasend.demo import days
from areasend.demo.cases.shape import CaseSet, notes
from areasend.demo.history.holders import NEW, Holders
from areasend.demo.history.review_log import AMEND, CEASE, MAINTAIN, Reviews
from areasend.demo.published import last_january
from areasend.demo.quota import Numbers, Rng

TRANSFERRED = "5"


def plans(rng: Rng, holders: Holders, assessments: CaseSet, holder_of_request: Numbers, first_id: int) -> CaseSet:
    """One case a plan, in the order of the holders. A plan made by an assessment here takes its date from there."""
    size = len(holders)
    origin = np.zeros(size, dtype=np.int64)
    issued = np.flatnonzero(holder_of_request >= 0)
    origin[holder_of_request[issued]] = assessments.ids[issued]
    cases = CaseSet("plan", np.arange(size), origin, first_id)
    here = holders.origin == NEW
    moved = holders.reason == TRANSFERRED
    cases.facts = {
        "plan.made": np.where(here, days.NO_DAY, holders.made_on).astype("datetime64[D]"),
        "plan.transferred": np.where(moved, holders.ended_on, days.NO_DAY).astype("datetime64[D]"),
        "plan.ceased": np.where(moved, days.NO_DAY, holders.ended_on).astype("datetime64[D]"),
    }
    cases.borrowed = {
        "plan.made": np.where(here, holders.made_on, days.NO_DAY).astype("datetime64[D]"),
        "person.born": holders.born_on,
    }
    ceased = ~np.isnat(cases.facts["plan.ceased"])
    cases.codes["plan.ceased"] = np.where(ceased, holders.reason, "").astype(object)
    cases.notes["plan.ceased"] = notes(rng, "cease", cases.codes["plan.ceased"], ceased)
    cases.notes["plan.transferred"] = notes(
        rng, "transferred", np.full(size, "", dtype=object), ~np.isnat(cases.facts["plan.transferred"])
    )
    return cases


def annual_reviews(
    rng: Rng, reviews: Reviews, holders: Holders, plan_cases: CaseSet, first_id: int, today: np.datetime64
) -> CaseSet:
    """One case a review, in the order of the plans and of time: a review finds what came before it in its plan and earlier reviews."""
    cases = CaseSet("annual_review", reviews.holder, plan_cases.ids[reviews.holder], first_id)
    cases.facts = {
        **arrangements(rng, reviews, today),
        "review.meeting": reviews.meeting,
        "review.report": reviews.report,
        "review.decided_maintain": decided(reviews, MAINTAIN),
        "review.decided_amend": decided(reviews, AMEND),
        "review.decided_cease": decided(reviews, CEASE),
        "amendment.notice_sent": reviews.notice,
        "family.commented": reviews.commented,
        "plan.amended": reviews.amended,
        "amendment.not_made": reviews.not_made,
    }
    explain(rng, cases, reviews, holders)
    cases.borrowed["plan.last_reviewed"] = last_reviewed(reviews, holders)
    lend_to_plans(reviews, plan_cases)
    return cases


def decided(reviews: Reviews, outcome: int) -> days.Days:
    return np.where(reviews.outcome == outcome, reviews.decided, days.NO_DAY).astype("datetime64[D]")


def arrangements(rng: Rng, reviews: Reviews, today: np.datetime64) -> dict[str, days.Days]:
    """The date set for the meeting, invitations and papers. Older reviews came from an older system, which kept the meeting only."""
    size = len(reviews)
    target = np.where(np.isnat(reviews.meeting), reviews.planned, reviews.meeting)
    kept = (target > today - 420) | np.isnat(reviews.meeting)
    invited = days.between(rng, target - rng.integers(13, 34, size), target - 12)
    papers = days.between(rng, target - rng.integers(8, 22, size), target - 7)
    asked = np.minimum(days.between(rng, target - 70, target - 45), today - 1).astype("datetime64[D]")
    return {
        "review.planned": np.where(kept, target, days.NO_DAY).astype("datetime64[D]"),
        "review.advice_requested": np.where(kept, asked, days.NO_DAY).astype("datetime64[D]"),
        "review.invited": np.where(kept & (invited < today) & (rng.random(size) < 0.95), invited, days.NO_DAY).astype(
            "datetime64[D]"
        ),
        "review.papers_circulated": np.where(
            kept & (papers < today) & (rng.random(size) < 0.9), papers, days.NO_DAY
        ).astype("datetime64[D]"),
    }


def explain(rng: Rng, cases: CaseSet, reviews: Reviews, holders: Holders) -> None:
    blank = np.full(len(cases), "", dtype=object)
    for name, key, outcome in (
        ("review.decided_maintain", "maintain", MAINTAIN),
        ("review.decided_amend", "amend", AMEND),
    ):
        cases.notes[name] = notes(rng, key, blank, reviews.outcome == outcome)
    ending = reviews.outcome == CEASE
    reason = holders.reason[reviews.holder].astype(object)
    cases.codes["review.decided_cease"] = np.where(ending, reason, "")
    cases.notes["review.decided_cease"] = notes(rng, "cease", reason, ending)
    cases.notes["amendment.not_made"] = np.where(np.isnat(reviews.not_made), "", "The plan ended first.").astype(object)
    recent = (reviews.meeting > days.day(days.count_day(last_january()))) & ~np.isnat(reviews.decided)
    advised = np.array(["", "amend", "maintain", "cease"], dtype=object)[
        np.where(recent, reviews.outcome, reviews.advised)
    ]
    cases.codes["review.report"] = np.where(np.isnat(reviews.report), "", advised)


def last_reviewed(reviews: Reviews, holders: Holders) -> days.Days:
    """For each review the latest of: the plan's making, and the decisions of the plan's earlier reviews."""
    made = holders.made_on[reviews.holder]
    number = np.where(np.isnat(reviews.decided), np.datetime64("1900-01-01", "D"), reviews.decided).astype(np.int64)
    starts = np.append([True], reviews.holder[1:] != reviews.holder[:-1]) if len(reviews) else np.empty(0, bool)
    best = running_maximum(number, starts)
    before = np.where(starts, np.iinfo(np.int64).min // 4, np.append([0], best[:-1])) if len(reviews) else number
    return np.where(before > made.astype(np.int64), before, made.astype(np.int64)).astype("datetime64[D]")


def running_maximum(values: Numbers, starts: np.ndarray) -> Numbers:
    """The largest so far within each group; a group begins where `starts` is true."""
    group = np.cumsum(starts)
    span = int(values.max() - values.min()) + 1 if len(values) else 1
    return (
        np.maximum.accumulate(values - (values.min() if len(values) else 0) + group * span)
        - group * span
        + (values.min() if len(values) else 0)
    )


def lend_to_plans(reviews: Reviews, plan_cases: CaseSet) -> None:
    for name, rows in (
        ("review.completed", np.flatnonzero(~np.isnat(reviews.decided))),
        ("cease.decided", np.flatnonzero((reviews.outcome == CEASE) & ~np.isnat(reviews.decided))),
    ):
        column = np.full(len(plan_cases), np.iinfo(np.int64).min)
        np.maximum.at(column, reviews.holder[rows], reviews.decided[rows].astype(np.int64))
        plan_cases.borrowed[name] = column.astype("datetime64[D]")
