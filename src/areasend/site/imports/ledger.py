"""`areasend import ledger`: a month of the ledger, whole by its control total."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from areasend.site.faults import Fault
from areasend.site.imports.caseload import DONE, FAULTY, read, say_line, user

if TYPE_CHECKING:
    from areasend.actions.money_ledger import Brought

NAME = "ledger"
HELP = "A month of the high-needs ledger from CSV or XLSX, reconciled to the penny with the control total in it"
EXAMPLE = (("2026-10", "FEES-IND", "2890112.40", "Independent schools"), ("2026-10", "TOTAL", "2890112.40", ""))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="CSV or XLSX of one month")
    parser.add_argument("--because", default="", metavar="WHY", help="why it replaces the month that is in already")
    parser.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    parser.add_argument("--template", action="store_true", help="print an example file, and stop")
    parser.add_argument("--by", default="", metavar="EMAIL", help="the person who imports, for the audit")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(args: argparse.Namespace) -> int:
    from areasend.actions.money_ledger import bring_in
    from areasend.exchange.ledger.month import COLUMNS
    from areasend.web.today import today

    if args.template:
        csv.writer(sys.stdout).writerows([list(COLUMNS), *EXAMPLE])
        return DONE
    if args.file is None:
        raise Fault("No file is named. Give a CSV or XLSX file, or --template.")
    given = {"by": user(args.by), "today": today(), "because": args.because, "is_dry_run": args.dry_run}
    found = bring_in(args.file.name, read(args.file), **given)
    if args.json:
        say_line(json.dumps(as_json(found, is_dry_run=args.dry_run), ensure_ascii=False, indent=2))
    else:
        say_line("\n".join(lines(found, is_dry_run=args.dry_run)))
    return FAULTY if found.problems else DONE


def as_json(found: Brought, *, is_dry_run: bool) -> dict[str, Any]:
    return {
        "month": f"{found.read.period:%Y-%m}" if found.read else None,
        "control_total": str(found.read.control) if found.read else None,
        "lines": {code: str(amount) for code, amount in found.by_line.items()},
        "lacks": found.lacks,
        "dry_run": is_dry_run,
        "written": found.month is not None,
        "problems": [str(problem) for problem in found.problems],
    }


def lines(found: Brought, *, is_dry_run: bool) -> list[str]:
    said = [f"{code:12} {amount:>16,}" for code, amount in found.by_line.items()]
    if found.problems:
        return [*map(str, found.problems), "Nothing was written. Mend the file and import it again."]
    total = found.read.control if found.read else 0
    lacking = [f"The file says nothing of: {', '.join(found.lacks)}."] if found.lacks else []
    done = "Nothing was written: this was a dry run." if is_dry_run else f"{found.month} is in."
    return [*said, f"{'TOTAL':12} {total:>16,}  adds up to the penny", *lacking, done]
