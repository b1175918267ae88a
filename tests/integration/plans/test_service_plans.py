"""The plan of one service: drawn up from the area's plan and self-evaluation, added to, read as a page and as a PDF."""

import re
from datetime import date

import pytest
from django.urls import reverse
from tests.factories import sign_in
from tests.factories import strategic as make
from tests.integration.plans.asking import day, get, refused, send

from areasend.records.models import ActionPlan

YEARS = {**day("starts_on", date(2026, 9, 1)), **day("ends_on", date(2027, 8, 31))}


@pytest.fixture
def statement(db):
    return make.make_statement(text="Waits are too long")


@pytest.fixture
def service(as_lead, area):
    """The health service's own plan, with a line for the late action."""
    send(as_lead, "new_service", "the-plan", area.health.pk, title="Health plan", actions=[area.late.pk], **YEARS)
    return ActionPlan.objects.get(title="Health plan")


def test_whose_plan_it_is_and_which_it_serves_are_asked_first(as_lead, area):
    assert "Select a service" in get(as_lead, "begin_service", plan="the-plan")
    answer = as_lead.get(reverse("plans:begin_service"), {"organisation": area.health.pk, "plan": "the-plan"})
    assert answer.headers["Location"] == reverse("plans:new_service", args=["the-plan", area.health.pk])
    nobody = as_lead.get(reverse("plans:begin_service"), {"organisation": "", "plan": "the-plan"})
    assert "Select the service whose plan it is" in refused(nobody)


def test_the_actions_of_the_service_are_ticked_already(as_lead, area, statement):
    page = get(as_lead, "new_service", "the-plan", area.health.pk)
    ticked = re.findall(r'name="actions"[^>]*value="(\d+)"[^>]*checked', page)
    assert ticked == [str(area.late.pk)]
    assert "Train every SENCO (leads or supports it)" in page
    assert "Waits are too long" in page


def test_a_line_serves_its_action_or_answers_its_statement(as_lead, area, statement):
    given = {"title": "Health plan", "actions": [area.late.pk], "statements": [statement.pk], **YEARS}
    send(as_lead, "new_service", "the-plan", area.health.pk, **given)
    first, second = ActionPlan.objects.get(title="Health plan").actions.order_by("reference")
    assert (first.serves, second.statements.get().statement) == (area.late, statement)


def test_a_plan_without_a_line_and_one_that_ends_before_it_starts_are_refused(as_lead, area):
    page = refused(send(as_lead, "new_service", "the-plan", area.health.pk, title="Health plan", **YEARS))
    assert "Tick at least one action or statement" in page
    years = {**YEARS, **day("ends_on", date(2026, 8, 31))}
    given = {"title": "Health plan", "actions": [area.late.pk], **years}
    assert "The plan must end after it starts" in refused(
        send(as_lead, "new_service", "the-plan", area.health.pk, **given)
    )


def test_a_second_plan_of_the_same_title_is_refused_beside_the_title(as_lead, area, service):
    given = {"title": "Health plan", "actions": [area.late.pk], **YEARS}
    page = refused(send(as_lead, "new_service", "the-plan", area.health.pk, **given))
    assert "There is already a plan called “Health plan”" in page


def test_what_has_a_line_is_not_offered_again(as_lead, area, service, statement):
    page = get(as_lead, "add_lines", service.slug)
    assert "Publish the offer" in page
    assert "Train every SENCO (leads" not in page
    send(as_lead, "add_lines", service.slug, statements=[statement.pk])
    assert service.actions.count() == 2


def test_lines_are_added_too_where_no_plan_of_the_strategy_is_open(as_lead, area, service, statement):
    ActionPlan.objects.filter(pk=area.plan.pk).update(closed_on=date(2026, 11, 1))
    page = get(as_lead, "add_lines", service.slug)
    assert "Waits are too long" in page
    assert "Publish the offer" not in page


def test_it_is_read_as_a_page_and_as_a_pdf(as_owner, service):
    page = get(as_owner, "paper", service.slug)
    assert "Action 1.1 Train every SENCO" in page
    answer = as_owner.get(reverse("plans:pdf", args=[service.slug]))
    assert answer.content.startswith(b"%PDF")


def test_any_other_plan_is_a_paper_by_its_priorities(as_owner, area):
    page = get(as_owner, "paper", "the-plan")
    assert "In short" in page
    assert "Train every SENCO" in page
    assert as_owner.get(reverse("plans:pdf", args=["the-plan"])).content.startswith(b"%PDF")
    assert reverse("plans:pdf", args=["the-plan"]) in get(as_owner, "plan", "the-plan")


def test_an_action_names_the_lines_that_serve_it_and_they_name_it(as_lead, area, service):
    assert "Health plan, line 1" in get(as_lead, "action", area.late.pk)
    assert "It serves" in get(as_lead, "action", service.actions.get().pk)


def test_the_plan_leads_to_drawing_one_up_and_to_its_paper(as_lead, area, service):
    assert reverse("plans:begin_service") in get(as_lead, "plan", "the-plan")
    assert reverse("plans:paper", args=[service.slug]) in get(as_lead, "plan", service.slug)


def test_who_does_not_run_plans_draws_up_none(area):
    assert sign_in(area.partner).get(reverse("plans:begin_service")).status_code == 403
