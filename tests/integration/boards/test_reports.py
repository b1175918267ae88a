"""Progress reports and service plans: composed from what is recorded."""

from datetime import date

import pytest
from django.urls import reverse
from tests.conftest import TODAY
from tests.factories import make_organisation
from tests.factories.strategic import (
    make_action,
    make_agency,
    make_date,
    make_measure,
    make_measure_reading,
    make_note,
    make_plan,
    make_statement,
)
from tests.integration.boards.test_pack import words

from areasend.actions import progress_report, service_plan
from areasend.actions.refusal import Refused
from areasend.records.models import ProgressReport
from areasend.records.papers import service_plan as papers
from areasend.records.papers.frozen import report_paper
from areasend.records.papers.progress_report import introduction_of

pytestmark = pytest.mark.django_db
TERM = {"title": "Summer term 2026", "starts_on": date(2026, 4, 14), "ends_on": date(2026, 7, 22)}
HELLO = "What we promised.\n\n- One thing\n- Another"


@pytest.fixture
def said(lead):
    return {"by": lead, "today": TODAY}


@pytest.fixture
def plan(db):
    made = make_plan(title="The plan", published_on=date(2025, 9, 1))
    done = make_action(made, title="Publish the offer")
    make_date(done, on=date(2026, 6, 1), label="Launch", reached_on=date(2026, 5, 20))
    make_date(make_action(made, title="Open places"), on=date(2026, 6, 30))
    make_action(made, title="Not for all eyes", is_public=False)
    return made


def test_a_report_tells_what_was_done_what_is_late_and_nothing_private(said, plan):
    told = words(report_paper(progress_report.compose(plan, **said, **TERM, introduction=HELLO)))
    assert "20 May 2026" in told
    assert "Open places" in told
    assert "Not for all eyes" not in told


def test_only_news_cleared_for_the_public_is_told(said, plan):
    action = plan.actions.first()
    make_note(action, on=date(2026, 5, 1), text="Launched", is_public=True)
    make_note(action, on=date(2026, 5, 2), text="Between us")
    told = words(report_paper(progress_report.compose(plan, **said, **TERM)))
    assert "Launched" in told
    assert "Between us" not in told


def test_figures_told_from_elsewhere_stand_and_those_of_few_children_are_hidden(said, plan):
    action = plan.actions.first()
    make_measure_reading(make_measure(action, text="Schools trained"), on=date(2026, 5, 1), value=40)
    make_measure(action, text="Plans in time", indicator="plans_in_20_weeks")
    told = words(report_paper(progress_report.compose(plan, **said, **TERM)))
    assert "40%" in told


def test_the_introduction_changes_and_nothing_else(said, plan):
    made = progress_report.compose(plan, **said, **TERM, introduction=HELLO)
    before = report_paper(made)
    assert introduction_of(before) == HELLO
    after = report_paper(progress_report.introduce(made, **said, introduction="Other words."))
    assert introduction_of(after) == "Other words."
    assert after.blocks[2:] == before.blocks[3:]


def test_a_published_report_stays(said, plan):
    made = progress_report.publish(progress_report.compose(plan, **said, **TERM), **said)
    with pytest.raises(Refused, match="published on 18 November 2026"):
        progress_report.introduce(made, **said, introduction="Other words.")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"title": " "}, "Enter a title"),
        ({"ends_on": date(2026, 4, 1)}, "ends after it starts"),
        ({"ends_on": date(2026, 12, 1)}, "in the future"),
    ],
)
def test_what_a_report_refuses(said, plan, given, sentence):
    with pytest.raises(Refused, match=sentence):
        progress_report.compose(plan, **said, **TERM | given)


def test_a_report_of_a_plan_that_nobody_may_read_is_not_published(said):
    made = progress_report.compose(make_plan(), **said, **TERM)
    with pytest.raises(Refused, match="Publish the plan first"):
        progress_report.publish(made, **said)


def test_a_report_is_composed_read_and_published_from_its_pages(client_of, lead, plan):
    client = client_of(lead)
    days = {"starts_on_day": 14, "starts_on_month": 4, "starts_on_year": 2026}
    days |= {"ends_on_day": 22, "ends_on_month": 7, "ends_on_year": 2026}
    client.post(reverse("boards:new_report"), {"plan": plan.pk, "title": "Summer", **days, "introduction": "Hello."})
    made = ProgressReport.objects.get()
    assert "Hello." in client.get(reverse("boards:report", args=[made.pk])).content.decode()
    client.post(reverse("boards:publish_report", args=[made.pk]))
    made.refresh_from_db()
    assert made.published_on == TODAY


def test_a_service_plan_takes_what_the_service_leads_or_supports(said):
    body, source = make_organisation("Adult social care"), make_plan()
    led = make_action(source, title="Come to reviews")
    make_agency(led, organisation=body)
    make_date(led, on=date(2026, 12, 31))
    make_action(source, title="Another's")
    made = service_plan.derive(body, source, **said)
    (line,) = made.actions.all()
    assert (made.kind, line.serves, line.title) == ("service", led, "Come to reviews")
    assert [one.on for one in line.dates.all()] == [date(2026, 12, 31)]


def test_a_line_answers_a_statement_and_is_not_added_twice(said):
    statement = make_statement(text="Reviews from year 9")
    made = service_plan.derive(make_organisation(), make_plan(), **said, statements=[statement])
    assert made.actions.get().statements.get().statement == statement
    assert service_plan.add_lines(made, **said, statements=[statement]) == []


def test_the_paper_of_a_service_plan_names_what_each_line_serves(said):
    action = make_action(title="Train every school")
    made = service_plan.derive(make_organisation(), action.plan, **said, actions=[action])
    assert f"Action {action.reference} Train every school" in words(papers.compose(made, TODAY, "Area"))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "has no part in"),
        ({"statements": "strength"}, "A strength needs no line"),
    ],
)
def test_what_a_service_plan_refuses(said, given, sentence):
    statements = [make_statement(kind=kind) for kind in given.values()]
    with pytest.raises(Refused, match=sentence):
        service_plan.derive(make_organisation(), make_plan(), **said, statements=statements)


def test_lines_go_into_open_service_plans_only(said):
    with pytest.raises(Refused, match="not the plan of a service"):
        service_plan.add_lines(make_plan(), **said)
