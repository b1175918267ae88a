"""Recording and taking back an observation: what is refused, and with which words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.conftest import TODAY
from tests.factories import make_user

from areasend.actions import observation
from areasend.actions.refusal import Refused
from areasend.records.models import AuditEntry
from areasend.records.models.observation import Observation

GIVEN: dict[str, Any] = {"on": date(2026, 9, 30), "value": Decimal("12.5"), "source": "Return of the provider"}


def record(key: str = "weeks_for_autism_assessment", **given: Any) -> Observation:
    return observation.record(key, by=make_user(), today=TODAY, **(GIVEN | given))


@pytest.mark.django_db
def test_it_is_kept_with_its_source_and_audited() -> None:
    kept = record(cut="pathway", group="preschool")
    assert (kept.indicator, kept.group, kept.source) == (
        "weeks_for_autism_assessment",
        "preschool",
        "Return of the provider",
    )
    assert AuditEntry.objects.get().action == "observation.record"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"key": "happiness"}, "no indicator"),
        ({"key": "requests_received"}, "counted from the cases"),
        ({"on": date(2027, 1, 1)}, "future"),
        ({"source": " "}, "where the figure comes from"),
        ({"value": None}, "Enter the figure"),
        ({"key": "sen_support_rate", "value": Decimal(101)}, "between 0 and 100"),
        ({"key": "sen_support_rate", "value": None, "numerator": Decimal(3)}, "number of all"),
        ({"numerator": Decimal(3), "denominator": Decimal(0)}, "more than nought"),
        (
            {"key": "sen_support_rate", "value": None, "numerator": Decimal(3), "denominator": Decimal(2)},
            "greater than the whole",
        ),
        ({"cut": "pathway"}, "which part"),
        ({"cut": "weather", "group": "wet"}, "not divided by weather"),
    ],
)
def test_what_is_refused(given: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        record(**given)


@pytest.mark.django_db
def test_a_second_figure_of_the_same_day_waits_until_the_first_is_taken_back() -> None:
    first = record()
    with pytest.raises(Refused, match="already"):
        record()
    observation.withdraw(first, by=make_user(), today=TODAY, because="Typed the wrong month.")
    assert record(value=Decimal(14)).value == 14


@pytest.mark.django_db
def test_it_is_not_taken_back_twice_nor_without_a_reason() -> None:
    kept, by = record(), make_user()
    with pytest.raises(Refused, match="why"):
        observation.withdraw(kept, by=by, today=TODAY, because="")
    observation.withdraw(kept, by=by, today=TODAY, because="Wrong month.")
    with pytest.raises(Refused, match="already taken back"):
        observation.withdraw(kept, by=by, today=TODAY, because="Again.")
