"""The last review of each plan as it stood at the last January: what the DfE published of annual reviews, plan by plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from areasend.demo import days
from areasend.demo.history.holders import MOVED_IN, Holders
from areasend.demo.history.review_log import AMEND, CEASE, FOUR_WEEKS, MAINTAIN, Reviews, held
from areasend.demo.published import Figures
from areasend.demo.quota import Rng, allot, pick, shares_to_counts

USUAL = (0.03, 0.72, 0.17, 0.08)
"""Where an area's were not published: meetings since 1 January, in the year before, earlier, none."""


@dataclass(frozen=True)
class ReviewStory:
    """Published counts of plans by their last review. `meetings`: since 1 January, in the year before, earlier."""

    counted: date
    not_expected: int | None
    meetings: tuple[int, int, int]
    without: int
    in_time: int
    late: int
    not_due: int
    outcomes: dict[int, int]


def review_story(figures: Figures, last: int, expected: int) -> ReviewStory:
    """`expected` is how many plans the made area has with a review expected: the published counts are fitted to it."""
    row = figures.row("annual_reviews", last - 1)
    columns = ("review_meeting_25", "review_meeting_24", "review_meeting_prior_24", "no_review_meeting")
    published = [max(row[c], 0) for c in columns] if all(c in row for c in columns) else list(USUAL)
    since, before, prior, without = shares_to_counts(published, expected).tolist()
    met = since + before + prior
    scale = met / max(row.get("total_review_meeting", met), 1)
    in_time = round(row.get("number_decsion_4weeks", 0.45 * met) * scale)
    late = min(round(row.get("number_decision_gt_4weeks", 0.4 * met) * scale), met - in_time)
    given = (
        row.get("outcome_amend", 0.5 * met),
        row.get("outcome_maintan", 0.32 * met),
        row.get("outcome_cease", 0.01 * met),
    )
    outcomes = dict(zip((AMEND, MAINTAIN, CEASE), (round(max(n, 0) * scale) for n in given), strict=True))
    not_due = max(round(row.get("review_decision_not_due", 0.03 * met) * scale), 0)
    counted = days.count_day(last)
    return ReviewStory(
        counted, row.get("review_not_expected"), (since, before, prior), without, in_time, late, not_due, outcomes
    )


def is_expected(holders: Holders, counted: date) -> np.ndarray:
    """Plans in force that had been made before the year of the reviews began."""
    return holders.in_force(counted) & (holders.made_on < days.day(date(counted.year - 1, 1, 1)))


def fit_expected(rng: Rng, holders: Holders, counted: date, not_expected: int | None) -> None:
    """Dates the plans that came from elsewhere so that as many had no review to expect as were published."""
    begun = days.day(date(counted.year - 1, 1, 1))
    if not_expected is None:
        return
    here = holders.in_force(counted)
    young = here & (holders.made_on >= begun)
    came = here & (holders.origin == MOVED_IN) & (holders.moved_in_on > begun + 75)
    more = not_expected - int((young & ~came).sum())
    rows = np.flatnonzero(came)
    chosen = np.zeros(len(rows), dtype=bool)
    chosen[pick(rng, np.ones(len(rows)), min(max(more, 0), len(rows)))] = True
    moved = holders.moved_in_on[rows]
    inside = days.between(rng, np.full(len(rows), begun + 1), moved - 40)
    earlier = np.minimum(days.between(rng, np.full(len(rows), begun - 900), np.full(len(rows), begun - 3)), moved - 40)
    holders.made_on[rows] = np.where(chosen, inside, np.maximum(earlier, holders.born_on[rows] + 700))


def last_reviews(rng: Rng, holders: Holders, story: ReviewStory) -> Reviews:
    """One review for each plan with a meeting on record at the last January."""
    rows = np.flatnonzero(is_expected(holders, story.counted))
    kind = meeting_kinds(rng, holders, rows, story)
    rows, kind = rows[kind < 3], kind[kind < 3]
    reviews = held(rows, meeting_days(rng, holders, rows, kind, story.counted))
    decide_last(rng, reviews, story)
    give_outcomes(rng, reviews, holders, story)
    return reviews


def meeting_kinds(rng: Rng, holders: Holders, rows: np.ndarray, story: ReviewStory) -> np.ndarray:
    """0 since 1 January, 1 the year before, 2 earlier, 3 none: the younger plans are those without."""
    begun = days.day(date(story.counted.year - 1, 1, 1))
    age = (begun - holders.here_from()[rows]).astype(int)
    kind = np.ones(len(rows), dtype=int)
    prior = pick(rng, (age > 330) * 1.0, story.meetings[2])
    kind[prior] = 2
    free = kind == 1
    none = pick(rng, free * np.exp(-np.maximum(age, 0) / 300.0), story.without)
    kind[none], free[none] = 3, False
    kind[pick(rng, free.astype(float), story.meetings[0])] = 0
    return kind


