"""The evaluator: months, days and groups, against plain counting one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.indicators.stories import DISPUTES, DISTANCE
from tests.unit.indicators.tables import ON, build, case, day

from areasend.indicators.catalogue import evaluate, indicator, indicators
from areasend.indicators.catalogue.frames import Frames
from areasend.indicators.catalogue.tally import tally
from areasend.indicators.release.choice import entries

DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))
SPELLS = st.lists(st.tuples(DAYS, st.none() | st.integers(0, 400), st.sampled_from("ab")), max_size=30)
SPANS = evaluate.months(date(2026, 6, 30), 12)


def stock(rows: list[tuple[date, int | None, str]]) -> pl.DataFrame:
    ends = [None if length is None else begins + timedelta(days=length) for begins, length, _ in rows]
    since, until = pl.Series([begins for begins, _, _ in rows], dtype=pl.Date), pl.Series(ends, dtype=pl.Date)
    groups = pl.Series([group for _, _, group in rows], dtype=pl.String)
    return pl.DataFrame({"since": since, "until": until, "met_since": since, "met_until": until, "group": groups})


@given(SPELLS)
@settings(deadline=None)
def test_a_stock_is_what_stood_on_each_day(rows: list[tuple[date, int | None, str]]) -> None:
    found = tally(stock(rows), SPANS, "count", grouped=True)
    counted = {(row["span"], row["group"]): row["numerator"] for row in found.iter_rows(named=True)}
    plain = {
        (place, group): sum(
            one == group and begins <= on and (length is None or on < begins + timedelta(days=length))
            for begins, length, one in rows
        )
        for place, (_, on) in enumerate(SPANS)
        for group in {one for _, _, one in rows}
    }
    assert counted == plain


@given(st.lists(st.tuples(DAYS, st.booleans()), max_size=30))
@settings(deadline=None)
def test_a_flow_is_what_happened_in_each_month(rows: list[tuple[date, bool]]) -> None:
    judged = pl.DataFrame(rows, schema={"counted_on": pl.Date, "met": pl.Boolean}, orient="row")
    found = tally(judged, SPANS, "share")
    assert found["denominator"].to_list() == [sum(first <= on <= last for on, _ in rows) for first, last in SPANS]
    assert found["numerator"].to_list() == [
        sum(met and first <= on <= last for on, met in rows) for first, last in SPANS
    ]


@given(SPELLS)
@settings(deadline=None)
def test_groups_add_up_to_the_whole(rows: list[tuple[date, int | None, str]]) -> None:
    whole = tally(stock(rows), SPANS, "share")["numerator"]
    parts = (
        tally(stock(rows), SPANS, "share", grouped=True).group_by("span").agg(pl.col("numerator").sum()).sort("span")
    )
    assert parts["numerator"].to_list() == (whole.to_list() if rows else [])


def test_months_follow_one_another_and_the_last_ends_on_the_day() -> None:
    spans = evaluate.months(date(2026, 3, 15), 3)
    assert spans == [
        (date(2026, 1, 1), date(2026, 1, 31)),
        (date(2026, 2, 1), date(2026, 2, 28)),
        (date(2026, 3, 1), date(2026, 3, 15)),
    ]


@pytest.mark.parametrize("on", [date(2026, 3, 31), date(2028, 2, 29), date(2026, 1, 1)])
def test_there_are_as_many_months_as_asked_for(on: date) -> None:
    spans = evaluate.months(on, 72)
    assert len(spans) == 72
    assert spans[-1][1] == on


TWO_PLANS = build(
    [
        case(1, "plan", {"plan.made": "2025-01-06"}, born_on=day("2015-05-10"), sex="M", ethnicity="CHNE"),
        case(2, "plan", {"plan.made": "2025-01-06"}, born_on=day("2021-05-11"), team="South", district="HP7"),
    ],
    placements=[
        {"person": 1, "since": day("2025-01-06"), "until": day("0331"), "type": "special_academy_free"},
        {"person": 1, "since": day("0401"), "type": "mainstream_academy"},
    ],
)


def by(cut: str, on: date = ON, key: str = "plans_in_force") -> dict[str, float]:
    found = evaluate.judged(indicator(key), TWO_PLANS, on).over([(on, on)], cut)
    return {group: value for group, value in found.select("group", "numerator").iter_rows() if value}


@pytest.mark.parametrize(
    ("cut", "answer"),
    [
        ("team", {"North": 1, "South": 1}),
        ("sex", {"F": 1, "M": 1}),
        ("ethnicity", {"Asian": 1, "White": 1}),
        ("need", {"ASD": 2}),
        ("district", {"HP20": 1, "HP7": 1}),
        ("age", {"11 to 15": 1, "5 to 10": 1}),
        ("setting", {"mainstream_academy": 1, "Not recorded": 1}),
    ],
)
def test_each_cut(cut: str, answer: dict[str, float]) -> None:
    assert by(cut) == answer


def test_age_and_setting_are_those_of_the_day() -> None:
    assert by("age", day("0509")) == {"5 to 10": 1, "Under 5": 1}
    assert by("setting", day("0331")) == {"special_academy_free": 1, "Not recorded": 1}


def test_the_cases_behind_a_figure_and_behind_a_group() -> None:
    found = evaluate.judged(indicator("plans_in_force"), TWO_PLANS, ON)
    assert found.behind((ON, ON)) == [1, 2]
    assert found.behind((ON, ON), True, "team", "South") == [2]


def test_an_observation_counts_until_a_newer_one() -> None:
    given = {"indicator": "sen_support_rate", "cut": "", "group": "", "source": "Census"}
    rows = [
        {**given, "on": day("0115"), "numerator": 30.0, "denominator": 200.0},
        {**given, "on": day("2025-01-16"), "value": 14.0},
    ]
    found = evaluate.judged(indicator("sen_support_rate"), build(observations=rows), ON)
    spans = [(day("2025-01-01"), day("2025-12-31")), (day("0101"), ON)]
    assert found.over(spans)["value"].to_list() == [14.0, 15.0]


def test_what_happened_later_is_not_known_on_the_day() -> None:
    rows = build([case(1, "assessment", {"request.received": "0301", "plan.issued": "0615"}, ended_on=day("0615"))])
    known = rows.known_on(day("0614"))
    assert known.facts("assessment")["plan.issued"].to_list() == [None]
    assert known.facts("assessment")["ended_on"].to_list() == [None]


def test_how_long_a_case_is_open_does_not_begin_anew_on_a_birthday() -> None:
    frames = build([case(1, "assessment", {"request.received": "0301"}, born_on=day("2021-06-16"))])
    found = (
        evaluate.judged(indicator("weeks_open"), frames, ON).over([(ON, ON)], "age").filter(pl.col("denominator") > 0)
    )
    assert found.select("group", "value").rows() == [("5 to 10", (ON - day("0301")).days / 7)]


def test_placements_of_a_kind_by_setting_add_up_to_the_whole() -> None:
    where = [("special_academy_free", "0101", "0401"), ("mainstream_academy", "0402", None)]
    placements = [
        {
            "person": n,
            "since": day(since),
            "until": until and day(until),
            "type": kind,
            "provision": "",
            "in_area": True,
        }
        for n in (1, 2)
        for kind, since, until in where
    ]
    frames = build([case(n, "plan", {"plan.made": "0105"}) for n in (1, 2, 3)], placements=placements)
    found = evaluate.judged(indicator("placed_mainstream"), frames, ON).over([(ON, ON)], "setting")
    told = {group: (part, whole) for *_, group, part, whole, _ in found.rows()}
    assert told == {"mainstream_academy": (2, 2), "special_academy_free": (0, 0), "Not recorded": (0, 1)}


def parts_of(key: str, cut: str, found: Frames) -> dict[str, tuple[float, float | None]]:
    rows = evaluate.judged(indicator(key), found, ON).over([evaluate.latest_span(indicator(key).card, ON)], cut)
    return {row["group"]: (row["numerator"], row["denominator"]) for row in rows.iter_rows(named=True)}


def test_a_stock_by_school_is_of_the_school_of_the_day() -> None:
    assert parts_of("placed_far", "school", DISTANCE.frames) == {
        "Elm Park": (1, 4),
        "Far Court": (0, 0),
        "No school or college recorded": (0, 0),
    }
    assert parts_of("plans_in_force", "school", DISTANCE.frames) == {
        "Elm Park": (4, None),
        "Far Court": (0, None),
        "Oak House": (1, None),
        "No school or college recorded": (1, None),
    }


def test_a_flow_by_school_is_of_the_school_on_the_day_it_happened() -> None:
    ends = {"plan.ceased": "0601"}
    found = replace(
        DISTANCE.frames,
        processes={
            **DISTANCE.frames.processes,
            "plan": build(
                [case(n, "plan", {"plan.made": "2024-10-01", **ends}, ended_on=day("0601")) for n in (3, 4, 8)]
            ).facts("plan"),
        },
    )
    assert parts_of("plans_ceased", "school", found) == {
        "Elm Park": (1, None),
        "No school or college recorded": (2, None),
    }


def test_appeals_and_mediations_are_told_apart_by_what_they_are_about() -> None:
    assert parts_of("appeals_made", "about", DISPUTES.frames) == {
        "Decision not to assess": (1, None),
        "Decision not to make a plan": (1, None),
        "Needs or provision in the plan (sections B and F)": (1, None),
        "Needs or provision, and the school or college (sections B, F and I)": (1, None),
        "Not recorded": (1, None),
        "School or college named, its type, or that none is named (section I)": (1, None),
    }
    assert parts_of("mediation_agreed", "about", DISPUTES.frames) == {
        "Health provision in the plan (section G), or that there is none": (0, 1),
        "Not recorded": (1, 2),
        "School or college named, its type, or that none is named (section I)": (1, 1),
    }


def test_no_card_of_a_counted_figure_offers_the_single_school_and_only_staff_are_offered_it() -> None:
    figures = evaluate.judged(indicator("plans_in_force"), DISTANCE.frames, ON)
    assert "school" not in {cut for one in indicators().values() if one.judge for cut in one.card.cuts}
    assert "school" not in figures.cuts
    assert figures.staff_cuts == [*figures.cuts, "school"]
    assert not {"school"} & {cut for entry in entries().values() for cut in entry.cuts}


def test_an_observed_figure_has_no_schools() -> None:
    observed = next(one for one in indicators().values() if not one.judge)
    assert evaluate.judged(observed, build(), ON).staff_cuts == []
