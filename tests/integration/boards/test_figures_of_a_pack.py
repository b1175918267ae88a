"""Which figures a pack tells: those that stand out since the last meeting, and those that miss their target."""

import sys
from dataclasses import replace
from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_case, make_user, sign_in
from tests.factories.strategic import (
    PAPER,
    make_action,
    make_indicator_target,
    make_measure,
    make_meeting,
    make_pack,
    make_plan,
    make_seat,
)
from tests.integration.boards.test_pack import words

from areasend.actions import release
from areasend.documents.paper import Paper
from areasend.indicators.catalogue.card import catalogue_cards
from areasend.records.papers.frozen import pack_paper
from areasend.records.papers.pack.context import Context
from areasend.records.papers.pack.figures import figures, moved
from areasend.records.papers.pack.plan import because, is_withheld, shown, watched
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db

SINCE = date(2026, 8, 1)


@pytest.fixture
def late_plans(db):
    """Three plans issued, none of them in twenty weeks."""
    for day in (1, 2, 3):
        facts = {"request.received": date(2026, 1, day), "decision.assess": date(2026, 2, 10)}
        make_case(facts=facts | {"draft.served": date(2026, 8, 1), "plan.issued": date(2026, 9, day)})


def context(board, *, public):
    meeting = board.meetings.filter(on=date(2026, 12, 9)).first() or make_meeting(board, on=date(2026, 12, 9))
    return Context(meeting, None, SINCE, TODAY, is_public=public)


def test_a_missed_target_of_the_area_is_told(board, late_plans):
    make_indicator_target(indicator="plans_in_20_weeks", value=60, since=date(2026, 1, 1))
    missed = {one.standing.card.key: one for one in moved(context(board, public=False)) if one.misses}
    assert missed["plans_in_20_weeks"].standing.target == "60.0%"


def test_the_months_that_stand_out_are_told_with_what_is_ordinary(board):
    """Two plans a month for two years, and thirty of them in October."""
    for number in range(22):
        year, month = divmod(2024 * 12 + 11 + number, 12)
        for _ in range(2):
            make_case(facts={"request.received": date(2024, 1, 8), "plan.issued": date(year, month + 1, 12)})
    for day in range(1, 31):
        make_case(facts={"request.received": date(2026, 1, 8), "plan.issued": date(2026, 10, day)})
    said = told(board, public=False)
    assert "October 2026: 30; ordinary is" in said
    assert "How these figures are counted" in said
    assert f"{catalogue_cards()['plans_issued'].label}: {catalogue_cards()['plans_issued'].definition}" in said


def test_what_does_not_fit_into_a_table_is_named_with_its_value(board, late_plans, monkeypatch):
    monkeypatch.setattr(sys.modules[figures.__module__], "SHOWN", 1)
    assert "Also: " in told(board, public=False)


def told(board, *, public):
    return words(Paper("T", "", "A", TODAY, blocks=tuple(figures(context(board, public=public)))))


def test_the_public_sees_no_figure_before_one_is_released(board, late_plans):
    label = catalogue_cards()["plans_in_20_weeks"].label
    make_indicator_target(indicator="plans_in_20_weeks", value=60, since=date(2026, 1, 1))
    assert label in told(board, public=False)
    said = told(board, public=True)
    assert label not in said
    assert "No figures had been published by then" in said


def test_the_public_sees_the_released_figure_and_not_the_live_one(board, late_plans, lead):
    """Forty on time stand in the release of September; three late ones came to light after it."""
    for number in range(40):
        start = date(2026, 1, 1 + number % 20)
        make_case(
            facts={"request.received": start, "decision.assess": date(2026, 2, 9), "plan.issued": date(2026, 9, 4)}
        )
    release.publish(release.make(date(2026, 9, 30), by=lead, today=TODAY), by=lead, today=TODAY)
    for _ in range(3):
        make_case(facts={"request.received": date(2026, 1, 1), "plan.issued": date(2026, 9, 5)})
    make_indicator_target(indicator="plans_in_20_weeks", value=60, since=date(2026, 1, 1))
    assert "0 of 46" in told(board, public=False)
    said = told(board, public=True)
    assert "0% (October 2025 to September 2026)" in said
    assert "of 46" not in said


def test_members_who_may_open_no_case_get_no_small_figure(board, late_plans):
    """None of three plans in time is a small number of plans."""
    make_indicator_target(indicator="plans_in_20_weeks", value=60, since=date(2026, 1, 1))
    for hides, known in ((False, True), (True, False)):
        asked = replace(context(board, public=False), hides=hides, found={})
        assert ("plans_in_20_weeks" in {one.card.key for one in moved(asked)}) is known


def test_a_measure_that_rests_on_a_small_figure_is_named_without_it(board, late_plans):
    action = make_action(make_plan(board=board), title="Be quick")
    make_measure(action, text="Plans in time", indicator="plans_in_20_weeks", kind="percentage", target=60)
    full = context(board, public=False)
    guarded = replace(full, hides=True, found={})
    (one,) = watched(full)
    assert is_withheld(one.measures[0], guarded)
    assert not is_withheld(one.measures[0], full)
    assert (shown(one.measures[0], guarded), shown(one.measures[0], full)) == ("withheld", one.measures[0].shown)
    assert not [sentence for sentence in because(one, guarded) if sentence.startswith("Plans in time:")]


@pytest.mark.parametrize(("role", "kept"), [(Role.PARTNER, "partners"), (Role.HEAD_OF_SERVICE, "board")])
def test_a_pack_opens_as_its_reader_may_have_it(board, role, kept):
    paper = {name: PAPER | {"title": f"Pack for {name}"} for name in ("board", "partners", "public")}
    pack = make_pack(make_meeting(board, on=date(2026, 12, 9)), paper=paper)
    reader = make_user(roles=[role])
    make_seat(board, user=reader)
    page = sign_in(reader).get(f"/improvement/boards/packs/{pack.pk}/").content.decode()
    assert f"Pack for {kept}" in page


def test_an_older_pack_opens_for_partners_as_the_public_has_it(board):
    pack = make_pack(
        make_meeting(board, on=date(2026, 12, 9)), paper={"board": PAPER, "public": PAPER | {"title": "Public"}}
    )
    assert pack_paper(pack, hides=True).title == "Public"
