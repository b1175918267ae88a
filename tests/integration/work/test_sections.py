"""What My work shows, and where."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.conftest import TODAY
from tests.factories import make_advice, make_case, make_contact, make_user

from areasend.web.work.sections import work_of


@pytest.fixture
def officer():
    return make_user("Olive Officer")


def received(days_ago: int) -> dict:
    return {"request.received": TODAY - timedelta(days_ago)}


def sections(officer) -> dict:
    return {section.key: section for section in work_of(officer, officer, TODAY).sections}


def test_a_decision_that_is_late_is_overdue_by_days(officer):
    make_case(officer=officer, facts=received(50))
    (entry,) = sections(officer)["overdue"].entries
    assert entry.what == "Tell the family and the setting whether there will be an assessment"
    assert entry.days == "8 days late"


def test_a_decision_due_today_is_not_overdue(officer):
    make_case(officer=officer, facts=received(42))
    found = sections(officer)
    assert "overdue" not in found
    assert found["due"].entries[0].days == "today"


def test_overdue_work_stands_in_legal_order(officer):
    for days in (60, 90, 75):
        make_case(officer=officer, facts=received(days))
    due = [entry.due_on for entry in sections(officer)["overdue"].entries]
    assert due == sorted(due)


def test_a_long_section_shows_the_first_and_links_to_all(officer):
    for days in range(50, 62):
        make_case(officer=officer, facts=received(days))
    section = sections(officer)["overdue"]
    assert (len(section.entries), section.total, section.more) == (8, 12, "Show all 12")
    assert section.href == f"/cases/?officer={officer.pk}&lateness=overdue"


def test_a_case_in_its_week_17_is_soon_late_and_says_why(officer):
    facts = received(118) | {"decision.assess": TODAY - timedelta(80), "decision.issue": TODAY - timedelta(10)}
    make_advice(make_case(officer=officer, facts=facts), asked_on=TODAY - timedelta(79))
    (entry,) = sections(officer)["soon"].entries
    assert entry.why == "week 17 of 20; Writing the draft plan; advice awaited from 1, 1 late"
    assert entry.due_on == TODAY + timedelta(22)


def test_awaited_advice_is_listed_longest_first(officer):
    case = make_case(officer=officer, facts=received(100) | {"decision.assess": TODAY - timedelta(70)})
    make_advice(case, source="medical", asked_on=TODAY - timedelta(20))
    make_advice(case, source="psychology", asked_on=TODAY - timedelta(60))
    late, running = sections(officer)["advice"].entries
    assert (late.what, late.days) == ("Educational psychologist", "18 days late")
    assert running.colour == ""


def test_received_advice_is_no_longer_awaited(officer):
    case = make_case(officer=officer, facts=received(100))
    make_advice(case, asked_on=TODAY - timedelta(60), received_on=TODAY)
    assert "advice" not in sections(officer)


def test_a_draft_with_the_family_waits_until_their_days_are_over(officer):
    facts = received(100) | {"decision.assess": TODAY - timedelta(80), "decision.issue": TODAY - timedelta(20)}
    make_case(officer=officer, facts=facts | {"draft.served": TODAY - timedelta(4)})
    (entry,) = sections(officer)["others"].entries
    assert (entry.who, entry.due_on) == ("Family", TODAY + timedelta(10))
    assert entry.why.endswith("4 days")


def test_a_familys_days_are_over_but_never_late(officer):
    facts = received(100) | {"decision.assess": TODAY - timedelta(80), "decision.issue": TODAY - timedelta(50)}
    make_case(officer=officer, facts=facts | {"draft.served": TODAY - timedelta(20)})
    (entry,) = sections(officer)["others"].entries
    assert entry.what == "Send the final plan to the family, the setting and health"
    assert (entry.days, entry.colour) == ("their time ended on 12 Nov 2026; we can go on", "yellow")
    assert (entry.who, entry.acts[0].label) == ("Us", "Issue the final plan")


def test_a_promise_stays_until_it_is_kept(officer):
    case = make_case(officer=officer, facts=received(10))
    make_contact(case, TODAY - timedelta(9), answer_due_on=TODAY - timedelta(2))
    make_contact(case, TODAY - timedelta(9), answer_due_on=TODAY - timedelta(1), answered_on=TODAY)
    (entry,) = sections(officer)["promises"].entries
    assert (entry.what, entry.days) == ("Answer Pat Carer", "2 days late")


def test_a_plan_whose_review_is_not_arranged_comes_up_twelve_weeks_before(officer):
    plan = make_case(process="plan", officer=officer, facts={"plan.made": TODAY - timedelta(310)})
    (entry,) = sections(officer)["reviews"].entries
    assert entry.acts[0].href == f"/cases/{plan.reference}/open/annual_review/"


def test_a_plan_whose_review_is_under_way_is_said_once(officer):
    plan = make_case(process="plan", officer=officer, facts={"plan.made": TODAY - timedelta(400)})
    make_case(
        process="annual_review",
        officer=officer,
        person=plan.person,
        origin=plan,
        facts={"review.planned": TODAY - timedelta(60)},
    )
    references = [entry.reference for entry in sections(officer)["overdue"].entries]
    assert plan.reference not in references


def test_overdue_work_is_counted_by_what_it_asks(officer):
    for days in (50, 51):
        make_case(officer=officer, facts=received(days))
    (kind,) = work_of(officer, officer, TODAY).kinds
    assert kind.number == 2
    assert kind.href.endswith("next=assessment%2Fdecide_whether_to_assess")


def test_nobody_elses_work_appears(officer):
    make_case(officer=make_user(), facts=received(50))
    assert work_of(officer, officer, TODAY).is_empty


def past_20_weeks(**more) -> dict:
    return received(200) | {"decision.assess": TODAY - timedelta(170), **more}


def test_past_20_weeks_the_final_plan_stands_first_and_the_earlier_duty_is_folded(officer):
    make_case(officer=officer, facts=past_20_weeks())
    (entry,) = sections(officer)["overdue"].entries
    assert entry.what == "Send the final plan to the family, the setting and health"
    assert (entry.due_on, entry.days) == (TODAY - timedelta(60), "60 days late")
    assert entry.why.startswith("before that: ")
    assert ", due 22 Aug 2026; Gathering advice" in entry.why


def test_past_20_weeks_a_case_is_counted_by_the_final_plan(officer):
    make_case(officer=officer, facts=past_20_weeks())
    (kind,) = work_of(officer, officer, TODAY).kinds
    assert kind.href.endswith("next=assessment%2Fissue_final_plan")


def test_what_is_past_its_final_date_comes_before_an_earlier_legal_date(officer):
    make_case(officer=officer, process="plan", facts={"plan.made": TODAY - timedelta(300)})
    decision = make_case(officer=officer, facts=received(139) | {"decision.assess": TODAY - timedelta(100)})
    final = make_case(officer=officer, facts=past_20_weeks(**{"decision.issue": TODAY - timedelta(100)}))
    assert [entry.reference for entry in sections(officer)["overdue"].entries] == [final.reference, decision.reference]


def test_past_the_councils_own_date_the_move_is_ours_whoever_is_awaited(officer):
    make_case(officer=officer, facts=past_20_weeks())
    (entry,) = sections(officer)["overdue"].entries
    assert (entry.who, entry.who_note) == ("Us", "waiting for the advisers")


def test_before_the_councils_date_the_move_is_theirs(officer):
    make_case(officer=officer, facts=received(108) | {"decision.assess": TODAY - timedelta(80)})
    (entry,) = sections(officer)["due"].entries
    assert (entry.who, entry.who_note) == ("Advisers", "")
