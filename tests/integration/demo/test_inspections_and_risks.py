"""The demo's inspections and risks, on the boards that it has."""

from datetime import date

import pytest

from areasend.demo.above import boards, inspections, people, risks
from areasend.documents.pdf import to_pdf
from areasend.records import inspection_standing
from areasend.records.models import Escalation, Finding, Inspection, Risk
from areasend.records.papers.inspection_response import compose
from areasend.records.risk_standing import standings

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 11, 18)


def load(until):
    known = people.load(until)
    boards.load(known)
    inspections.load(known)
    risks.load(known)
    return known


@pytest.fixture
def known(settings, tmp_path):
    storages = settings.STORAGES
    settings.STORAGES = storages | {"default": {**storages["default"], "OPTIONS": {"location": str(tmp_path)}}}
    settings.AREASEND_AREA_NAME = "Buckinghamshire"
    return load(UNTIL)


def test_the_letter_of_2022_asked_for_a_written_statement(known):
    letter = Inspection.objects.get(reference="local-area-2022")
    plan = letter.plans.get()
    assert letter.findings.filter(kind="significant_weakness", state="accepted").count() == 3
    assert (letter.started_on, letter.ended_on) == (date(2022, 3, 7), date(2022, 3, 11))
    assert (plan.submitted_on, plan.accepted_on) == (date(2022, 8, 8), date(2022, 8, 25))
    assert plan.closed_on == date(2024, 3, 28)


def test_every_weakness_has_its_actions_responses_and_impact(known):
    weak = Finding.objects.filter(kind="significant_weakness")
    assert all(one.answers.exists() and one.responses.exclude(impact="").exists() for one in weak)


def test_every_finding_has_its_place_in_the_text(known):
    found = Finding.objects.select_related("inspection")
    assert [one for one in found if one.inspection.text[one.start : one.end] != one.text] == []


def test_the_outcomes_are_read_from_the_words(known):
    found = {one.reference: inspection_standing.outcome(one) for one in Inspection.objects.all()}
    assert found == {
        "local-area-2022": "statement_required",
        "area-send-2025": "inconsistent",
        "dorset-2024": "typically_positive",
        "surrey-2023": "inconsistent",
        "hertfordshire-2023": "systemic_failings",
        "dudley-2025": "inconsistent",
    }


def test_the_responses_can_be_set_in_type(known):
    papers = [compose(one, UNTIL) for one in Inspection.objects.ours()]
    assert [to_pdf(paper)[:4] for paper in papers] == [b"%PDF"] * 2


def test_there_are_a_dozen_risks_with_scores_over_time(known):
    found = standings(Risk.objects.open(), UNTIL)
    assert len(found) == 12
    assert [one.risk.title for one in found if len(one.values) < 2] == []


def test_one_escalation_is_answered_and_one_waits(known):
    assert sorted(one.answered_on is None for one in Escalation.objects.all()) == [False, True]


def test_nothing_has_happened_before_its_day(settings, tmp_path):
    storages = settings.STORAGES
    settings.STORAGES = storages | {"default": {**storages["default"], "OPTIONS": {"location": str(tmp_path)}}}
    load(date(2022, 6, 30))
    assert Inspection.objects.get().plans.get().submitted_on is None
    assert Risk.objects.filter(opened_on__gt=date(2022, 6, 30)).count() == 0
