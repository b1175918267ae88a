"""Published figures that cannot both hold, so that one of them has to be left aside; with the reason in words."""

from __future__ import annotations

from areasend.demo.history.flows import flows, new_plans
from areasend.demo.history.stories import issue_year, request_year
from areasend.demo.published import Figures

Conflicts = dict[str, str]


SHARE, CASES = 0.03, 5


def near(one: int, other: int) -> bool:
    """Two figures agree within 3% or 5 cases."""
    return abs(one - other) <= max(CASES, SHARE * abs(one))


def differing(row: dict[str, int], fitted: dict[str, int], because: str) -> Conflicts:
    return {column: because for column, count in fitted.items() if column in row and not near(row[column], count)}


def request_conflicts(figures: Figures, year: int) -> Conflicts:
    story, row = request_year(figures, year), figures.row("requests", year)
    fitted = {
        "requests_decided_to_assess": story.assess,
        "requests_decided_not_to_assess": story.refused,
        "requests_withdrawn": story.withdrawn,
        "requests_decision_not_made": story.pending,
        "request_outcome_six_weeks": story.assess + story.refused - story.late_decided,
        "request_outcome_over_6_weeks": story.late_decided + story.overdue,
    }
    return differing(row, fitted, "the outcomes and the six-week figures of this year do not add up")


def new_plan_conflicts(figures: Figures, year: int) -> Conflicts:
    fitted = {"new_ehc_plans": new_plans(figures, year)}
    return differing(figures.row("new_plans", year), fitted, "a region's total stands on the row of this authority")


def assessment_conflicts(figures: Figures, year: int) -> Conflicts:
    story, row = issue_year(figures, year), figures.row("assessments", year)
    fitted = {
        "assess_issued": story.plans,
        "assess_not_issued": story.no_plan_in_time + story.no_plan_late,
        "outcome_decision_within_time": story.no_plan_in_time,
        "outcome_decision_over_time": story.no_plan_late,
        "assess_withdrawn": story.withdrawn,
    }
    return differing(row, fitted, "does not agree with the new plans, or with the decisions not to issue, of this year")


def time_conflicts(figures: Figures, year: int) -> Conflicts:
    story, row = issue_year(figures, year), figures.row("timeliness", year)
    soon, middle, long = story.within, story.to_a_year, story.beyond
    fitted = {
        "plans_issued_den": soon + middle + long,
        "plans_issued_den_ex": soon + middle + long - sum(story.excused),
        "plans_issued_within_20_weeks": soon,
        "plans_issued_20_weeks_ex": soon - story.excused[0],
        "plans_issued_gt20weeks_ltYear": middle,
        "plans_issued_gt20weeks_ltYear_ex": middle - story.excused[1],
        "plans_issued_gt_1_year": long,
        "plans_issued_gt_1_year_ex": long - story.excused[2],
    }
    return differing(row, fitted, "more plans were timed than issued in this year, or the classes do not add up")


def review_conflicts(figures: Figures, year: int) -> Conflicts:
    row = figures.row("annual_reviews", year)
    met = row.get("total_review_meeting", 0)
    outcomes = sum(row.get(name, 0) for name in ("outcome_amend", "outcome_cease", "outcome_maintan"))
    decided = sum(row.get(name, 0) for name in ("number_decsion_4weeks", "number_decision_gt_4weeks"))
    found: Conflicts = {}
    if not near(decided, min(outcomes, decided)):
        because = "more decisions than outcomes were published"
        found |= dict.fromkeys(("outcome_amend", "outcome_cease", "outcome_maintan"), because)
    this_year = flows(figures).years.get(year)
    young = row.get("review_not_expected", 0)
    if (
        this_year
        and young > max(this_year.new + this_year.moved_in, 0)
        and not near(young, this_year.new + this_year.moved_in)
    ):
        found |= dict.fromkeys(row, "more plans had no review to expect than had been made or had come in the year")
    if outcomes > met or decided > met:
        found |= dict.fromkeys(row, "more outcomes or decisions than meetings were published")
    return found


def caseload_conflict(figures: Figures, year: int, parts: int) -> str:
    """Why the parts of a January are left aside: they do not add up to its total."""
    total = figures.number("caseload", year, "ehcplans") or 0
    return "" if near(total, parts) else "the parts of this January do not add up to its total"
