"""Figures from elsewhere: what is wanted, told, taken back, uploaded; and the area's own targets."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.strategic import make_indicator_target, make_measure
from tests.strict_html import check_html

from areasend.records.models import IndicatorTarget, Observation

KEY = "weeks_for_autism_assessment"
HERE = f"/improvement/figures/{KEY}/"
HEADER = "indicator,on,value,source\n"


def told(**given):
    return Observation.objects.create(**{"indicator": KEY, "on": date(2026, 9, 30), "value": 40, "source": "R"} | given)


def figure(**changes):
    given = {
        "on_day": "30",
        "on_month": "9",
        "on_year": "2026",
        "value": "58.5",
        "source": "Monthly report of September",
    }
    return given | changes


def upload(client, text, **more):
    file = SimpleUploadedFile("figures.csv", text.encode())
    return client.post("/improvement/figures/upload/", {"file": file, **more})


def test_what_a_measure_waits_for_comes_first(client):
    make_measure(indicator="autism_waits_longest", retired_on=None)
    make_measure(indicator=KEY)
    page = client.get("/improvement/figures/").text
    check_html(page)
    first = page.index("<tbody>")
    assert page.index(KEY, first) < page.index("Never told", first)


def test_a_figure_is_told(client, lead):
    page = client.post(HERE, figure(), follow=True).text
    check_html(page)
    assert "58.5 is recorded" in page
    assert Observation.objects.get().recorded_by == lead


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"value": ""}, "Enter the figure, or the numbers it follows from."),
        ({"on_year": "2031"}, "in the future"),
        ({"source": ""}, "Say where the figure comes from"),
    ],
)
def test_a_figure_that_will_not_do_says_why(client, changes, sentence):
    response = client.post(HERE, figure(**changes))
    assert response.status_code == 422
    assert sentence in response.text


def test_a_counted_figure_is_not_asked_for(client):
    page = client.get("/improvement/figures/plans_in_20_weeks/").text
    check_html(page)
    assert "nobody enters it" in page
    client.post("/improvement/figures/plans_in_20_weeks/", figure())
    assert not Observation.objects.exists()


def test_a_wrong_figure_is_taken_back_and_stays_to_be_seen(client):
    row = told()
    page = client.post(f"{HERE}{row.pk}/take-back/", {"because": "Counted twice"}, follow=True).text
    assert "Taken back on 18 November 2026: Counted twice" in page


def test_a_file_is_recorded_whole(client):
    page = upload(client, f"{HEADER}{KEY},30/09/2026,58.5,Report\n{KEY},31/08/2026,60,Report\n").text
    check_html(page)
    assert "2 figures recorded, 0 known already" in page
    assert Observation.objects.count() == 2


def test_the_same_file_again_changes_nothing(client):
    text = f"{HEADER}{KEY},30/09/2026,58.5,Report\n"
    upload(client, text)
    assert "0 figures recorded, 1 known already" in upload(client, text).text


def test_a_trial_writes_nothing(client):
    page = upload(client, f"{HEADER}{KEY},30/09/2026,58.5,Report\n", is_dry_run="on").text
    assert "1 figure would be recorded" in page
    assert not Observation.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("indicator,on,value\n", "has no column source"),
        (f"{HEADER}{KEY},31/02/2026,5,R\n", "February 2026 has 28 days"),
        (f"{HEADER}{KEY},30/09/2026,many,R\n", "“many” is not a number"),
        (f"{HEADER}plans_in_20_weeks,30/09/2026,5,R\n", "counted from the cases"),
        (f"{HEADER}unheard_of,30/09/2026,5,R\n", "no indicator with this name"),
        (f"{HEADER}{KEY},30/09/2026,5,\n", "This is empty"),
    ],
)
def test_a_file_with_one_wrong_row_is_not_written_at_all(client, text, sentence):
    page = upload(client, f"{text}{KEY},31/08/2026,60,Report\n")
    assert page.status_code == 422
    assert sentence in page.text
    assert not Observation.objects.exists()


def test_a_new_target_ends_the_old_one(client):
    before = make_indicator_target(indicator=KEY)
    given = {
        "value": "52",
        "since_day": "1",
        "since_month": "11",
        "since_year": "2026",
        "owner": "",
        "reason": "Board, October",
    }
    client.post(f"{HERE}target/", given)
    before.refresh_from_db()
    assert before.until == date(2026, 10, 31)
    assert IndicatorTarget.objects.aims(date(2026, 11, 18)) == {KEY: 52.0}
    assert IndicatorTarget.objects.aims(date(2026, 10, 31)) == {KEY: 60.0}


def test_a_target_cannot_begin_before_the_one_in_force(client):
    make_indicator_target(indicator=KEY, since=date(2026, 11, 1))
    given = {"value": "52", "since_day": "1", "since_month": "10", "since_year": "2026", "owner": "", "reason": "Board"}
    response = client.post(f"{HERE}target/", given)
    assert "began on 1 November 2026. Choose a later day." in response.text


def test_an_indicator_names_the_actions_that_depend_on_it(client):
    measure = make_measure(indicator=KEY)
    page = client.get(f"/dashboard/{KEY}/").text
    assert measure.action.title in page


def test_the_dashboard_shows_the_areas_own_target(client):
    told(value=Decimal(50))
    make_indicator_target(indicator=KEY, value=45, since=date(2026, 1, 1))
    page = client.get(f"/dashboard/{KEY}/").text
    check_html(page)
    assert "The area aims at 45.0 since 1 January 2026" in page
