"""The queue behind the page, and what becomes of files nobody came back for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.conftest import TODAY
from tests.factories import make_team, make_user
from tests.integration.imports.conftest import csv_of, example

from areasend.actions import jobs
from areasend.actions.caseload import files
from areasend.actions.caseload.jobs import CARRY_OUT, ask, carry_out_kept
from areasend.actions.caseload.run import begin
from areasend.actions.refusal import Refused
from areasend.records.models import ImportRun, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def storage(settings, tmp_path):
    usual = settings.STORAGES["default"]
    settings.STORAGES = {**settings.STORAGES, "default": {**usual, "OPTIONS": {"location": str(tmp_path)}}}


def kept_run(**more):
    name, content = csv_of("people", example("people"))
    kept = files.keep([(name, ContentFile(content))])
    return begin(by=None, files=kept, is_dry_run=False, **more)


def test_a_job_waits_in_the_queue_for_a_worker(settings):
    settings.AREASEND_JOBS = "worker"
    jobs.enqueue(CARRY_OUT, run=1, today="2026-11-18")
    assert ProcrastinateJob.objects.get().args == {"run": 1, "today": "2026-11-18"}


def test_a_job_goes_with_the_transaction_that_asked_for_it(settings):
    settings.AREASEND_JOBS = "worker"
    with transaction.atomic():
        jobs.enqueue(CARRY_OUT, run=1, today="2026-11-18")
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.exists()


def test_two_jobs_cannot_have_one_name():
    with pytest.raises(ValueError, match="Two jobs"):
        jobs.task(CARRY_OUT)(lambda: None)


def test_no_worker_is_running_where_none_has_shown_itself():
    assert not jobs.is_worker_running()


def test_a_job_that_is_run_twice_imports_once(storage):
    make_team()
    run = kept_run()
    carry_out_kept(run=run.pk, today=TODAY.isoformat())
    carry_out_kept(run=run.pk, today=TODAY.isoformat())
    assert Person.objects.count() == 1


def test_a_run_whose_file_is_gone_says_to_upload_it_again(storage):
    run = kept_run()
    default_storage.delete(run.files[0]["path"])
    carry_out_kept(run=run.pk, today=TODAY.isoformat())
    run.refresh_from_db()
    assert run.state == "refused"
    assert run.report["problem"] == "people.csv is no longer kept here. Upload it again."


def test_files_that_nobody_came_back_for_go_after_a_day(storage):
    run = kept_run()
    ImportRun.objects.filter(pk=run.pk).update(started_at=timezone.now() - timedelta(days=2))
    files.forget_old(timezone.now())
    assert not files.are_kept(run)


def test_a_file_that_another_run_still_needs_stays(storage):
    first, second = kept_run(), kept_run()
    files.forget(first)
    assert files.are_kept(second)


def test_a_team_that_is_not_there_is_refused_before_a_file_is_kept(storage):
    with pytest.raises(Refused, match="no team called"):
        ask([("people.csv", ContentFile(b"x"))], by=make_user(), today=TODAY, source="old", team="South")
    assert not default_storage.exists(files.FOLDER)
