"""Pages that need no database: the gallery and the error pages. No django_db mark: asking it would fail the test."""

import pytest
from django.template.loader import render_to_string
from tests.strict_html import check_html

ERRORS = {"400": 400, "403": 403, "404": 404, "405": 405, "500": 500, "csrf": 403, "lockout": 403}


def test_the_gallery_is_strict_html_and_asks_no_database(client):
    response = client.get("/gallery/", {"stage": "deciding", "sort": "-due", "page": "4"})
    assert response.status_code == 200
    check_html(response.text)


def test_no_page_holds_a_style_or_a_script_of_its_own(client):
    page = client.get("/gallery/").text
    assert " style=" not in page
    assert "<script>" not in page


def test_a_form_with_problems_says_so_in_its_title(client):
    response = client.post("/gallery/form/", {})
    check_html(response.text)
    assert "<title>Error: A form - " in response.text
    assert "There is a problem" in response.text


@pytest.mark.parametrize(("name", "status"), ERRORS.items())
def test_an_error_page_gives_its_reference(client, name, status):
    response = client.get(f"/gallery/error/{name}/")
    check_html(response.text)
    assert response.status_code == status
    assert response["X-Request-Reference"] in response.text


@pytest.mark.parametrize("name", ["400", "403", "404", "500"])
def test_the_templates_that_django_looks_for_are_the_same_pages(name):
    check_html(render_to_string(f"{name}.html", {"plain": True}))


def test_the_page_of_a_sign_in_locked_out_says_how_long_to_wait():
    from datetime import timedelta

    page = render_to_string(
        "errors/lockout.html", {"cooloff_time": "PT15M", "cooloff_timedelta": timedelta(minutes=15)}
    )
    assert "Wait 15 minutes" in page
