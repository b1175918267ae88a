"""A run as its page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from areasend.actions import jobs
from areasend.actions.caseload import files
from areasend.exchange.caseload.report import Group, from_dict, grouped
from areasend.exchange.caseload.shapes import Finding
from areasend.exchange.caseload.templates import tables
from areasend.records.models import ImportRun
from areasend.web.components.tables import Column, Table
from areasend.web.components.words import of

SHOWN = 20
PATIENCE = timedelta(seconds=5)
FINDING_COLUMNS = [
    Column("Row"),
    Column("Column"),
    Column("Value"),
    Column("What is wrong"),
    Column("What would be right"),
    Column("File"),
]


@dataclass(frozen=True)
class Shown:
    """A group of findings with its first rows as a table."""

    heading: str
    is_error: bool
    number: str
    more: int
    table: Table


def findings_of(run: ImportRun) -> list[Finding]:
    return [from_dict(stored) for stored in run.report.get("findings", [])]


def groups(run: ImportRun) -> list[Shown]:
    return [_shown(group) for group in grouped(findings_of(run))]


def _shown(group: Group) -> Shown:
    rows = [_row(finding) for finding in group.findings[:SHOWN]]
    table = Table(FINDING_COLUMNS, rows, group.heading, caption_hidden=True)
    number = len(group.findings)
    return Shown(group.heading, group.severity == "error", of(number, "place"), max(0, number - SHOWN), table)


def _row(finding: Finding) -> list[Any]:
    said = [finding.column, finding.value, finding.wrong, finding.right, finding.file]
    return [finding.row or "Whole file", *said]


def counts(run: ImportRun) -> Table:
    columns = [Column("Table"), *(Column(word, numeric=True) for word in ("New", "Changed", "Unchanged"))]
    found = run.report.get("counts", {})
    rows = [
        [table.label, *(found[name][word] for word in ("new", "changed", "unchanged"))]
        for name, table in tables().items()
        if name in found
    ]
    return Table(columns, rows, "Rows by table", stacked=False)


def changes(run: ImportRun) -> Table:
    columns = [Column("Row"), Column("Column"), Column("Was"), Column("Becomes"), Column("File")]
    rows = [
        [change["row"], change["column"], change["was"], change["becomes"], change["file"]]
        for change in run.report.get("changes", [])[: 5 * SHOWN]
    ]
    return Table(columns, rows, "Values that change")


def can_be_imported(run: ImportRun) -> bool:
    return run.is_dry_run and run.state == ImportRun.State.DONE and something_to_do(run) and files.are_kept(run)


def something_to_do(run: ImportRun) -> bool:
    return any(found["new"] or found["changed"] for found in run.report.get("counts", {}).values())


def why_waiting(run: ImportRun, now: datetime) -> str:
    """What to say when nothing has moved for some seconds; "" while all is well."""
    if now - run.started_at < PATIENCE or jobs.is_worker_running():
        return ""
    if run.state == ImportRun.State.WAITING:
        return (
            "Nothing is doing background work at the moment, so this has not begun. It will begin by itself once the job worker runs: "
            "ask your administrator to start it (areasend jobs)."
        )
    return "The job worker has stopped, so this did not end. Nothing was written. Upload the files again once it runs."


def names(run: ImportRun) -> str:
    return ", ".join(kept["name"] for kept in run.files)


def recent(number: int = 10) -> Sequence[ImportRun]:
    return list(ImportRun.objects.select_related("by").defer("report")[:number])
