"""The demo's self-evaluation, with and without the parts that it builds on."""

from datetime import date

import pytest
from tests.factories import make_organisation, make_user

from areasend.demo.above import evaluation
from areasend.demo.above.known import Known
from areasend.documents.pdf import to_pdf
from areasend.records.evaluation_standing import evaluation_standing
from areasend.records.models import SelfEvaluation
from areasend.records.papers.self_evaluation import draft_paper, stored_paper
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 11, 18)


@pytest.fixture
def loaded(settings, tmp_path):
    storages = settings.STORAGES
    settings.STORAGES = storages | {"default": {**storages["default"], "OPTIONS": {"location": str(tmp_path)}}}
    known = Known(UNTIL, make_user("Lead", roles=[Role.IMPROVEMENT_LEAD]))
    known.bodies["FACT Bucks"] = make_organisation("FACT Bucks")
    evaluation.load(known)
    return SelfEvaluation.objects.get()


def test_there_is_a_frozen_edition_and_a_living_one(loaded):
    standing = evaluation_standing(loaded, UNTIL)
    only = loaded.editions.get()
    assert (only.frozen_on, only.published_on) == (date(2022, 3, 18), date(2022, 4, 29))
    assert [len(theme.statements) > 3 for theme in standing.themes] == [True] * 4


def test_it_has_gaps_on_purpose(loaded):
    found = {lack.gap.key for lack in evaluation_standing(loaded, UNTIL).gaps}
    assert {"no_action", "no_evidence", "old_evidence", "open_comments", "no_impact"} <= found


def test_edition_and_draft_can_be_set_in_type(loaded):
    papers = [stored_paper(loaded.editions.get()), draft_paper(evaluation_standing(loaded, UNTIL))]
    assert [to_pdf(paper)[:5] for paper in papers] == [b"%PDF-"] * 2