def meeting_days(rng: Rng, holders: Holders, rows: np.ndarray, kind: np.ndarray, counted: date) -> days.Days:
    found = days.blank(len(rows))
    year = counted.year
    spans = (
        (date(year, 1, 2), counted),
        (date(year - 1, 1, 3), date(year - 1, 12, 20)),
        (date(year - 3, 9, 5), date(year - 2, 12, 19)),
    )
    for number, (first, last) in enumerate(spans):
        members = np.flatnonzero(kind == number)
        found[members] = rng.permutation(days.seasonal(rng, first, last, len(members), days.MEETINGS))
    here = holders.here_from()[rows]
    too_soon = np.flatnonzero(found < here + 150)
    ends = np.array([days.day(last) for _, last in spans])[kind[too_soon]]
    found[too_soon] = days.between(rng, np.minimum(here[too_soon] + 150, ends), ends)
    return found


def decide_last(rng: Rng, reviews: Reviews, story: ReviewStory) -> None:
    """Decisions within four weeks, later, and not yet: of those still undecided most had met before the year."""
    counted, size = days.day(story.counted), len(reviews)
    waited = (counted - reviews.meeting).astype(int)
    undecided = max(size - story.in_time - story.late, 0)
    free = np.ones(size, dtype=bool)
    fresh = pick(rng, (waited <= FOUR_WEEKS) * np.exp(-waited / 10.0), min(story.not_due, undecided))
    free[fresh] = False
    before = reviews.meeting < days.day(date(story.counted.year - 1, 1, 1))
    rest = pick(rng, free * np.where(waited > FOUR_WEEKS, np.where(before, 6.0, 1.0), 1e-6), undecided - len(fresh))
    free[rest] = False
    late = pick(rng, free * np.where(waited > FOUR_WEEKS + 3, np.where(waited < 200, 1.0, 0.6), 1e-9), story.late)
    free[late] = False
    soon = np.flatnonzero(free)
    reviews.decided[soon] = np.minimum(days.after(rng, reviews.meeting[soon], 8, FOUR_WEEKS, 0.7), counted)
    end = np.minimum(reviews.meeting[late] + 190, counted)
    reviews.decided[late] = days.between(rng, np.minimum(reviews.meeting[late] + FOUR_WEEKS + 1, counted), end, 1.6)


def give_outcomes(rng: Rng, reviews: Reviews, holders: Holders, story: ReviewStory) -> None:
    """Outcomes of decisions in the published proportions. Where more outcomes than decisions were published, the rest are what
    reports of meetings recommended while the decision was awaited."""
    decided = np.flatnonzero(~np.isnat(reviews.decided))
    total = sum(story.outcomes.values())
    codes = np.array(list(story.outcomes))
    counts = np.array(list(story.outcomes.values()))
    if not total:
        counts, total = np.array([6, 4, 0]), 10
    of_decided = shares_to_counts(counts, len(decided))
    of_decided[2] = give_endings(rng, reviews, holders, decided, int(of_decided[2]))
    plain = decided[reviews.outcome[decided] == 0]
    split = shares_to_counts(of_decided[:2], len(plain))
    reviews.outcome[plain] = codes[:2][allot(rng, split, len(plain))]
    waiting = np.flatnonzero(np.isnat(reviews.decided))
    extra = (
        np.maximum(counts - np.bincount(reviews.outcome, minlength=4)[[AMEND, MAINTAIN, CEASE]], 0)
        if total >= len(decided)
        else counts * 0
    )
    extra = extra if extra.sum() <= len(waiting) else shares_to_counts(extra, len(waiting))
    advised = rng.permutation(waiting)[: int(extra.sum())]
    reviews.advised[advised] = rng.permutation(np.repeat(codes, extra))


def give_endings(rng: Rng, reviews: Reviews, holders: Holders, decided: np.ndarray, count: int) -> int:
    """A decision to end the plan goes to plans that did end within the year after; returns how many there were."""
    ended = holders.ended_on[reviews.holder[decided]]
    wait = (ended - reviews.decided[decided]).astype(float)
    fits = ~np.isnat(ended) & (wait > 62) & (wait < 420) & endable(holders, reviews.holder[decided])
    chosen = decided[pick(rng, fits.astype(float), count)]
    reviews.outcome[chosen] = CEASE
    return len(chosen)


def endable(holders: Holders, rows: np.ndarray) -> np.ndarray:
    """Plans whose end may follow from a review: not those that passed to another area or whose record was merely closed."""
    return ~np.isin(holders.reason[rows], ("", "5", "7", "8"))
