"""One plan, looked at in five ways."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from tests.factories import strategic as make
from tests.integration.plans.asking import get


def rows_of(client, **query):
    """What lies beside the filter."""
    return get(client, "plan", "the-plan", **query).partition("app-filtered__results")[2]


VIEWS = ("table", "timeline", "agency", "person", "board")


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_every_action(as_lead, area, view):
    page = get(as_lead, "plan", "the-plan", view=view)
    assert "Train every SENCO" in page
    assert "Publish the offer" in page


def test_a_status_says_why(as_lead, area):
    assert "Launch, 30 September 2026: not reached; late since 1 October 2026." in get(as_lead, "plan", "the-plan")


def test_a_measure_shows_its_figure_its_target_and_its_outlook(as_lead, area):
    page = get(as_lead, "plan", "the-plan")
    assert "<strong>40%</strong>, target 50%, not due" in page


@pytest.mark.parametrize(
    "wanted",
    [{"status": "late"}, {"q": "senco"}, {"term": "short"}, {"q": "1.1 train"}],
    ids=["status", "text", "term", "several words"],
)
def test_a_filter_leaves_what_fits(as_lead, area, wanted):
    page = rows_of(as_lead, **wanted)
    assert "Train every SENCO" in page
    assert "Publish the offer" not in page


def test_filters_by_agency_and_board_offer_what_occurs(as_lead, area):
    assert "Publish the offer" not in rows_of(as_lead, agency=str(area.health.pk))
    assert "Publish the offer" in get(as_lead, "plan", "the-plan", board=str(area.board.pk))


def test_nothing_fits(as_lead, area):
    assert "No action fits" in get(as_lead, "plan", "the-plan", q="nothing of the kind")


def test_an_empty_plan_says_how_to_fill_it(as_lead, as_owner, area):
    make.make_plan(slug="empty")
    assert "Upload actions" in get(as_lead, "plan", "empty")
    assert "Upload actions" not in get(as_owner, "plan", "empty")


def test_by_person_names_who_holds_a_role_and_what_nobody_answers_for(as_lead, area):
    page = get(as_lead, "plan", "the-plan", view="person")
    assert page.index("Omar Owner") < page.index("No role named")


@pytest.mark.parametrize(("sort", "first"), [("action", "Train"), ("-action", "Publish"), ("percent", "Train")])
def test_rows_are_sorted_by_a_column(as_lead, area, sort, first):
    page = rows_of(as_lead, sort=sort)
    others = {"Train": "Publish the offer", "Publish": "Train every SENCO"}
    assert page.index(f"{first} ") < page.index(others[first])


def test_the_reference_2_10_comes_after_2_9(as_lead, area):
    plan = make.make_plan(slug="numbers")
    for reference in ("2.10", "2.9"):
        make.make_action(plan, reference=reference, title="Something")
    page = get(as_lead, "plan", "numbers")
    assert page.index("2.9 Something") < page.index("2.10 Something")


def test_what_moved_since_last_month_is_told(as_lead, area):
    area.late.dates.update(on=date(2026, 11, 1))
    page = get(as_lead, "plan", "the-plan")
    assert "1 action moved since last month" in page or "2 actions moved since last month" in page


def test_the_timeline_says_each_date_in_words_beneath(as_lead, area):
    page = get(as_lead, "plan", "the-plan", view="timeline")
    assert "2 actions; 1 date late and 1 date to come." in page
    assert page.index("September 2026</h3>") < page.index("March 2027</h3>")


def test_the_csv_holds_what_the_page_shows(as_lead, area):
    text = as_lead.get("/improvement/plans/plan/the-plan/plan.csv", {"status": "late"}).content.decode("utf-8-sig")
    header, row = text.splitlines()
    assert header.startswith("Reference,Priority,Action")
    assert row.startswith("1.1,1. Early support,Train every SENCO")


def test_a_text_that_looks_like_a_formula_is_not_one(as_lead, area):
    area.late.title = "=1+1"
    area.late.save()
    assert ",'=1+1," in as_lead.get("/improvement/plans/plan/the-plan/plan.csv").content.decode()


def test_the_workbook_opens(as_lead, area):
    response = as_lead.get("/improvement/plans/plan/the-plan/plan.xlsx")
    assert openpyxl.load_workbook(BytesIO(response.content)).sheetnames


def test_a_long_plan_asks_no_more_queries_than_a_short_one(as_lead, area, django_assert_max_num_queries):
    for number in range(12):
        make.make_note(make.make_action(area.plan, reference=f"3.{number}"))
    with django_assert_max_num_queries(60):
        get(as_lead, "plan", "the-plan")
