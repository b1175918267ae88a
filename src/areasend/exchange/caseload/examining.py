"""Everything that is checked, in order, and what the import would do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import polars as pl

from areasend.exchange.caseload.checks.names import check_names, check_stays, proper_names
from areasend.exchange.caseload.checks.rows import check_rows
from areasend.exchange.caseload.checks.tables import check_plans_follow, check_tables
from areasend.exchange.caseload.checks.twins import check_twins
from areasend.exchange.caseload.comparing import Change, changes, compare, counts, whole
from areasend.exchange.caseload.known import Known
from areasend.exchange.caseload.reading import Reading
from areasend.exchange.caseload.shapes import Finding, Severity
from areasend.exchange.caseload.templates import tables
from areasend.exchange.caseload.tying import tie


@dataclass
class Examined:
    """`tables`: the rows of the files as `compare` leaves them; `counts`: table -> new, changed and unchanged rows."""

    tables: dict[str, pl.DataFrame] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    @property
    def errors(self) -> int:
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def examine(reading: Reading, known: Known, today: date) -> Examined:
    """Ties, compares and checks. Findings come in the order of files and rows."""
    tied, findings = tie(reading.tables, known)
    named = {name: proper_names(frame, known) for name, frame in tied.items()}
    compared = {name: compare(tables()[name], frame, known.rows.get(name)) for name, frame in named.items()}
    wholes = {name: whole(table, compared.get(name), known.rows.get(name)) for name, table in tables().items()}
    for name, frame in compared.items():
        table = tables()[name]
        findings += check_rows(table, frame, today)
        findings += check_twins(table, frame, wholes[name])
        findings += check_stays(table, frame)
        findings += check_tables(table, frame, wholes, today)
        findings += check_names(table, frame, known)
    findings += check_plans_follow(compared, wholes)
    return Examined(
        tables=compared,
        findings=_sorted([*reading.findings, *findings]),
        counts={name: counts(frame) for name, frame in compared.items()},
        changes=[change for name, frame in compared.items() for change in changes(tables()[name], frame)],
    )


def _sorted(findings: list[Finding]) -> list[Finding]:
    order = {name: place for place, name in enumerate(dict.fromkeys(finding.file for finding in findings))}
    return sorted(findings, key=lambda finding: (order[finding.file], finding.row))
