"""The import as a background job, for the page; and the nightly clearing of files that nobody came back for."""

from __future__ import annotations

from datetime import date

from django.core.files.base import File
from django.utils import timezone

from areasend.actions import jobs
from areasend.actions.caseload import files
from areasend.actions.caseload.run import begin, carry_out, refuse, team_for
from areasend.actions.refusal import Refused
from areasend.records.models import ImportRun, User

CARRY_OUT = "caseload.carry_out"


def ask(
    uploaded: list[tuple[str, File[bytes]]], *, by: User, today: date, source: str, team: str, is_dry_run: bool = True
) -> ImportRun:
    """Keep the files and have them checked (or imported) by a worker. Raises `Refused`."""
    if not uploaded:
        raise Refused("Choose at least one CSV or XLSX file.", field="files")
    team_for(team)
    run = begin(by=by, files=files.keep(uploaded), is_dry_run=is_dry_run, source=source, team=team)
    jobs.enqueue(CARRY_OUT, run=run.pk, today=today.isoformat())
    return run


def import_now(checked: ImportRun, *, by: User, today: date) -> ImportRun:
    """Import the files of a dry run that found no errors. Raises `Refused`."""
    if not checked.is_dry_run or checked.state != ImportRun.State.DONE:
        raise Refused("Only a check that found no errors can be imported. Upload the files again.")
    if not files.are_kept(checked):
        raise Refused("The files of this check are no longer kept here. Upload them again.")
    asked = checked.report["asked"]
    run = begin(by=by, files=checked.files, is_dry_run=False, source=asked["source"], team=asked["team"])
    jobs.enqueue(CARRY_OUT, run=run.pk, today=today.isoformat())
    return run


@jobs.task(CARRY_OUT)
def carry_out_kept(*, run: int, today: str) -> None:
    """Nothing is done twice: a run that has an end is left alone. Files go once they can be of no more use."""
    asked = ImportRun.objects.get(pk=run)
    if asked.finished_at:
        return
    try:
        carry_out(asked, files.contents(asked), today=date.fromisoformat(today))
    except Refused as error:
        refuse(asked, str(error))
    finally:
        if not (asked.is_dry_run and asked.state == ImportRun.State.DONE):
            files.forget(asked)


@jobs.periodic("17 2 * * *", "caseload.forget_files")
def forget_files() -> None:
    files.forget_old(timezone.now())
