"""What a monitor asks, and what the log tells whoever runs the server."""

import json
import logging

import pytest
from django.db import DatabaseError
from tests.factories import make_case, make_person, make_team, make_user, sign_in
from tests.log import catch

from areasend.site.logs import JsonFormatter, RequestReferenceFilter
from areasend.web.health import views

pytestmark = pytest.mark.django_db


def test_a_server_that_can_work_is_well(client):
    response = client.get("/health")
    assert (response.status_code, response.json()["ok"], response.json()["database"]) == (200, True, "ok")


def test_a_database_that_does_not_answer_is_said(client, monkeypatch):
    def fail(connection):
        raise DatabaseError("the password of areasend is secret")

    monkeypatch.setattr(views, "MigrationExecutor", fail)
    response = client.get("/health")
    assert (response.status_code, response.json()["database"]) == (503, "does not answer")
    assert "secret" not in response.text


def test_migrations_that_wait_are_said(client, monkeypatch):
    monkeypatch.setattr(views.MigrationExecutor, "migration_plan", lambda self, targets: [1, 2])
    response = client.get("/health")
    assert (response.status_code, response.json()["database"]) == (
        503,
        "2 migrations are waiting: run areasend migrate",
    )


@pytest.fixture
def officer():
    return make_user("Olive Officer", email="olive@example.org", team=make_team())


def test_every_answer_is_a_line_with_its_reference_and_route(officer):
    with catch(logging.INFO) as lines:
        response = sign_in(officer).get("/cases/")
    (line,) = [line for line in lines() if line["message"] == "answered"]
    assert line["reference"] == response["X-Request-Reference"]
    assert (line["route"], line["status_code"], line["method"]) == ("cases:list", 200, "GET")
    assert line["duration_ms"] > 0


@pytest.mark.parametrize(
    "path",
    ["/cases/?q=Quentin+Zephyr", "/cases/new/?q=Quentin+Zephyr", "/cases/Quentin-Zephyr/", "/cases/{reference}/"],
)
def test_a_name_in_a_search_or_on_a_page_is_not_in_the_log(officer, path):
    case = make_case(officer=officer, person=make_person("Quentin", "Zephyr"))
    with catch() as lines:
        sign_in(officer).get(path.format(reference=case.reference))
    text = json.dumps([line for line in lines() if not line["logger"].startswith("django.db")])
    assert "answered" in text
    assert not any(word in text for word in ("Quentin", "Zephyr", "olive"))


def test_an_error_is_logged_without_its_words_and_shown_with_its_reference(officer, monkeypatch):
    def fail(*given):
        raise ValueError("Quentin Zephyr")

    monkeypatch.setattr("areasend.web.cases.case_views.CasePage", fail)
    case, client = make_case(officer=officer), sign_in(officer)
    client.raise_request_exception = False
    with catch() as lines:
        response = client.get(f"/cases/{case.reference}/")
    reference = response["X-Request-Reference"]
    (line,) = [line for line in lines() if "error" in line]
    assert (response.status_code, line["error"], line["reference"]) == (500, "ValueError", reference)
    assert reference in response.text
    assert "Quentin" not in json.dumps(lines())


@pytest.mark.parametrize(("path", "status"), [("/cases/X26-00001/", 404), ("/staff/", 403)])
def test_an_error_page_carries_the_reference_that_the_log_has(officer, path, status):
    with catch() as lines:
        response = sign_in(officer).get(path)
    reference = response["X-Request-Reference"]
    assert (response.status_code, reference in response.text) == (status, True)
    assert {line["reference"] for line in lines() if line["logger"] == "django.request"} == {reference}


def test_a_line_is_one_object_whatever_the_message():
    record = logging.LogRecord("areasend", logging.INFO, "x", 1, 'two\nlines and a "quote"', (), None)
    RequestReferenceFilter().filter(record)
    line = JsonFormatter().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == 'two\nlines and a "quote"'
