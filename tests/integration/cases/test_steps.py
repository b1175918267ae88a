"""Recording the next step: what it starts is shown first, and saving does exactly that."""

from datetime import date

import pytest
from tests.factories import make_case
from tests.integration.cases.forms import address, day
from tests.strict_html import check_html

from areasend.records.models import Case
from areasend.rules import law, stages

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)


def form(case, on=ON, **more):
    return {**day("on", on), "note": "", "version": case.version, **more}


def test_the_form_shows_what_today_would_start(client, case):
    page = client.get(address(case, "steps/decide_to_issue/")).text
    check_html(page)
    assert "The case will then be at:</strong> Writing the draft plan" in page


def test_checking_another_day_shows_what_that_day_starts_and_saves_nothing(client, officer):
    facts = {"request.received": date(2026, 9, 1), "decision.assess": date(2026, 10, 1), "decision.issue": ON}
    case = make_case(officer=officer, facts=facts)
    response = client.post(
        address(case, "steps/serve_draft/"), form(case, date(2026, 11, 16), check="1", note="Half a no")
    )
    check_html(response.text)
    assert (response.status_code, case.facts.count()) == (200, 3)
    assert "30 Nov 2026" in response.text
    assert "Half a no" in response.text
    assert "There is a problem" not in response.text


def test_with_htmx_only_the_preview_comes(client, case):
    given = form(case, check="1")
    response = client.post(address(case, "steps/decide_to_issue/"), given, headers={"HX-Request": "true"})
    assert "<html" not in response.text
    assert "Writing the draft plan" in response.text


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "htmx"])
def test_checking_a_day_that_is_none_says_so_and_keeps_what_was_typed(client, case, headers):
    given = form(case, (31, 2, 2026), check="1")
    response = client.post(address(case, "steps/decide_to_issue/"), given, headers=headers)
    assert "The date must be a real date" in response.text
    assert ('value="31"' in response.text) is not bool(headers)


def test_checking_a_day_that_would_be_refused_says_why(client, case):
    response = client.post(address(case, "steps/decide_to_issue/"), form(case, date(2026, 12, 1), check="1"))
    assert "The date is in the future (1 December 2026)" in response.text


def test_saving_does_what_the_preview_said(client, case):
    response = client.post(address(case, "steps/decide_to_issue/"), form(case), follow=True)
    check_html(response.text)
    assert "Recorded: " in response.text
    case.refresh_from_db()
    assert (case.stage, case.stage_since) == ("drafting", ON)


@pytest.mark.parametrize(
    ("step", "changes", "sentence"),
    [
        ("decide_to_issue", day("on", ("", "", "")), "Enter the date"),
        ("decide_to_issue", day("on", (31, 2, 2026)), "The date must be a real date, like 27 3 2025"),
        ("decide_to_issue", day("on", (1, 12, 2026)), "The date is in the future (1 December 2026)"),
        ("decide_to_issue", day("on", (1, 9, 2026)), "is before the case came to “Gathering advice”"),
        ("decide_no_plan", {"code": "other"}, "Enter the reasons"),
        ("decide_no_plan", {"note": "Because"}, "Select the ground"),
        ("decide_no_plan", {"note": "Because", "code": "no such"}, "Select one of the choices for ground"),
        ("issue_final_plan", {}, "cannot be recorded while the case is at"),
        ("decide_to_issue", {"version": 0}, "Someone changed this record after you opened it"),
    ],
)
def test_what_will_not_do_is_said_beside_its_field_and_nothing_is_saved(client, case, step, changes, sentence):
    response = client.post(address(case, f"steps/{step}/"), form(case) | changes)
    check_html(response.text)
    assert (response.status_code, sentence in response.text) == (422, True)
    assert Case.objects.get(pk=case.pk).version == case.version


def test_a_step_that_is_not_there_is_not_found(client, case):
    assert client.get(address(case, "steps/fly/")).status_code == 404


def test_a_decision_with_a_ground_is_kept_with_it(client, case):
    given = form(case, code="other", note="Support in school is enough", carries=list(law.codes("appeal_pack")))
    client.post(address(case, "steps/decide_no_plan/"), given)
    fact = case.facts.get(name="decision.no_plan")
    assert (fact.code, fact.note.splitlines()[0]) == ("other", "Support in school is enough")
    page = client.get(address(case)).text
    assert "Support in school is enough" in page


PROCESSES = [key for key in law.processes() if law.process(key).steps]


@pytest.mark.parametrize("process", PROCESSES)
def test_every_step_that_can_be_taken_has_a_form(client, officer, process):
    step = next(step for step in law.process(process).steps if law.process(process).facts[step.fact].source == "case")
    case = make_case(process=process, officer=officer, facts={step.fact: date(2026, 11, 2)})
    open_steps = stages.steps_open(process, {step.fact: date(2026, 11, 2)})
    pages = [client.get(address(case, f"steps/{one.key}/")) for one in open_steps]
    for page in pages:
        check_html(page.text)
    assert {page.status_code for page in pages} <= {200}
