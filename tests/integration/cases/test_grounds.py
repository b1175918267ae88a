"""What an appeal or a mediation is about is asked with the step that begins it, said on the case page, and can be put right."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.factories import make_case, make_fact
from tests.integration.cases.forms import address, day
from tests.strict_html import check_html

from areasend.records.models import AuditEntry, Case, User
from areasend.rules import law

pytestmark = pytest.mark.django_db
SENT, MADE = date(2026, 10, 5), date(2026, 11, 2)
STEPS = {"appeal": ("lodge", "What is the appeal about?"), "mediation": ("want", "What is the mediation about?")}


@pytest.fixture(params=STEPS)
def dispute(request: pytest.FixtureRequest, officer: User) -> Case:
    return make_case(process=request.param, officer=officer, facts={"notice.sent": SENT})


def given(case: Case, **more: str) -> dict[str, str]:
    return {**day("on", MADE), "note": "", "version": str(case.version), **more}


def test_the_step_asks_what_it_is_about(client: Client, dispute: Case) -> None:
    step, question = STEPS[dispute.process]
    page = client.get(address(dispute, f"steps/{step}/")).text
    check_html(page)
    assert question in page
    assert "Decision not to make a plan" in page
    assert ("Health provision" in page) == (dispute.process == "mediation")


def test_without_it_nothing_is_recorded(client: Client, dispute: Case) -> None:
    step, _ = STEPS[dispute.process]
    answer = client.post(address(dispute, f"steps/{step}/"), given(dispute))
    assert answer.status_code == 422
    assert dispute.facts.count() == 1


def test_what_was_chosen_stands_in_the_timeline(client: Client, dispute: Case) -> None:
    step, _ = STEPS[dispute.process]
    assert client.post(address(dispute, f"steps/{step}/"), given(dispute, code="make_plan")).status_code == 302
    assert "Decision not to make a plan" in client.get(address(dispute, "")).text


def test_it_can_be_put_right(client: Client, dispute: Case) -> None:
    name = {"appeal": "appeal.lodged", "mediation": "mediation.wanted"}[dispute.process]
    made = make_fact(dispute, name, MADE, code="assess")
    page = client.get(address(dispute, f"facts/{made.pk}/correct/")).text
    check_html(page)
    assert 'value="assess"' in page
    told = given(dispute, code="setting", because="The form says so")
    assert client.post(address(dispute, f"facts/{made.pk}/correct/"), told).status_code == 302
    made.refresh_from_db()
    assert (made.code, made.on) == ("setting", MADE)
    assert AuditEntry.objects.filter(action="fact.correct").exists()


def test_it_can_be_added_to_what_was_recorded_without(client: Client, officer: User) -> None:
    appeal = make_case(process="appeal", officer=officer, facts={"notice.sent": SENT, "appeal.lodged": MADE})
    made = appeal.facts.get(name="appeal.lodged")
    told = given(appeal, code="cease", because="Found on the form")
    assert client.post(address(appeal, f"facts/{made.pk}/correct/"), told).status_code == 302
    made.refresh_from_db()
    assert made.code == "cease"


def test_the_two_lists_share_their_codes() -> None:
    grounds, matters = law.codes("appeal_grounds"), law.codes("mediation_matters")
    assert {code: matters.get(code) for code in grounds} == dict(grounds)
