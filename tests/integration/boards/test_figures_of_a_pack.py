"""Which figures a pack tells: those that stand out since the last meeting, and those that miss their target."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_case
from tests.factories.strategic import make_indicator_target, make_meeting
from tests.integration.boards.test_pack import words

from areasend.indicators.catalogue.card import catalogue_cards
from areasend.indicators.catalogue.standing import Standing
from areasend.records.papers.pack.context import Context
from areasend.records.papers.pack.figures import figures, moved, rounded

pytestmark = pytest.mark.django_db

SINCE = date(2026, 8, 1)


@pytest.fixture
def late_plans(db):
    """Three plans issued, none of them in twenty weeks."""
    for day in (1, 2, 3):
        facts = {"request.received": date(2026, 1, day), "decision.assess": date(2026, 2, 10)}
        make_case(facts=facts | {"draft.served": date(2026, 8, 1), "plan.issued": date(2026, 9, day)})


def context(board, *, public):
    return Context(make_meeting(board, on=date(2026, 12, 9)), None, SINCE, TODAY, is_public=public)


def test_a_missed_target_of_the_area_is_told(board, late_plans):
    make_indicator_target(indicator="plans_in_20_weeks", value=60, since=date(2026, 1, 1))
    missed = {one.standing.card.key: one for one in moved(context(board, public=False)) if one.misses}
    assert missed["plans_in_20_weeks"].standing.target == "60.0%"


def test_the_public_sees_no_small_number(board, late_plans):
    from areasend.documents.paper import Paper

    label = catalogue_cards()["plans_in_20_weeks"].label
    make_indicator_target(indicator="plans_in_20_weeks", value=60, since=date(2026, 1, 1))
    said = words(Paper("T", "", "A", TODAY, blocks=tuple(figures(context(board, public=True)))))
    assert f"{label}\nNot shown: small numbers" in said
    assert "of 3" not in said


@pytest.mark.parametrize(
    ("key", "value", "said"), [("plans_in_20_weeks", 41.6, "about 42%"), ("plans_in_force", 6413.0, "about 6,410")]
)
def test_what_the_public_sees_is_rounded(key, value, said):
    card = catalogue_cards()[key]
    assert rounded(Standing(card, TODAY, value, value, None, [], "", "", [], None)) == said
