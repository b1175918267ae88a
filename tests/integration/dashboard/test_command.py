"""`areasend indicators` divides by the single school for who runs the deployment, and for nobody else."""

from __future__ import annotations

import argparse
from datetime import date

import pytest
from tests.factories import make_case, make_person, make_placement, make_setting

from areasend.indicators.catalogue import evaluate, indicator
from areasend.records import frames_catalogue
from areasend.records.models import Case
from areasend.site.commands.indicators import _rows
from areasend.site.faults import Fault

pytestmark = pytest.mark.django_db
ON, SINCE = date(2026, 11, 18), date(2025, 9, 2)


@pytest.fixture
def figures() -> evaluate.Figures:
    child = make_person(postcode="HP20 1UA")
    make_placement(child, make_setting("Elm Park"), since=SINCE)
    make_case(process="plan", person=child, facts={"plan.made": SINCE})
    return evaluate.judged(indicator("plans_in_force"), frames_catalogue.catalogue(Case.objects.all()), ON)


def asked(**given: object) -> argparse.Namespace:
    return argparse.Namespace(**{"key": ["plans_in_force"], "cut": "school", "months": None, "public": False, **given})


def test_a_school_has_its_row(figures: evaluate.Figures) -> None:
    found = {row["group"]: row["value"] for row in _rows(figures, asked())}
    assert found == {"Elm Park": 1, "No school or college recorded": 0}


def test_what_is_to_be_public_names_none(figures: evaluate.Figures) -> None:
    with pytest.raises(Fault, match="cannot be divided by 'school'"):
        _rows(figures, asked(public=True))
