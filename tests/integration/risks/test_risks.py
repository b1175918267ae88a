"""The register: who sees which risks, how they stand, what is refused, and the way up to a board and back."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import make_user, sign_in
from tests.factories.counting import count_queries
from tests.factories.strategic import (
    make_action,
    make_blocker,
    make_board,
    make_escalation,
    make_meeting,
    make_risk,
    make_risk_score,
    make_seat,
)
from tests.strict_html import check_html

from areasend.actions import escalation, risk
from areasend.actions.refusal import Refused, Stale
from areasend.records.models import Risk
from areasend.records.risk_standing import standing_of
from areasend.rules.policies.access import Role, Verb

pytestmark = pytest.mark.django_db
HOME = "/improvement/risks/"
DAY = date(2026, 10, 5)
TOLD = {
    "title": "Late advice",
    "cause": "Few psychologists",
    "event": "Advice comes late",
    "effect": "Children wait",
    "owner": "Principal psychologist",
    "likelihood": 5,
    "impact": 4,
}


@pytest.fixture(autouse=True)
def _held_still(settings):
    settings.AREASEND_TODAY = TODAY.isoformat()


@pytest.fixture
def lead():
    return make_user("Lena Lead", roles=[Role.IMPROVEMENT_LEAD])


@pytest.fixture
def said(lead):
    return {"by": lead, "today": TODAY}


@pytest.fixture
def below():
    """A group under a board."""
    return make_board(name="Quality group", parent=make_board(name="Partnership board"))


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    page = response.content.decode()
    check_html(page)
    return page


def in_boxes(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


# Who sees which ------------------------------------------------------------


def seen_by(user):
    return set(Risk.objects.allowed(user, Verb.VIEW_RISK))


def test_a_partner_sees_what_is_theirs_and_nothing_else(below):
    partner, other = make_user(roles=[Role.PARTNER]), make_risk()
    owned = make_risk(owner_user=partner)
    held, taken = make_risk(below), make_risk()
    make_escalation(taken, to_board=below)
    make_seat(below, user=partner)
    assert seen_by(partner) == {owned, held, taken}
    assert other not in seen_by(partner)


def test_a_seat_that_was_given_up_shows_nothing(below):
    partner = make_user(roles=[Role.PARTNER])
    make_risk(below)
    make_seat(below, user=partner, until=DAY)
    assert seen_by(partner) == set()


@pytest.mark.parametrize("role", [Role.HEAD_OF_SERVICE, Role.IMPROVEMENT_LEAD, Role.ANALYST])
def test_those_who_look_at_the_area_see_every_one(role):
    made = make_risk()
    assert seen_by(make_user(roles=[role])) == {made}


def test_an_owner_may_look_and_review_and_not_change():
    partner = make_user(roles=[Role.PARTNER])
    owned = make_risk(owner_user=partner)
    client = sign_in(partner)
    assert owned.title in text_of(client, f"{HOME}{owned.reference}/")
    assert client.get(f"{HOME}{owned.reference}/review/").status_code == 200
    assert client.get(f"{HOME}{owned.reference}/amend/").status_code == 403


# How they stand ------------------------------------------------------------


def test_the_latest_review_is_the_score_now(below):
    made = make_risk(below, likelihood=4, impact=4)
    make_risk_score(made, on=date(2026, 10, 1), likelihood=5, impact=4)
    make_risk_score(made, on=date(2026, 11, 1), likelihood=3, impact=4)
    found = standing_of(made, TODAY)
    assert (found.before.value, found.now.value, found.trend, found.band) == (16, 12, "falling", "high")


def test_an_earlier_day_tells_how_it_stood_then():
    made = make_risk(likelihood=4, impact=4)
    make_risk_score(made, on=date(2026, 11, 1), likelihood=2, impact=2)
    assert standing_of(made, date(2026, 10, 1)).now.value == 16


def test_what_is_above_the_appetite_ought_to_go_up_until_it_has(below):
    made = make_risk(below, likelihood=5, impact=4)
    assert standing_of(made, TODAY).should_go_up
    make_escalation(made, to_board=below.parent)
    assert not standing_of(made, TODAY).should_go_up


def test_the_scored_queryset_agrees_with_the_standing():
    made = make_risk(likelihood=4, impact=4)
    make_risk_score(made, likelihood=2, impact=3)
    assert Risk.objects.scored().get().now_score == standing_of(made, TODAY).now.value == 6


def test_the_register_asks_the_same_number_of_times_however_long(lead, below):
    make_risk_score(make_risk(below))
    client = sign_in(lead)
    few = count_queries(client, HOME)
    for _ in range(5):
        make_risk_score(make_risk(below))
    assert count_queries(client, HOME) == few


# Raising, reviewing, closing ------------------------------------------------------------


def test_references_follow_one_another(said, below):
    first, second = (risk.open_risk(**said, board=below, **TOLD) for _ in "12")
    assert int(second.reference[2:]) == int(first.reference[2:]) + 1


def test_the_band_gives_the_day_of_the_next_review(said, below):
    made = risk.open_risk(**said, board=below, **TOLD)
    assert made.review_on == date(2026, 12, 18)
    risk.review(made, **said, on=TODAY, likelihood=1, impact=2)
    made.refresh_from_db()
    assert made.review_on == date(2027, 11, 18)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"likelihood": 6}, "Likelihood goes from 1 to 5"),
        ({"impact": 0}, "Impact goes from 1 to 5"),
        ({"target_score": 21}, "between 1 and 20"),
        ({"cause": " "}, "what the cause is"),
        ({"opened_on": date(2027, 1, 1)}, "in the future"),
        ({"review_on": date(2026, 1, 1)}, "first review comes after"),
    ],
)
def test_what_is_not_told_whole_is_refused(said, below, given, sentence):
    with pytest.raises(Refused, match=sentence):
        risk.open_risk(**said, board=below, **TOLD | given)


def test_reviews_follow_one_another(said):
    made = make_risk()
    risk.review(made, **said, on=DAY, likelihood=3, impact=3)
    with pytest.raises(Refused, match="Enter a later day"):
        risk.review(made, **said, on=DAY, likelihood=2, impact=3)


def test_two_people_do_not_review_over_one_another(said):
    made = make_risk()
    risk.review(made, **said, on=DAY, likelihood=3, impact=3, version=1)
    with pytest.raises(Stale):
        risk.review(made, **said, on=TODAY, likelihood=2, impact=3, version=1)


def test_a_closed_risk_is_opened_before_anything_else(said):
    made = make_risk(closed_on=DAY, closed_because="Over")
    with pytest.raises(Refused, match="was closed on 5 October 2026"):
        risk.review(made, **said, on=TODAY, likelihood=1, impact=1)
    assert risk.reopen(made, **said, because="Back").review_on == date(2026, 12, 18)


def test_what_is_before_a_board_is_not_closed(said, below):
    made = make_risk(below)
    escalation.ask(made, **said, on=DAY, ask="Find the money")
    with pytest.raises(Refused, match="is before the Partnership board"):
        risk.close(made, **said, on=TODAY, because="Over")


def test_a_blocker_grows_into_an_issue_once(said, below):
    blocker = make_blocker()
    made = risk.grow(blocker, **said, board=below, **TOLD)
    assert (made.action, made.kind, blocker.risk) == (blocker.action, "issue", made)
    with pytest.raises(Refused, match="is in the register already"):
        risk.grow(blocker, **said, board=below, **TOLD)


# Up to a board and back ------------------------------------------------------------


def test_it_goes_to_the_next_board_up(said, below):
    asked = escalation.ask(make_risk(below), **said, on=DAY, ask="Find the money")
    assert (asked.from_board, asked.to_board) == (below, below.parent)


def test_it_does_not_go_sideways(said, below):
    with pytest.raises(Refused, match="is not above the Quality group"):
        escalation.ask(make_risk(below), **said, on=DAY, ask="Money", to_board=make_board())


def test_the_top_has_nothing_above_it(said):
    with pytest.raises(Refused, match="No board is above"):
        escalation.ask(make_risk(make_board()), **said, on=DAY, ask="Money")


def test_it_is_before_one_board_at_a_time(said, below):
    made = make_risk(below)
    escalation.ask(made, **said, on=DAY, ask="Money")
    with pytest.raises(Refused, match="since 5 October 2026"):
        escalation.ask(made, **said, on=TODAY, ask="More")


def test_the_answer_comes_from_a_meeting_of_the_board_asked(said, below):
    asked = escalation.ask(make_risk(below), **said, on=DAY, ask="Money")
    with pytest.raises(Refused, match="meeting of the Partnership board"):
        escalation.answer(asked, **said, on=TODAY, answer="Yes", meeting=make_meeting(below))
    meeting = make_meeting(below.parent, on=date(2026, 10, 20))
    assert escalation.answer(asked, **said, on=TODAY, answer="Yes", meeting=meeting).answered_on == TODAY


def test_an_answer_does_not_come_before_the_question(said, below):
    asked = escalation.ask(make_risk(below), **said, on=DAY, ask="Money")
    with pytest.raises(Refused, match="was asked on 5 October 2026"):
        escalation.answer(asked, **said, on=date(2026, 10, 4), answer="Yes")


# Pages ------------------------------------------------------------


def test_an_empty_register_says_what_to_do(lead):
    assert "Raise the first one" in text_of(sign_in(lead), HOME)


def test_a_risk_lies_in_its_cell_of_the_matrix(lead, below):
    make_risk(below, reference="R-777", likelihood=5, impact=5, title="Too few places")
    page = text_of(sign_in(lead), HOME)
    assert page.index("app-matrix__cell--extreme") < page.index("R-777") < page.index("4 Likely</th>")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("band=extreme", 1),
        ("band=low", 1),
        ("owner=Head", 1),
        ("review=late", 1),
        ("up=waiting", 1),
        ("up=should", 0),
        ("state=closed", 1),
        ("q=places", 1),
        ("", 2),
    ],
)
def test_the_register_filters(lead, below, query, count):
    grave = make_risk(below, likelihood=5, impact=5, title="Too few places", review_on=date(2026, 11, 1))
    make_escalation(grave, to_board=below.parent)
    make_risk(below, likelihood=1, impact=1, owner="Clerk")
    make_risk(below, closed_on=DAY, closed_because="Over")
    page = text_of(sign_in(lead), f"{HOME}?{query}")
    assert page.count('<th scope="row"><a') == count


def test_the_register_of_a_board_holds_what_was_taken_to_it(lead, below):
    make_escalation(make_risk(below, title="Taken up"), to_board=below.parent)
    assert "Taken up" in text_of(sign_in(lead), f"{HOME}?board={below.parent.pk}")
    assert "Taken up" in text_of(sign_in(lead), f"{HOME}?board={below.pk}")


def test_the_register_is_downloaded_as_it_is_filtered(lead, below):
    make_risk(below, title="Zoë's risk", likelihood=5, impact=5)
    make_risk(below, title="Small", likelihood=1, impact=1)
    text = sign_in(lead).get(f"{HOME}risks.csv?band=extreme").content.decode("utf-8-sig")
    assert "Zoë's risk" in text
    assert "Small" not in text


def test_a_risk_is_raised_on_the_page(lead, below):
    sent = {**TOLD, "kind": "risk", "board": below.pk}
    answer = sign_in(lead).post(f"{HOME}new/", sent)
    made = Risk.objects.get()
    assert answer["Location"] == f"{HOME}{made.reference}/"
    assert "20, extreme (almost certain, major)" in text_of(sign_in(lead), answer["Location"])


def test_a_form_sent_empty_says_what_is_missing(lead, below):
    answer = sign_in(lead).post(f"{HOME}new/", {})
    page = answer.content.decode()
    check_html(page)
    assert answer.status_code == 422
    assert "Say what it means for children" in page


def test_it_is_reviewed_taken_up_and_answered_on_the_pages(lead, below):
    made, client = make_risk(below), sign_in(lead)
    where = f"{HOME}{made.reference}/"
    review = {**in_boxes("on", TODAY), "likelihood": 5, "impact": 5, "note": "Worse", "version": 1}
    client.post(f"{where}review/", review)
    client.post(f"{where}escalate/", {**in_boxes("on", TODAY), "to_board": below.parent.pk, "ask": "Find the money"})
    assert "the Partnership board is asked: Find the money" in text_of(client, where)
    client.post(f"{where}answer/", {**in_boxes("on", TODAY), "answer": "Half of it"})
    page = text_of(client, where)
    assert "Half of it" in page
    assert "Rising" in text_of(client, HOME)


def test_a_blocker_is_offered_with_what_is_known_of_it(lead, below):
    blocker = make_blocker(make_action(board=below), text="No trainer", asked_of="Head of learning")
    page = text_of(sign_in(lead), f"{HOME}from-blocker/{blocker.pk}/")
    assert "Head of learning" in page
    assert "No trainer" in page


def test_there_is_nothing_to_answer_where_nothing_was_asked(lead, below):
    assert sign_in(lead).get(f"{HOME}{make_risk(below).reference}/answer/").status_code == 404


def test_telling_it_better_keeps_its_scores(lead, below):
    made = make_risk(below)
    told = {name: value for name, value in TOLD.items() if name not in ("likelihood", "impact")}
    sent = {**told, "kind": "issue", "board": below.pk, "version": 1, "title": "Very late advice"}
    sign_in(lead).post(f"{HOME}{made.reference}/amend/", sent)
    made.refresh_from_db()
    assert (made.title, made.kind, made.likelihood) == ("Very late advice", "issue", 4)
