"""How many plans began and ended in each year, so that every January counts what was published.

Published are the January counts, the new plans and (from 2022; before, in part) the ceased ones. What the three leave unexplained
is plans that came with a child from another area, or where it is negative, records that were closed without a reason: the count of
people that replaced the summary return in 2023 found fewer plans in some areas than the returns before it had said.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from areasend.demo.history.ages import AGES, LEAVE_PRIOR, START_PRIOR, AgeSource
from areasend.demo.published import FIRST_YEAR, Figures, last_january
from areasend.demo.quota import Numbers, capped_counts, shares_to_counts

REASONS = {
    "max_age": "1",
    "needs_met": "2",
    "he": "3",
    "employ": "4",
    "transfer": "5",
    "no_engage": "6",
    "moved_outside_eng": "7",
    "deceased": "8",
    "not_rec": "9",
    "other": "9",
}
"""Columns of the table of ceased plans, and the SEN2 codes of the reasons."""
# The summary return of 2019 to 2021 knew four reasons. Those who left school are shared out as in later years.
OLD_REASONS = {"DisleaEHC": {"5": 1.0}, "DismetEHC": {"2": 1.0}, "DisothEHC": {"7": 0.4, "8": 0.4, "9": 0.2}}
MUCH = 1.5
LEFT_SCHOOL = {"1": 0.1, "2": 0.15, "3": 0.2, "4": 0.25, "6": 0.3}


@dataclass(frozen=True)
class YearFlow:
    """From the January of `year` to the next. `starts[age at the next January]` and `leaves[age at this January]` are counts of plans."""

    year: int
    new: int
    moved_in: int
    reasons: dict[str, int]
    struck: int
    starts: Numbers
    leaves: Numbers


@dataclass(frozen=True)
class Flows:
    first: int
    last: int
    stock: Numbers
    """Plans by single age at the last January."""
    years: dict[int, YearFlow]


def flows(figures: Figures) -> Flows:
    last = last_january()
    totals = january_totals(figures, last)
    source = AgeSource(figures, last)
    stock = source.january(last, totals[last])
    years: dict[int, YearFlow] = {}
    following = stock
    for year in sorted((y for y in totals if y < last), reverse=True):
        years[year], following = year_flow(figures, source, year, totals[year], following)
    return Flows(min(totals), last, stock, years)


def january_totals(figures: Figures, last: int) -> dict[int, int]:
    """Plans at each January without a gap up to the last: an authority made in 2021 begins there."""
    totals: dict[int, int] = {}
    for year in range(last, FIRST_YEAR - 1, -1):
        plans = figures.number("caseload", year, "ehcplans")
        if plans is None:
            break
        totals[year] = plans
    return totals


def year_flow(
    figures: Figures, source: AgeSource, year: int, total: int, following: Numbers
) -> tuple[YearFlow, Numbers]:
    """The flow of one year and the plans by age at its January, from those at the January after it."""
    new = new_plans(figures, year)
    reasons = ceased(figures, year, total)
    gone = sum(reasons.values())
    unexplained = int(following.sum()) - total - new + gone
    moved_in, struck = max(unexplained, 0), max(-unexplained, 0)
    start_likely = shares_to_counts(source.prior(year, START_PRIOR), new + moved_in)
    leave_likely = shares_to_counts(source.prior(year, LEAVE_PRIOR), gone + struck)
    guess = np.append(following, 0)[1:] - np.append(start_likely, 0)[1:] + leave_likely
    here = source.january(year, total, guess)
    starts, leaves, extra = split_change(here, following, start_likely, leave_likely, new + moved_in)
    return YearFlow(year, new, moved_in + extra, reasons, struck + extra, starts, leaves), here


def split_change(
    here: Numbers, following: Numbers, start_likely: Numbers, leave_likely: Numbers, starts_wanted: int
) -> tuple[Numbers, Numbers, int]:
    """Starts by age at the later January, leaves by age at the earlier, and how many of each were needed above `starts_wanted`.

    leaves[age] - starts[age + 1] is fixed by the two counts; what is free is how many at one age both come and go.
    """
    fixed = here - np.append(following, 0)[1:]
    least_starts, least_leaves = np.maximum(-fixed, 0), np.maximum(fixed, 0)
    youngest = int(following[0])
    both = starts_wanted - int(least_starts.sum()) - youngest
    likely = np.append(start_likely, 0)[1:]
    room = np.maximum(likely - least_starts, 0) + np.maximum(leave_likely - least_leaves, 0) + 0.01
    room[(here + likely == 0) | (np.arange(AGES) == AGES - 1)] = 0.0
    churn = capped_counts(
        room, max(both, 0), np.minimum(np.append(following, 0)[1:] - least_starts, here - least_leaves)
    )
    starts = np.append([youngest], (least_starts + churn)[: AGES - 1])
    return starts, least_leaves + churn, max(-both, 0)


def new_plans(figures: Figures, year: int) -> int:
    """As published, or the sum by sex where the total cannot be right (2022 has a region's total on the rows of its authorities)."""
    total = figures.number("new_plans", year, "new_ehc_plans")
    by_sex = sum(figures.split("new_plans", year, "sex", "new_ehc_plans").values())
    if total and by_sex and total > MUCH * by_sex:
        return by_sex
    for table, column in (
        ("new_plans", "new_ehc_plans"),
        ("assessments", "assess_issued"),
        ("timeliness", "plans_issued_den"),
    ):
        found = figures.number(table, year, column)
        if found is not None:
            return found
    return round(0.11 * (figures.number("caseload", year, "ehcplans") or 0))


def ceased(figures: Figures, year: int, plans: int) -> dict[str, int]:
    """Plans ceased in the year by SEN2 reason."""
    now = figures.row("ceased", year)
    if now.get("total_ceased") is not None:
        return _by_reason(
            {code: now.get(column, 0) for column, code in REASONS.items() if column != "other"}, now["total_ceased"]
        )
    old = figures.row("history_activity", year)
    if any(column in old for column in (*OLD_REASONS, "DisleftEHC")):
        return _by_reason(_old_reasons(old), sum(old.get(column, 0) for column in (*OLD_REASONS, "DisleftEHC")))
    return _by_reason(LEFT_SCHOOL | {"5": 0.4}, round(0.05 * plans))


def _old_reasons(row: dict[str, int]) -> dict[str, float]:
    weights: dict[str, float] = dict.fromkeys(sorted(set(REASONS.values())), 0.0)
    for column, codes in (*OLD_REASONS.items(), ("DisleftEHC", LEFT_SCHOOL)):
        for code, share in codes.items():
            weights[code] += share * row.get(column, 0)
    return weights


def _by_reason(weights: dict[str, float] | dict[str, int], total: int) -> dict[str, int]:
    """`total` by reason in those proportions; what no reason explains counts as other."""
    given = dict(weights)
    if all(isinstance(value, int) for value in given.values()):
        given["9"] = max(total - sum(v for code, v in given.items() if code != "9"), 0)
    return dict(zip(given, shares_to_counts(list(given.values()), total).tolist(), strict=True))
