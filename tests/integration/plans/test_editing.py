"""Strategies, priorities and plans: listed, made, changed, refreshed, uploaded and compared."""

import base64
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.conftest import TODAY
from tests.factories import make_user, sign_in
from tests.factories import strategic as make
from tests.integration.plans.asking import day, get, refused, send

from areasend.records.models import ActionPlan, Priority, Strategy
from areasend.records.plan_tables import export_workbook
from areasend.rules.policies.access import Role

YEARS = {**day("starts_on", date(2027, 9, 1)), **day("ends_on", date(2028, 8, 31))}


def test_the_list_tells_years_priorities_plans_and_how_they_stand(as_lead, area):
    page = get(as_lead, "list")
    for words in ("The strategy", "2025 to 2030", "1. Early support", "The plan", "1 late", "Moved since last month"):
        assert words in page


@pytest.mark.django_db
def test_an_empty_list_says_what_to_do():
    lead, reader = make_user(roles=[Role.IMPROVEMENT_LEAD]), make_user()
    assert "Begin with the strategy" in get(sign_in(lead), "list")
    assert "The head of service or the improvement lead records it" in get(sign_in(reader), "list")


def test_a_strategy_that_has_ended_says_so_even_if_nobody_recorded_its_adoption(as_lead, area):
    make.make_strategy(title="The old one", starts_on=date(2017, 1, 1), ends_on=date(2020, 12, 31), adopted_on=None)
    shown = get(as_lead, "list").split("The old one")[1]
    assert "Ended" in shown[:300]


def test_a_strategy_without_a_plan_and_a_plan_without_actions_say_so(as_lead, area):
    bare = make.make_strategy()
    assert "No action plan of it is recorded." in get(as_lead, "list")
    make.make_plan(bare)
    assert "It has no actions yet." in get(as_lead, "list")


def test_a_strategy_tells_its_vision_and_opens_its_priorities(as_owner, area):
    page = get(as_owner, "strategy", "the-strategy")
    assert "Every child is heard." in page
    assert "Add a priority" not in page


def test_a_priority_lists_its_actions_the_worst_first(as_lead, area):
    page = get(as_lead, "priority", area.priority.pk)
    assert page.index("Train every SENCO") < page.index("Publish the offer")


def test_a_strategy_is_made_adopted_and_published(as_lead, area):
    send(as_lead, "new_strategy", title="A new one", vision="Better", **YEARS)
    slug = Strategy.objects.get(title="A new one").slug
    refused(send(as_lead, "publish_strategy", slug, **day("on", TODAY)))
    send(as_lead, "adopt_strategy", slug, **day("on", TODAY))
    send(as_lead, "publish_strategy", slug, **day("on", TODAY))
    assert Strategy.objects.get(slug=slug).published_on == TODAY


def test_a_strategy_that_ends_before_it_starts_is_refused(as_lead, area):
    turned = {**day("starts_on", date(2027, 9, 1)), **day("ends_on", date(2026, 8, 31))}
    refused(send(as_lead, "new_strategy", title="Turned", **turned))


def test_a_strategy_and_a_priority_are_changed(as_lead, area):
    given = {"title": "Renamed", "version": area.strategy.version, **YEARS}
    send(as_lead, "change_strategy", "the-strategy", **given)
    send(as_lead, "new_priority", "the-strategy", title="Places for all")
    send(as_lead, "change_priority", area.priority.pk, title="Earlier support", version=area.priority.version)
    assert list(Priority.objects.values_list("number", "title")) == [(1, "Earlier support"), (2, "Places for all")]
    assert "Renamed" in get(as_lead, "list")


def test_a_plan_is_made_with_what_its_kind_wants(as_lead, area):
    page = refused(send(as_lead, "new", kind="service", title="Service plan", **YEARS))
    assert "Select the service whose plan it is" in page
    response = send(as_lead, "new", kind="service", title="Service plan", organisation=area.health.pk, **YEARS)
    assert response["Location"] == "/improvement/plans/plan/service-plan/"


@pytest.mark.parametrize("mark", ["agree", "publish", "submit", "accept", "close"])
def test_every_mark_of_a_plan_has_its_page(as_lead, area, mark):
    get(as_lead, "mark", "the-plan", mark)


