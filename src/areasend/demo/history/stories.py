"""The published figures of requests and of plans issued, made into whole stories of a year: gaps filled, contradictions settled.

Where two published figures cannot both hold (more plans timed than plans issued, say) the one that more rests upon wins, and
`areasend.demo.compare` says which figure was left aside.
"""

from __future__ import annotations

from areasend.demo.history.flows import new_plans
from areasend.demo.history.requests import IssueYear, RequestYear
from areasend.demo.published import Figures
from areasend.demo.quota import shares_to_counts

USUAL_PENDING, USUAL_WITHDRAWN, USUAL_REFUSED, USUAL_LATE = 0.07, 0.015, 0.24, 0.12
"""Shares of requests, near England's in 2023 and 2024, for years in which an area's were not published."""


def request_year(figures: Figures, year: int) -> RequestYear:
    row = figures.row("requests", year)
    received = row.get("requests_received_in_year")
    if received is None:
        received = round(1.8 * new_plans(figures, year))
    refused = min(row.get("requests_decided_not_to_assess", round(USUAL_REFUSED * received)), received)
    pending = row.get("requests_decision_not_made", round(USUAL_PENDING * received))
    withdrawn = row.get("requests_withdrawn", round(USUAL_WITHDRAWN * received))
    pending = min(pending, received - refused)
    withdrawn = min(withdrawn, received - refused - pending)
    assess = received - refused - pending - withdrawn
    late, overdue = _six_weeks(row, assess + refused, pending, withdrawn)
    return RequestYear(year, received, assess, refused, withdrawn, pending, late, overdue)


def _six_weeks(row: dict[str, int], decided: int, pending: int, withdrawn: int) -> tuple[int, int]:
    """Decisions after six weeks, and requests still undecided or withdrawn when six weeks were up."""
    within, after = row.get("request_outcome_six_weeks"), row.get("request_outcome_over_6_weeks")
    if within is None or after is None:
        return round(USUAL_LATE * decided), round(0.3 * pending)
    late = min(max(decided - within, 0), decided)
    return late, min(max(after - late, 0), pending + withdrawn)


def issue_year(figures: Figures, year: int) -> IssueYear:
    plans = new_plans(figures, year)
    times = figures.row("timeliness", year)
    timed = min(times.get("plans_issued_den", plans), plans)
    within, to_a_year, beyond = _classes(times, timed)
    excused = _excused(times, (within, to_a_year, beyond))
    ends = figures.row("assessments", year)
    no_plan = ends.get("assess_not_issued", round(0.03 * plans))
    late = ends.get("outcome_decision_over_time")
    in_time = ends.get("outcome_decision_within_time")
    share = late / (late + in_time) if late is not None and in_time is not None and late + in_time else 0.6
    no_plan_late = round(share * no_plan)
    gone = ends.get("assess_withdrawn", 0)
    return IssueYear(
        year, plans, plans - timed, within, to_a_year, beyond, excused, no_plan - no_plan_late, no_plan_late, gone
    )


def _classes(times: dict[str, int], timed: int) -> tuple[int, int, int]:
    """Plans issued within 20 weeks, in 20 to 52, and later, summing to `timed`."""
    within = times.get("plans_issued_within_20_weeks", round(0.5 * timed))
    beyond = times.get("plans_issued_gt_1_year")
    if beyond is None:
        beyond = round(0.04 * max(timed - within, 0))
    middle = times.get("plans_issued_gt20weeks_ltYear", max(timed - within - beyond, 0))
    parts = (within, middle, beyond)
    return parts if sum(parts) == timed else tuple(int(n) for n in shares_to_counts(parts, timed))  # type: ignore[return-value]


def _excused(times: dict[str, int], classes: tuple[int, int, int]) -> tuple[int, int, int]:
    """Plans with an exception in each class: what counting without exceptions leaves out."""
    every, without = times.get("plans_issued_den"), times.get("plans_issued_den_ex")
    if every is None or without is None:
        return 0, 0, 0
    total = min(max(every - without, 0), sum(classes))
    pairs = (
        ("plans_issued_within_20_weeks", "plans_issued_20_weeks_ex"),
        ("plans_issued_gt20weeks_ltYear", "plans_issued_gt20weeks_ltYear_ex"),
        ("plans_issued_gt_1_year", "plans_issued_gt_1_year_ex"),
    )
    known = [max(times[a] - times[b], 0) if a in times and b in times else None for a, b in pairs]
    within = min(known[0] or 0, classes[0], total)
    beyond = min(known[2] or 0, classes[2], total - within)
    middle = min(total - within - beyond, classes[1])
    return within, middle, beyond
