"""The evidence room, the rules of thumb behind list 1, and the response as page and PDF."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import (
    make_carer,
    make_case,
    make_person,
    make_placement,
    make_sen_support,
    make_setting,
    make_user,
    sign_in,
)
from tests.factories.strategic import (
    make_action,
    make_board,
    make_edition,
    make_evidence,
    make_evidence_use,
    make_finding,
    make_inspection,
    make_plan,
    make_response,
)
from tests.strict_html import check_html

from areasend.documents.pdf import to_pdf
from areasend.exchange.annex_a import RULES
from areasend.records import evidence_room
from areasend.records.area_figures import area_figures
from areasend.records.evidence_room.checks import OWN_RULES, check_all, failing
from areasend.records.papers.inspection_response import compose
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
AGE_OF_THE_FIGURES = 1
"""How many queries tell whether the kept figures are still those of the records."""
GOOD = {"ethnicity": "WBRI", "upn": "A123456789012", "postcode": "HP20 1UY", "born_on": date(2016, 5, 4)}


def plan_of(person, **given):
    facts = {"plan.made": date(2026, 2, 2), **given}
    return make_case(process="plan", person=person, officer=make_user(), facts=facts)


@pytest.fixture
def child():
    """With everything that list 1 asks for."""
    person = make_person(**GOOD)
    plan_of(person)
    make_carer(person)
    make_placement(person)
    return person


def found(**given):
    return {one.key for one in check_all(TODAY) if one.failing}


def test_a_whole_record_passes_every_rule(child):
    assert found() == set()


@pytest.mark.parametrize(
    ("field", "value", "rules"),
    [
        ("ethnicity", "", {"101c"}),
        ("ethnicity", "NOBT", {"ethnicity_not_obtained"}),
        ("primary_need", "", {"101d"}),
        ("secondary_need", "ASD", {"need_twice"}),
        ("upn", None, {"107"}),
        ("postcode", "", {"postcode"}),
        ("born_on", date(2001, 10, 1), {"102a", "uln"}),
        ("born_on", date(2000, 10, 1), {"102b", "uln"}),
        ("died_on", date(2026, 11, 1), {"112"}),
    ],
)
def test_each_gap_in_a_record_fails_its_rule(child, field, value, rules):
    setattr(child, field, value)
    child.save()
    assert found() == rules


def test_a_plan_not_reviewed_for_a_year_is_counted(child):
    child.cases.get().facts.update(on=date(2025, 11, 1))
    assert found() == {"review"}


def test_a_review_decided_within_the_year_counts_whatever_its_case(child):
    plan = child.cases.get()
    plan.facts.update(on=date(2025, 2, 2))
    make_case(
        process="annual_review",
        person=child,
        origin=plan,
        facts={"review.meeting": DAY, "review.decided_maintain": DAY},
    )
    assert found() == set()


def test_a_date_ahead_is_counted(child):
    child.cases.get().facts.update(on=date(2027, 1, 1))
    assert {"future", "105b", "106b"} - {"106b"} <= found()


def test_a_child_of_school_age_is_somewhere(child):
    child.placements.all().delete()
    assert found() == {"108a"}


@pytest.mark.parametrize(
    ("given", "rule"), [({"urn": None}, "urn"), ({"closed_on": date(2026, 9, 1)}, "closed_setting")]
)
def test_the_setting_is_known_and_open(child, given, rule):
    child.placements.update(setting=make_setting(**given))
    assert found() == {rule}


def test_a_placement_not_known_is_counted(child):
    child.placements.update(setting=None, arrangement="placement_unknown")
    assert found() == {"placement_unknown", "108a"}


def test_somebody_to_write_to_is_known(child):
    child.care_links.update(is_first_contact=False)
    assert found() == {"first_contact"}


def test_a_plan_without_an_officer_is_counted(child):
    child.cases.update(officer=None)
    assert found() == {"104"}


def test_only_those_with_a_plan_are_on_the_list():
    make_case(person=make_person(ethnicity=""), facts={"request.received": date(2026, 9, 1)})
    assert {one.of for one in check_all(TODAY)} == {0}


@pytest.mark.parametrize("key", [*(rule.code for rule in RULES), *(rule.key for rule in OWN_RULES)])
def test_the_list_behind_a_rule_is_as_long_as_its_count(child, key):
    plan_of(make_person(ethnicity="", born_on=date(2001, 10, 1)))
    make_sen_support(make_person(ethnicity="", upn=None))
    counted = {one.key: one.failing for one in check_all(TODAY)}
    assert failing(key, TODAY).count() == (counted[key] or 0)


def test_an_empty_area_is_told_what_to_bring():
    room = evidence_room.room(TODAY)
    assert room.ready == 0
    assert [item.title for item in room.items if not item.brings] == []
    assert [item.title for item in room.items if not item.lacking] == []


def test_what_is_there_is_shown_with_its_age():
    make_edition(frozen_on=date(2025, 3, 1))
    make_evidence(title="Joint strategic needs assessment 2026")
    items = {item.key: item for item in evidence_room.room(TODAY).items}
    assert items["self_evaluation"].state(TODAY) == "old"
    assert items["needs_assessment"].state(TODAY) == "ready"


def test_a_board_without_terms_is_named():
    make_board(name="Impact group")
    items = {item.key: item for item in evidence_room.room(TODAY).items}
    assert items["governance"].lacking == ("Impact group has no terms of reference.",)


def test_our_own_rules_are_asked_in_one_query_and_the_lists_are_kept(child, django_assert_num_queries):
    area_figures(TODAY).of("reviews_overdue")
    check_all(TODAY)
    with django_assert_num_queries(AGE_OF_THE_FIGURES * 3 + 1):
        check_all(TODAY)


@pytest.mark.parametrize(("role", "links"), [(Role.HEAD_OF_SERVICE, True), (Role.PARTNER, False)])
def test_names_are_linked_only_for_those_who_may_have_them(child, role, links):
    child.ethnicity = ""
    child.save()
    page = sign_in(make_user(roles=[role])).get("/improvement/inspections/room/").content.decode()
    check_html(page)
    assert ("/room/101c/" in page) is links
    assert child.surname not in page


@pytest.fixture
def answered():
    """A finding with an action, two responses and a file."""
    inspection = make_inspection(text="Children wait too long.", published_on=date(2026, 2, 10))
    finding = make_finding(inspection, state="accepted", decided_on=date(2026, 2, 17))
    make_response(finding, on=date(2026, 3, 1), response="We hire", impact="Forty fewer wait")
    make_response(finding, on=date(2027, 3, 1), response="Told later")
    finding.answers.create(action=make_action(make_plan(title="Improvement plan"), title="Hire six"))
    make_evidence_use(file=make_evidence(title="Waiting list"), finding=finding)
    return inspection


def test_the_response_tells_finding_by_finding(answered):
    said = str(compose(answered, TODAY))
    assert [word in said for word in ("We hire", "Forty fewer wait", "Hire six", "Waiting list")] == [True] * 4
    assert "Told later" not in said


def test_a_finding_without_answer_says_so():
    finding = make_finding(state="accepted", decided_on=date(2026, 2, 17))
    said = str(compose(finding.inspection, TODAY))
    assert "No action answers this finding yet" in said
    assert "has not answered this finding" in said


def test_the_response_is_a_page_and_an_accessible_pdf(answered):
    client = sign_in(make_user(roles=[Role.PARTNER]))
    where = f"/improvement/inspections/{answered.reference}/response"
    check_html(client.get(f"{where}/").content.decode())
    assert client.get(f"{where}.pdf").content.startswith(b"%PDF")
    assert to_pdf(compose(answered, TODAY)) == to_pdf(compose(answered, TODAY))
