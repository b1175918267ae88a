"""The dashboard and the timeliness pages count the same: two ways from the database to one figure, over an invented area."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
import pytest
from tests.conftest import TODAY

from areasend import demo
from areasend.indicators import periods, timeliness
from areasend.indicators.catalogue import evaluate, indicator
from areasend.indicators.catalogue.frames import Frames
from areasend.records import frames, frames_catalogue
from areasend.records.models import Case

SPANS = evaluate.months(TODAY, 24)
Judge = Callable[[Any], pl.DataFrame]
WAYS: dict[str, Judge] = {
    "plans_in_20_weeks": lambda cases: timeliness.plans_in_20_weeks(frames.assessments(cases)),
    "plans_in_20_weeks_ex": lambda cases: timeliness.plans_in_20_weeks(frames.assessments(cases), exceptions=False),
    "plans_after_52_weeks": lambda cases: timeliness.plans_after_52_weeks(frames.assessments(cases)),
    "decided_in_6_weeks": lambda cases: timeliness.decided_in_6_weeks(frames.assessments(cases), TODAY),
    "advice_in_6_weeks": lambda cases: timeliness.advice_in_6_weeks(frames.advice(cases), TODAY),
    "reviews_decided_in_4_weeks": lambda cases: timeliness.reviews_decided_in_4_weeks(frames.reviews(cases)),
}


def months(held: Frames, key: str) -> list[tuple[float, float]]:
    found = evaluate.judged(indicator(key), held, TODAY).over(SPANS)
    return found.select("numerator", "denominator").rows()


def rates(judged: pl.DataFrame) -> list[tuple[float, float]]:
    known = judged.filter(pl.col("counted_on") <= TODAY)
    return periods.rates(known, "month", span=(SPANS[0][0], TODAY)).select("numerator", "denominator").rows()


@pytest.mark.django_db
def test_every_month_and_every_month_end_is_the_same() -> None:
    demo.load("825", 1, 150, TODAY, lambda _: None, only_cases=True)
    cases = Case.objects.all()
    held = frames_catalogue.catalogue(cases).known_on(TODAY)
    dashboard = {key: months(held, key) for key in WAYS}
    assert dashboard == {key: rates(judge(cases)) for key, judge in WAYS.items()}
    assert all(sum(every for _, every in found) > 0 for found in dashboard.values())
    aged = timeliness.open_by_age(frames.assessments(cases), [last for _, last in SPANS])
    assert months(held, "open_past_20_weeks") == aged.select("late", "open").rows()
