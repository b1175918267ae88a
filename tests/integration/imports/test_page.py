"""The import as a page: check first, then import; what it says when things go wrong; who may."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from tests.factories import make_team, make_user, sign_in
from tests.integration.imports.conftest import csv_of, example
from tests.strict_html import check_html

from areasend.records.models import AuditEntry, ImportRun, Person
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(db, settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**settings.STORAGES["default"], "OPTIONS": {"location": str(tmp_path)}},
    }
    make_team()
    return sign_in(make_user(roles=[Role.ADMINISTRATOR]))


def upload(client, files, **more):
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(
        reverse("imports:start"), {"files": given, "source": "old", "team": "North team", **more}, follow=True
    )


def test_files_are_checked_first_and_nothing_is_written(administrator, examples):
    page = upload(administrator, examples)
    check_html(page.content.decode())
    assert "The files are in order" in page.content.decode()
    assert not Person.objects.exists()


def test_import_now_writes_what_was_checked_and_forgets_the_files(administrator, examples):
    upload(administrator, examples)
    page = administrator.post(reverse("imports:import_now", args=[ImportRun.objects.get().pk]), follow=True)
    assert "The caseload is in" in page.content.decode()
    assert Person.objects.get().forename == "Amina"
    assert default_storage.listdir("imports")[1] == []


def test_the_import_is_audited_under_the_person_who_asked(administrator, examples):
    upload(administrator, examples)
    administrator.post(reverse("imports:import_now", args=[ImportRun.objects.get().pk]))
    entry = AuditEntry.objects.get(action="caseload.import")
    assert entry.by == ImportRun.objects.first().by
    assert "people.csv" in entry.because


def test_a_faulty_file_is_reported_and_cannot_be_imported(administrator):
    page = upload(administrator, [csv_of("people", example("people", sex="Femal", born_on="31/02/2015"))])
    text = page.content.decode()
    check_html(text)
    assert "February 2015 has 28 days" in text
    assert "Import now" not in text
    assert default_storage.listdir("imports")[1] == []


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_the_report_can_be_taken_away(administrator, ending):
    upload(administrator, [csv_of("people", example("people", sex="Femal"))])
    answer = administrator.get(reverse("imports:report", args=[ImportRun.objects.get().pk, ending]))
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    assert answer.content


def test_the_report_as_json_names_row_and_column(administrator):
    upload(administrator, [csv_of("people", example("people", sex="Femal"))])
    report = json.loads(administrator.get(reverse("imports:report", args=[ImportRun.objects.get().pk, "json"])).content)
    assert (report["findings"][0]["row"], report["findings"][0]["column"]) == (2, "sex")


def test_no_file_is_asked_for_in_a_sentence(administrator):
    page = upload(administrator, [])
    assert page.status_code == 422
    assert "Choose at least one CSV or XLSX file" in page.content.decode()


def test_earlier_imports_are_listed_with_their_reports(administrator, examples):
    upload(administrator, examples)
    text = administrator.get(reverse("imports:start")).content.decode()
    check_html(text)
    assert reverse("imports:run", args=[ImportRun.objects.get().pk]) in text


def waiting_run(**more):
    run = ImportRun.objects.create(kind="caseload", files=[{"name": "people.csv", "path": "imports/x"}], **more)
    ImportRun.objects.filter(pk=run.pk).update(started_at=timezone.now() - timedelta(minutes=1))
    return run


def test_a_run_that_no_worker_takes_says_so(administrator):
    page = administrator.get(reverse("imports:run", args=[waiting_run().pk])).content.decode()
    check_html(page)
    assert "Nothing is doing background work" in page


def test_the_progress_page_moves_on_without_javascript(administrator):
    page = administrator.get(reverse("imports:run", args=[waiting_run().pk])).content.decode()
    assert '<noscript><meta http-equiv="refresh"' in page


def test_progress_shows_how_many_rows_are_done(administrator):
    run = waiting_run(state="writing", done=40, total=100, report={"phase": "Writing people"})
    page = administrator.get(reverse("imports:progress", args=[run.pk])).content.decode()
    assert "Writing people: 40 of 100 rows" in " ".join(page.split())


def test_progress_of_a_run_that_has_ended_sends_for_the_report(administrator):
    run = waiting_run(state="done", finished_at=timezone.now())
    assert administrator.get(reverse("imports:progress", args=[run.pk]))["HX-Refresh"] == "true"


@pytest.mark.parametrize("name", ["people.csv", "reviews.csv", "caseload.xlsx"])
def test_templates_can_be_downloaded(administrator, name):
    assert administrator.get(reverse("imports:template", args=[name])).status_code == 200


def test_an_unknown_template_is_not_found(administrator):
    assert administrator.get(reverse("imports:template", args=["money.csv"])).status_code == 404


@pytest.mark.parametrize("role", [Role.OFFICER, Role.TEAM_MANAGER, Role.ANALYST])
def test_officers_managers_and_analysts_may_not_import(db, role):
    client = sign_in(make_user(roles=[role]))
    assert client.get(reverse("imports:start")).status_code == 403
    assert client.get(reverse("imports:run", args=[1])).status_code == 403
