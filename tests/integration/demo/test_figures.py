"""The demo's figures from elsewhere: every observed indicator has a course, what is published is true, the rest says it is invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from tests.conftest import TODAY

from areasend.demo.above import figures, people
from areasend.indicators.catalogue import evaluate, indicators
from areasend.indicators.catalogue.card import catalogue_cards
from areasend.indicators.catalogue.standing import standing
from areasend.records.area_figures import AreaFigures, area_figures
from areasend.records.models import IndicatorTarget, Observation

pytestmark = pytest.mark.django_db
OBSERVED = [key for key, card in catalogue_cards().items() if card.is_observed]


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Once for all tests of the module, rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        figures.load(people.load(TODAY))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def area(loaded: None) -> AreaFigures:
    return area_figures(TODAY)


def test_nothing_is_known_before_its_day_nor_after_the_demos() -> None:
    figures.load(people.load(date(2023, 6, 14)))
    assert Observation.objects.order_by("-on").first().on <= date(2023, 6, 2)
    assert not IndicatorTarget.objects.exists()


def test_every_observed_indicator_has_a_figure_and_two_years_of_course(area: AreaFigures) -> None:
    assert [key for key in OBSERVED if standing(area.of(key), "825").value is None] == []
    spans = evaluate.months(TODAY, 48)
    assert [key for key in OBSERVED if area.of(key).over(spans)["value"].drop_nulls().len() < 4] == []


def test_what_is_published_is_true(area: AreaFigures) -> None:
    told = Observation.objects.filter(on__year=2022).values_list("indicator", "on", "value")
    assert {(key, str(on), float(value)) for key, on, value in told} == {
        ("weeks_for_autism_assessment", "2022-03-11", 79.86),
        ("weeks_for_adhd_assessment", "2022-03-11", 79.86),
        ("weeks_for_paediatrician", "2022-03-11", 62.0),
        ("health_checks_from_14", "2022-02-28", 46.0),
    }
    assert round(79.86 * 7) == 559


def test_all_else_says_that_it_is_invented(area: AreaFigures) -> None:
    unsaid = Observation.objects.exclude(source__contains="invented for the demo").exclude(on__year=2022)
    assert not unsaid.exists()
    assert not IndicatorTarget.objects.exclude(reason__contains="invented for the demo").exists()


def test_parts_lie_around_their_whole(area: AreaFigures) -> None:
    span = [evaluate.latest_span(catalogue_cards()["absence_with_plan"], TODAY)]
    whole = area.of("absence_with_plan").over(span)["value"].item()
    parts = area.of("absence_with_plan").over(span, "phase")["value"]
    assert parts.min() < whole < parts.max()


def test_five_indicators_have_an_aim_of_the_areas_own(area: AreaFigures) -> None:
    assert len(IndicatorTarget.objects.aims(TODAY)) == 5
    assert set(IndicatorTarget.objects.aims(TODAY)) <= set(indicators())


@pytest.mark.parametrize(
    ("every", "found"),
    [
        ("month", [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28)]),
        ("quarter", [date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31)]),
        ("term", [date(2025, 3, 31), date(2025, 7, 31), date(2025, 12, 31)]),
        ("01-15", [date(2024, 1, 15), date(2025, 1, 15), date(2026, 1, 15)]),
    ],
)
def test_days_of_figures_end_before_the_day(every: str, found: list[date]) -> None:
    assert figures.days_before(date(2026, 3, 30), every, 3) == found
