"""Timeliness over small tables whose answers can be worked out by hand."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from areasend.indicators import periods, timeliness

DAY = date(2024, 1, 1)
ON = date(2024, 12, 31)


def assessments(*cases: dict[str, Any]) -> pl.DataFrame:
    """Cases, each with what is given; the request of all on 1 January 2024 unless given."""
    rows = [
        {"case": f"C{at}", "received_on": DAY, "exception": False, "team": "North"} | case
        for at, case in enumerate(cases)
    ]
    return pl.DataFrame(rows, schema={**timeliness.ASSESSMENTS, "team": pl.String})


def issued(days: int, **other: Any) -> dict[str, Any]:
    return {"plan_issued_on": DAY + timedelta(days=days), **other}


def rate(judged: pl.DataFrame) -> list[tuple[int, int]]:
    return periods.rates(judged, "year").select("numerator", "denominator").rows()


@pytest.mark.parametrize(("days", "met"), [(139, True), (140, True), (141, False)])
def test_twenty_weeks_are_kept_on_the_140th_day(days: int, met: bool) -> None:
    assert timeliness.plans_in_20_weeks(assessments(issued(days)))["met"].to_list() == [met]


@pytest.mark.parametrize(("days", "met"), [(140, False), (141, True), (364, True), (365, False)])
def test_20_to_52_weeks_are_the_141st_to_the_364th_day(days: int, met: bool) -> None:
    assert timeliness.plans_in_20_to_52_weeks(assessments(issued(days)))["met"].to_list() == [met]


@pytest.mark.parametrize(("days", "met"), [(364, False), (365, True)])
def test_over_52_weeks_begins_on_the_365th_day(days: int, met: bool) -> None:
    assert timeliness.plans_after_52_weeks(assessments(issued(days)))["met"].to_list() == [met]


def test_the_three_bands_share_out_every_plan() -> None:
    cases = assessments(*(issued(days) for days in (100, 140, 141, 300, 364, 365, 900)))
    judges = (timeliness.plans_in_20_weeks, timeliness.plans_in_20_to_52_weeks, timeliness.plans_after_52_weeks)
    assert [judge(cases)["met"].sum() for judge in judges] == [2, 3, 2]


def test_exceptions_are_counted_or_left_out() -> None:
    cases = assessments(issued(140), issued(150, exception=True), issued(150), issued(100, exception=None), {})
    assert rate(timeliness.plans_in_20_weeks(cases)) == [(2, 4)]
    assert rate(timeliness.plans_in_20_weeks(cases, exceptions=False)) == [(2, 3)]


def test_a_plan_is_counted_when_issued() -> None:
    cases = assessments(issued(30), issued(31), issued(59), issued(141))
    by_month = periods.rates(timeliness.plans_in_20_weeks(cases), "month")
    assert by_month.rows() == [
        (date(2024, 1, 1), 1, 1, 100.0),
        (date(2024, 2, 1), 2, 2, 100.0),
        (date(2024, 5, 1), 0, 1, 0.0),
    ]


def test_months_without_a_plan_may_be_filled_in() -> None:
    judged = timeliness.plans_in_20_weeks(assessments(issued(30), issued(141)))
    filled = periods.rates(judged, "month", span=(date(2024, 4, 9), date(2024, 6, 2)))
    assert filled.rows() == [
        (date(2024, 4, 1), 0, 0, None),
        (date(2024, 5, 1), 0, 1, 0.0),
        (date(2024, 6, 1), 0, 0, None),
    ]


def test_rates_may_be_divided_by_team() -> None:
    judged = timeliness.plans_in_20_weeks(assessments(issued(140), issued(141, team="South"), issued(90, team=None)))
    by_team = periods.rates(judged, "year", by=("team",), span=(DAY, ON)).select("team", "numerator", "denominator")
    assert sorted(by_team.rows(), key=str) == [("North", 1, 1), ("South", 0, 1), (None, 1, 1)]


def test_the_cases_behind_a_number_are_those_it_counts() -> None:
    judged = timeliness.plans_in_20_weeks(assessments(issued(121), issued(122), issued(143), issued(150, team="South")))
    may = date(2024, 5, 1)
    assert periods.cases_behind(judged, "month", may) == ["C0", "C1", "C2", "C3"]
    assert periods.cases_behind(judged, "month", may, met=True) == ["C0", "C1"]
    assert periods.cases_behind(judged, "month", may, met=False, team="South") == ["C3"]
    assert periods.cases_behind(judged, "year", DAY, met=False) == ["C2", "C3"]


def test_the_average_is_in_weeks() -> None:
    averages = periods.averages(timeliness.plans_issued(assessments(issued(140), issued(70))), "year")
    assert averages.rows() == [(date(2024, 1, 1), 30.0, 2, 15.0)]


@pytest.mark.parametrize(("days", "met"), [(42, True), (43, False)])
def test_six_weeks_are_kept_on_the_42nd_day(days: int, met: bool) -> None:
    cases = assessments({"decided_on": DAY + timedelta(days=days), "outcome": "refuse"})
    assert timeliness.decided_in_6_weeks(cases, ON)["met"].to_list() == [met]


def test_an_overdue_decision_counts_and_one_not_yet_due_does_not() -> None:
    cases = assessments({}, {"received_on": ON - timedelta(days=43)}, {"received_on": ON - timedelta(days=42)})
    judged = timeliness.decided_in_6_weeks(cases, ON)
    assert judged.select("case", "met").rows() == [("C0", False), ("C1", False)]


def test_a_request_withdrawn_undecided_is_not_counted() -> None:
    cases = assessments({"withdrawn_on": DAY + timedelta(days=60)})
    assert timeliness.decided_in_6_weeks(cases, ON).is_empty()


def test_a_decision_after_the_day_asked_about_is_not_known_yet() -> None:
    cases = assessments({"decided_on": date(2024, 2, 1), "outcome": "assess"})
    assert timeliness.decided_in_6_weeks(cases, date(2024, 1, 31)).is_empty()


def test_six_week_decisions_belong_to_the_month_of_the_request() -> None:
    cases = assessments({"decided_on": date(2024, 2, 1), "outcome": "assess"})
    assert periods.rates(timeliness.decided_in_6_weeks(cases, ON), "month")["starts_on"].to_list() == [DAY]


@pytest.mark.parametrize(("days", "met"), [(112, True), (113, False)])
def test_sixteen_weeks_are_kept_on_the_112th_day(days: int, met: bool) -> None:
    cases = assessments({"no_plan_on": DAY + timedelta(days=days)}, issued(100))
    assert timeliness.no_plan_in_16_weeks(cases)["met"].to_list() == [met]


def advice(*rows: tuple[str, int | None]) -> pl.DataFrame:
    """Advice asked for on 1 January 2024, by source and the days until it came."""
    came = [{"source": source, "received_on": DAY + timedelta(days=days) if days else None} for source, days in rows]
    cases = [{"case": f"C{at}", "received_by_body_on": DAY, **one} for at, one in enumerate(came)]
    return pl.DataFrame(cases, schema=timeliness.ADVICE)


def test_advice_is_counted_by_source_when_due() -> None:
    rows = advice(("health", 42), ("health", 43), ("health", None), ("psychology", 10))
    found = periods.rates(timeliness.advice_in_6_weeks(rows, ON), "month", by=("source",))
    assert found.select("starts_on", "source", "numerator", "denominator").rows() == [
        (date(2024, 2, 1), "health", 1, 3),
        (date(2024, 2, 1), "psychology", 1, 1),
    ]


def test_advice_not_come_counts_only_once_overdue() -> None:
    due_on = DAY + timedelta(days=42)
    assert timeliness.advice_in_6_weeks(advice(("health", None)), due_on).is_empty()
    assert timeliness.advice_in_6_weeks(advice(("health", None)), due_on + timedelta(days=1))["met"].to_list() == [
        False
    ]


def test_advice_that_no_body_has_been_asked_for_is_not_counted() -> None:
    asked = advice(("health", 10)).with_columns(pl.lit(None, dtype=pl.Date).alias("received_by_body_on"))
    assert timeliness.advice_in_6_weeks(asked, ON).is_empty()


def test_reviews_are_decided_in_time_on_the_28th_day_after_the_meeting() -> None:
    meetings = [
        {"case": f"R{days}", "meeting_on": DAY, "decided_on": DAY + timedelta(days=days)} for days in (27, 28, 29)
    ]
    rows = pl.DataFrame([*meetings, {"case": "R", "meeting_on": DAY}], schema=timeliness.REVIEWS)
    assert rate(timeliness.reviews_decided_in_4_weeks(rows)) == [(2, 3)]


@pytest.mark.parametrize(
    ("days", "band", "late"),
    [
        (0, "0-6", False),
        (42, "0-6", False),
        (43, "6-16", False),
        (112, "6-16", False),
        (113, "16-20", False),
        (140, "16-20", False),
        (141, "20-26", True),
        (182, "20-26", True),
        (183, "26-52", True),
        (364, "26-52", True),
        (365, "52+", True),
    ],
)
def test_an_open_case_stands_in_the_band_of_its_days(days: int, band: str, late: bool) -> None:
    opened = timeliness.open_cases(assessments({}), DAY + timedelta(days=days))
    assert opened.select("days", "band", "late").rows() == [(days, band, late)]


@pytest.mark.parametrize(
    "end",
    [
        {"plan_issued_on": ON},
        {"no_plan_on": ON},
        {"withdrawn_on": ON},
        {"decided_on": ON, "outcome": "refuse"},
        {"received_on": ON + timedelta(days=2)},
    ],
)
def test_a_case_is_open_until_the_day_that_ends_it(end: dict[str, Any]) -> None:
    assert timeliness.open_cases(assessments(end), ON).is_empty()


def test_a_case_is_open_the_day_before_its_end_and_after_a_decision_to_assess() -> None:
    cases = assessments({"decided_on": DAY, "outcome": "assess", "plan_issued_on": ON})
    assert timeliness.cases_open(cases, ON - timedelta(days=1)) == ["C0"]


def test_open_cases_are_counted_at_month_ends_and_on_the_day_itself() -> None:
    ends = periods.month_ends(date(2024, 5, 20), date(2024, 7, 3))
    assert ends == [date(2024, 5, 31), date(2024, 6, 30), date(2024, 7, 3)]
    counts = timeliness.open_by_age(assessments({}, issued(160), {"received_on": date(2024, 6, 1)}), ends)
    assert counts.columns == ["at_on", "0-6", "6-16", "16-20", "20-26", "26-52", "52+", "late", "open"]
    assert counts.rows() == [
        (date(2024, 5, 31), 0, 0, 0, 2, 0, 0, 2, 2),
        (date(2024, 6, 30), 1, 0, 0, 1, 0, 0, 1, 2),
        (date(2024, 7, 3), 1, 0, 0, 0, 1, 0, 1, 2),
    ]


def test_the_cases_behind_a_band_are_listed() -> None:
    cases = assessments({}, {"received_on": ON - timedelta(days=150)}, {"received_on": ON})
    assert timeliness.cases_open(cases, ON, late=True) == ["C0", "C1"]
    assert timeliness.cases_open(cases, ON, band="20-26") == ["C1"]
    assert timeliness.cases_open(cases, ON, late=False) == ["C2"]


def test_no_cases_at_all_give_empty_figures() -> None:
    none = assessments()
    assert periods.rates(timeliness.plans_in_20_weeks(none), "month").is_empty()
    assert periods.averages(timeliness.plans_issued(none), "year").is_empty()
    assert timeliness.open_by_age(none, [ON]).rows() == [(ON, 0, 0, 0, 0, 0, 0, 0, 0)]
    assert periods.rates(timeliness.decided_in_6_weeks(none, ON), "year", span=(DAY, ON)).rows() == [(DAY, 0, 0, None)]


def test_under_assessment_is_whoever_it_was_decided_by_then_to_assess() -> None:
    agreed = {"decided_on": ON, "outcome": "assess"}
    cases = assessments({}, agreed, {**agreed, "decided_on": ON + timedelta(days=1)}, {**agreed, "outcome": "refuse"})
    assert timeliness.being_assessed(cases, ON)["case"].to_list() == ["C1"]
