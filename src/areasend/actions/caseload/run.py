"""One import from its files to its report. A dry run does everything but write."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from areasend.actions.caseload.current import current
from areasend.actions.caseload.progress import Notes
from areasend.actions.caseload.write import write
from areasend.actions.caseload.writing import Progress
from areasend.actions.refusal import Refused
from areasend.exchange.caseload.examining import Examined, examine
from areasend.exchange.caseload.reading import read
from areasend.exchange.caseload.report import CHANGES_KEPT, KEPT, as_dict
from areasend.records.models import ImportRun, Team, User

logger = logging.getLogger("areasend.imports")
Files = Sequence[tuple[str, bytes]]
KIND = "caseload"
FORMER_SYSTEM = "former system"
LOCK = 825_002
"""Two imports at once would each take the other's rows for new."""


CHANGED_MEANWHILE = (
    "The database refused the rows, so nothing was written. Someone may have changed records meanwhile: run it again."
)
BROKEN = "Something went wrong on our side, so nothing was written. Tell your administrator: import {}."


def silent(done: int, total: int, phase: str) -> None:
    """No one wants to know."""


def team_for(name: str) -> Team | None:
    """The team so called; without a name the only team there is, if there is but one. Raises `Refused`."""
    if not name:
        teams = list(Team.objects.all()[:2])
        return teams[0] if len(teams) == 1 else None
    team = Team.objects.filter(name__iexact=name).first()
    if team is None:
        known = ", ".join(Team.objects.values_list("name", flat=True)) or "none yet"
        raise Refused(f"There is no team called “{name}”. Teams: {known}.", field="team")
    return team


def begin(
    *, by: User | None, files: list[dict[str, Any]], is_dry_run: bool, source: str = "", team: str = "", only: str = ""
) -> ImportRun:
    """The row that says what is asked for. `files`: name, and where it is kept, of each; `only`: the table that all of them are."""
    asked = {"source": source.strip() or FORMER_SYSTEM, "team": team, "only": only}
    return ImportRun.objects.create(kind=KIND, is_dry_run=is_dry_run, files=files, report={"asked": asked}, by=by)


def carry_out(run: ImportRun, files: Files, *, today: date, progress: Progress = silent) -> Examined | None:
    """Reads, checks and, unless it is a dry run or there are errors, writes. The run then holds the report.

    None where that was not possible: nothing is written then, and the report says what to do.
    """
    with Notes(run) as notes:

        def tell(done: int, total: int, phase: str, state: str = ImportRun.State.CHECKING) -> None:
            notes.note(done, total, phase, state=state)
            progress(done, total, phase)

        try:
            return _carry_out(run, files, today, tell)
        except Refused as error:
            refuse(run, str(error))
        except DatabaseError:
            logger.exception("An import was refused by the database", extra={"import_run": run.pk})
            _finish(run, ImportRun.State.FAILED, {"problem": CHANGED_MEANWHILE})
        except Exception:
            _finish(run, ImportRun.State.FAILED, {"problem": BROKEN.format(run.pk)})
            raise
    return None


def _carry_out(run: ImportRun, files: Files, today: date, tell: Any) -> Examined:
    tell(0, 0, "Reading the files")
    asked = run.report["asked"]
    reading = read(files, asked.get("only", ""))
    total = sum(frame.height for frame in reading.tables.values())
    with transaction.atomic():
        _one_at_a_time()
        tell(0, total, "Looking up what is held")
        team = team_for(asked["team"])
        held = current(asked["source"], team.name if team else "")
        tell(0, total, "Checking")
        examined = examine(reading, held.known, today)
        if not (run.is_dry_run or examined.errors):
            write(
                examined,
                held,
                by=run.by,
                at=timezone.now(),
                today=today,
                source=asked["source"],
                team=team,
                because=f"import {', '.join(name for name, _ in files)}",
                progress=lambda done, total, phase: tell(done, total, phase, ImportRun.State.WRITING),
            )
        state = ImportRun.State.REFUSED if examined.errors else ImportRun.State.DONE
        _finish(run, state, report_of(examined), total=total)
    return examined


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def report_of(examined: Examined) -> dict[str, Any]:
    """What the run keeps: counts in full, findings and changes up to a number."""
    findings = examined.findings
    return {
        "counts": examined.counts,
        "errors": examined.errors,
        "warnings": len(findings) - examined.errors,
        "findings": [as_dict(finding) for finding in findings[:KEPT]],
        "changed_values": len(examined.changes),
        "changes": [change.as_dict() for change in examined.changes[:CHANGES_KEPT]],
    }


def refuse(run: ImportRun, problem: str) -> None:
    """End a run that could not begin."""
    _finish(run, ImportRun.State.REFUSED, {"problem": problem})


def _finish(run: ImportRun, state: ImportRun.State, report: dict[str, Any], total: int = 0) -> None:
    run.state = state
    run.report = {"asked": run.report["asked"], **report}
    run.done = run.total = total
    run.finished_at = timezone.now()
    run.save(update_fields=["state", "report", "done", "total", "finished_at"])
