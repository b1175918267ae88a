"""Each filter of the Cases list, alone; a test a meaning."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from tests.conftest import TODAY
from tests.factories import (
    make_advice,
    make_case,
    make_contact,
    make_exception,
    make_person,
    make_placement,
    make_setting,
    make_team,
    make_user,
)

from areasend.rules.policies.access import Role
from areasend.web.cases.listing.selection import select, tidy


@pytest.fixture
def user():
    return make_user("Hal Head", roles=[Role.HEAD_OF_SERVICE])


@pytest.fixture
def found(user):
    """`found(lateness="overdue")`: the references that pass."""

    def found(**chosen) -> set[str]:
        query = QueryDict(urlencode(chosen, doseq=True))
        return {case.reference for case in select(query, user, TODAY).cases}

    return found


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def received(days: int, **more) -> dict:
    return {"request.received": ago(days)} | {name.replace("__", "."): on for name, on in more.items()}


def test_open_cases_are_shown_and_ended_ones_on_asking(found):
    opened, ended = make_case(), make_case(facts=received(90, decision__refuse=ago(60)))
    assert found() == {opened.reference}
    assert found(state="ended") == {ended.reference}
    assert len(found(state="all")) == 2


def test_a_search_looks_at_ended_cases_too(found):
    ended = make_case(person=make_person("Zainab", "Ofori"), facts=received(90, decision__refuse=ago(60)))
    assert found(q="zainab ofori") == {ended.reference}


@pytest.mark.parametrize("typed", ["Katherine Brown", "katherin browne", "Cathérine Brown", "BROWN", "Katheryn Braun"])
def test_a_name_may_hold_typing_errors(found, typed):
    case = make_case(person=make_person("Katherine", "Brown"))
    make_case(person=make_person("Mohammed", "Hussain"))
    assert found(q=typed) == {case.reference}


def test_a_reference_a_person_reference_and_a_upn_are_found(found):
    case = make_case(person=make_person(upn="A123456789012"))
    assert found(q=case.reference.lower()) == {case.reference}
    assert found(q=case.person.reference) == {case.reference}
    assert found(q="a123456789012") == {case.reference}


def test_the_last_digits_of_a_reference_are_enough(found):
    case = make_case(reference="A26-04711")
    assert found(q="4711") == {case.reference}


def test_process_and_stage(found):
    case, plan = make_case(), make_case(process="plan", facts={"plan.made": ago(10)})
    assert found(process="plan") == {plan.reference}
    assert found(stage="assessment.deciding_to_assess") == {case.reference}


@pytest.mark.parametrize(
    ("lateness", "expected"),
    [
        ("overdue", {"late", "old"}),
        ("due_7", {"week"}),
        ("due_28", {"week", "month"}),
        ("past_final", {"old"}),
        ("late_12", {"old"}),
        ("late_4", set()),
    ],
)
def test_lateness(found, lateness, expected):
    days = {"late": 50, "old": 200, "week": 38, "month": 20, "far": 1}
    names = {make_case(facts=received(number)).reference: name for name, number in days.items()}
    assert {names[reference] for reference in found(lateness=lateness)} == expected


def test_team_officer_and_nobody(found):
    south = make_team("South team")
    olive = make_user("Olive Officer", team=south)
    hers, nobodys = make_case(officer=olive), make_case()
    assert found(team=south.pk) == found(officer=olive.pk) == {hers.reference}
    assert found(officer="nobody") == {nobodys.reference}


def test_whose_move(found):
    ours = make_case()
    theirs = make_case(facts=received(60, decision__assess=ago(30)))
    assert found(whose_move="others") == {theirs.reference}
    assert found(whose_move="local_authority") == {ours.reference}


def test_need_and_age(found):
    small = make_case(person=make_person(born_on=date(2021, 11, 19), primary_need="SLCN"))
    big = make_case(person=make_person(born_on=date(2021, 11, 18), primary_need="SEMH"))
    assert found(need="SLCN") == found(age="0-4") == {small.reference}
    assert found(age="5-10") == {big.reference}


def test_setting_by_word_and_urn(found):
    case = make_case()
    make_placement(case.person, make_setting("Oak Tree Academy", urn="998877"))
    make_placement(make_case().person)
    assert found(setting="oak tree") == found(setting="998877") == {case.reference}


def test_exception(found):
    claimed, other = make_case(), make_case()
    make_exception(claimed, "absent_from_area")
    assert found(exception="any") == found(exception="absent_from_area") == {claimed.reference}
    assert found(exception="none") == {other.reference}
    assert found(exception="school_closed") == set()


def test_next_duty(found):
    case = make_case()
    make_case(facts=received(60, decision__assess=ago(30), decision__issue=ago(3)))
    assert found(next="assessment/decide_whether_to_assess") == {case.reference}


def test_opened_between(found):
    case = make_case(facts={"request.received": date(2026, 3, 5)})
    make_case(facts={"request.received": date(2026, 4, 1)})
    assert found(opened_from="2026-03-01", opened_to="2026-03-31") == {case.reference}


def test_what_happened_and_when(found):
    issued = make_case(facts=received(200, decision__assess=ago(170), plan__issued=ago(50)))
    refused = make_case(facts=received(200, decision__refuse=ago(160)))
    assert found(fact="plan.issued", fact_from=ago(60), fact_to=ago(40)) == {issued.reference}
    assert found(fact="plan.issued", fact_from=ago(40)) == set()
    either = {issued.reference, refused.reference}
    assert found(fact="decision.assess,decision.refuse") == found(fact=["decision.assess", "decision.refuse"]) == either


@pytest.mark.parametrize(
    ("within", "facts", "passes"),
    [
        ("decision_yes", received(100, decision__refuse=ago(58)), True),
        ("decision_no", received(100, decision__refuse=ago(58)), False),
        ("decision_no", received(100, decision__assess=ago(57)), True),
        ("final_yes", received(200, plan__issued=ago(60)), True),
        ("final_no", received(200, plan__issued=ago(59)), True),
        ("over_52", received(400, plan__issued=ago(36)), False),
        ("over_52", received(400, plan__issued=ago(35)), True),
    ],
)
def test_how_long_it_took(found, within, facts, passes):
    case = make_case(facts=facts)
    assert (case.reference in found(within=within)) is passes


def test_a_review_is_timed_from_its_meeting(found):
    review = {"review.planned": ago(80), "review.meeting": ago(70), "review.decided_maintain": ago(42)}
    case = make_case(process="annual_review", facts=review)
    assert found(within="review_yes") == {case.reference}
    assert found(within="review_no") == set()


def test_advice_by_source_and_state(found):
    late, given = make_case(), make_case()
    make_advice(late, source="medical", asked_on=ago(50))
    make_advice(given, source="medical", asked_on=ago(50), received_on=ago(20))
    assert found(advice_source="medical") == {late.reference, given.reference}
    assert found(advice_source="medical", advice="late") == found(advice="awaited") == {late.reference}
    assert found(advice="in_time") == {given.reference}
    assert found(advice_source="psychology", advice="late") == set()


def test_promises(found):
    case = make_case()
    make_contact(case, ago(5), answer_due_on=TODAY)
    assert found(promise="open") == {case.reference}
    assert found(promise="late") == set()


def test_filters_combine(found):
    make_case(facts=received(50))
    assert found(lateness="overdue", process="plan") == set()


def test_a_choice_that_does_not_exist_is_said_and_left_out(user):
    case = make_case()
    selection = select(QueryDict("stage=nonsense"), user, TODAY)
    assert selection.form.errors["stage"] == ["Select one of the choices for stage"]
    assert list(selection.cases) == [case]


def test_an_address_is_kept_without_its_empty_parts_and_page():
    assert tidy(QueryDict("q=&process=plan&page=3&fact=a&fact=b")) == "process=plan&fact=a&fact=b"