def test_a_plan_is_agreed_then_published(as_lead, area):
    refused(send(as_lead, "mark", "the-plan", "publish", **day("on", TODAY)))
    send(as_lead, "mark", "the-plan", "agree", **day("on", TODAY))
    send(as_lead, "mark", "the-plan", "publish", **day("on", TODAY))
    assert "Published on 18 November 2026." in get(as_lead, "plan", "the-plan")
    assert as_lead.get("/improvement/plans/plan/the-plan/mark/eaten/").status_code == 404


def test_a_plan_with_open_actions_is_not_closed(as_lead, area):
    refused(send(as_lead, "mark", "the-plan", "close", **day("on", TODAY)))


def test_a_plan_is_changed_and_gets_an_action(as_lead, area):
    send(as_lead, "change", "the-plan", title="The better plan", version=area.plan.version, **YEARS)
    response = send(as_lead, "new_action", "the-plan", title="Hear young people", priority=area.priority.pk)
    made = area.plan.actions.get(title="Hear young people")
    assert response["Location"] == f"/improvement/plans/actions/{made.pk}/"
    assert made.reference == "1.3"


def test_next_years_plan_carries_the_open_actions_and_is_compared(as_lead, area):
    send(as_lead, "refresh", "the-plan", title="Next plan", **YEARS)
    page = get(as_lead, "compare")
    assert "Next plan" in page
    assert "Carried into the later plan" in page
    assert page.count("1.1 Train every SENCO") >= 1
    later = ActionPlan.objects.get(title="Next plan")
    assert "Continues" in get(as_lead, "action", later.actions.first().pk)


def test_what_changed_is_told_in_words_and_not_in_codes(as_lead, area):
    send(as_lead, "refresh", "the-plan", title="Next plan", **YEARS)
    later = ActionPlan.objects.get(title="Next plan").actions.get(reference="1.1")
    later.term = "medium"
    later.save()
    make.make_measure(later, text="Half of nurseries", kind="percentage_increase")
    page = get(as_lead, "compare")
    assert "to change by a percentage of the baseline" in page
    assert "Medium term" in page
    assert [label in page for label in ("How long it runs", "Success measures")] == [True, True]
    assert "percentage_increase" not in page


def test_comparing_asks_for_two_plans(as_lead, area):
    assert "Choose two plans" in get(as_lead, "compare")
    make.make_plan(slug="other", title="The other")
    page = get(as_lead, "compare", before="the-plan", after="other")
    assert "Neither ended nor carried" in page


def test_the_same_workbook_changes_nothing(as_lead, area):
    file = SimpleUploadedFile("plan.xlsx", export_workbook(area.plan))
    page = send(as_lead, "upload", "the-plan", file=file).content.decode()
    assert "Nothing: all that is in plan.xlsx is in the plan already." in page


@pytest.fixture
def changed(area) -> bytes:
    """The plan's workbook with another title for its first action."""
    book = openpyxl.load_workbook(BytesIO(export_workbook(area.plan)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == "Train every SENCO"]
    cells[0].value = "Train every SENCO and head"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_changed_workbook_is_looked_through_before_it_is_written(as_lead, area, changed):
    page = send(as_lead, "upload", "the-plan", file=SimpleUploadedFile("plan.xlsx", changed)).content.decode()
    assert "Nothing is written until you say so." in page
    area.late.refresh_from_db()
    assert area.late.title == "Train every SENCO"


def test_a_changed_workbook_is_written_when_somebody_says_so(as_lead, area, changed):
    kept = base64.b64encode(changed).decode()
    assert send(as_lead, "upload", "the-plan", name="plan.xlsx", content=kept).status_code == 302
    area.late.refresh_from_db()
    assert area.late.title == "Train every SENCO and head"


@pytest.mark.parametrize("content", ["%%%", base64.b64encode(b"not a workbook").decode()])
def test_a_file_that_was_lost_on_the_way_is_asked_for_again(as_lead, area, content):
    response = send(as_lead, "upload", "the-plan", name="plan.xlsx", content=content)
    assert response["Location"] == "/improvement/plans/plan/the-plan/upload/"


def test_a_file_that_is_no_plan_is_refused_with_a_sentence(as_lead, area):
    refused(send(as_lead, "upload", "the-plan", file=SimpleUploadedFile("plan.xlsx", b"PK nothing")))
    refused(send(as_lead, "upload", "the-plan"))


def test_a_file_that_is_too_large_is_refused(as_lead, area):
    large = SimpleUploadedFile("plan.xlsx", b"x" * 1_000_001)
    assert "larger than 1 MB" in refused(send(as_lead, "upload", "the-plan", file=large))
