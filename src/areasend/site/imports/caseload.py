"""`areasend import caseload`: people, carers, settings, requests, advice, plans, reviews, placements."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from areasend.site.faults import Fault

if TYPE_CHECKING:
    from areasend.exchange.caseload.shapes import Finding
    from areasend.records.models import ImportRun, User

NAME = "caseload"
HELP = "Children, carers, settings, requests, advice, plans, reviews and placements from CSV or XLSX files"
SHOWN = 20
DONE, FAULTY = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="CSV or XLSX; files of one caseload together"
    )
    parser.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="write every finding to this file (.csv, .xlsx or .json)"
    )
    parser.add_argument(
        "--templates", type=Path, metavar="FOLDER", help="write the empty templates to this folder, and stop"
    )
    parser.add_argument("--source", default="", metavar="NAME", help="the system the files come from (former system)")
    parser.add_argument("--team", default="", metavar="NAME", help="team for new cases that name none")
    parser.add_argument("--by", default="", metavar="EMAIL", help="the person who imports, for the audit")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def say_line(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def tell(text: str) -> None:
    """Progress and asides: not part of the result."""
    sys.stderr.write(f"{text}\n")


def run(args: argparse.Namespace) -> int:
    if args.templates:
        return write_templates(args.templates)
    from areasend.actions.caseload.run import begin, carry_out
    from areasend.web.today import today

    check_report(args.report)
    files = [(path.name, read(path)) for path in args.files]
    if not files:
        raise Fault("No file is named. Give one or several CSV or XLSX files, or --templates FOLDER.")
    kept = [{"name": name} for name, _ in files]
    asked = begin(by=user(args.by), files=kept, is_dry_run=args.dry_run, source=args.source, team=args.team)
    examined = carry_out(asked, files, today=today(), progress=say_progress)
    if examined is None:
        raise Fault(asked.report["problem"])
    findings = examined.findings
    if args.report:
        write_report(args.report, asked, findings)
    if args.json:
        say_line(json.dumps(as_json(asked), ensure_ascii=False, indent=2))
    else:
        say(asked, findings, args)
    return FAULTY if examined.errors else DONE


def read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Fault(f"{path} cannot be read: {error.strerror}. Check the name.") from error


def user(email: str) -> User | None:
    from areasend.records.models import User

    if not email:
        return None
    found = User.objects.filter(email__iexact=email).first()
    if found is None:
        raise Fault(f"No one signs in as {email}. Leave --by out, or give the address of a user.")
    return found


def say_progress(done: int, total: int, phase: str) -> None:
    said = f"{phase}: {done:,} of {total:,} rows" if done else phase
    tell(said)


def as_json(run: ImportRun) -> dict[str, Any]:
    return {"import": run.pk, "state": run.state, "dry_run": run.is_dry_run, **run.report}


def check_report(path: Path | None) -> None:
    if path and path.suffix not in {".csv", ".xlsx", ".json"}:
        raise Fault(f"A report ends in .csv, .xlsx or .json, not {path.suffix or 'nothing'}.")


def write_report(path: Path, run: ImportRun, findings: list[Finding]) -> None:
    from areasend.exchange.caseload.report import findings_csv, findings_xlsx

    writers: dict[str, Callable[[], bytes]] = {
        ".csv": lambda: findings_csv(findings),
        ".xlsx": lambda: findings_xlsx(findings, run.report["counts"]),
        ".json": lambda: json.dumps(as_json(run), ensure_ascii=False, indent=2).encode(),
    }
    path.write_bytes(writers[path.suffix]())
    tell(f"The report is in {path}.")


def write_templates(folder: Path) -> int:
    from areasend.exchange.caseload.blanks import blank_csv, blank_workbook
    from areasend.exchange.caseload.templates import tables

    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables().items():
        (folder / f"{name}.csv").write_bytes(blank_csv(table))
    (folder / "caseload.xlsx").write_bytes(blank_workbook())
    say_line(f"The templates are in {folder}.")
    return DONE


def say(run: ImportRun, findings: list[Finding], args: argparse.Namespace) -> None:
    for name, found in run.report["counts"].items():
        say_line(f"{name:12} {found['new']:>8,} new {found['changed']:>8,} changed {found['unchanged']:>8,} unchanged")
    for finding in findings[:SHOWN]:
        say_line(line(finding))
    if len(findings) > SHOWN and not args.report:
        say_line(f"... and {len(findings) - SHOWN:,} more: add --report FILE to have them all.")
    say_line(outcome(run))


def line(finding: Finding) -> str:
    place = f"{finding.file}, row {finding.row}" if finding.row else finding.file
    column = f", {finding.column}" if finding.column else ""
    value = f" “{finding.value}”" if finding.value else ""
    return f"{finding.severity.value}: {place}{column}:{value} {finding.wrong} {finding.right}".rstrip()


def outcome(run: ImportRun) -> str:
    errors, warnings = run.report["errors"], run.report["warnings"]
    said = f"{errors:,} errors, {warnings:,} warnings."
    if errors:
        return f"{said} Nothing was written: mend the files and import them again."
    return f"{said} Nothing was written: this was a dry run." if run.is_dry_run else f"{said} Imported."
