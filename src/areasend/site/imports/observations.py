"""`areasend import observations`: figures that other systems count, from CSV or XLSX."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path

from areasend.site.imports.caseload import DONE, FAULTY, read, say_line, user

NAME = "observations"
HELP = "Figures that other systems count (waits, surveys, attendance, money) from CSV or XLSX"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="CSV or XLSX with a row a figure")
    parser.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    parser.add_argument("--template", action="store_true", help="print an empty file with its columns, and stop")
    parser.add_argument("--by", default="", metavar="EMAIL", help="the person who imports, for the audit")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(args: argparse.Namespace) -> int:
    from areasend.actions.observation_file import bring_in
    from areasend.exchange.observations import COLUMNS, EXAMPLE
    from areasend.site.faults import Fault
    from areasend.web.today import today

    if args.template:
        csv.writer(sys.stdout).writerows([list(COLUMNS), EXAMPLE])
        return DONE
    if args.file is None:
        raise Fault("No file is named. Give a CSV or XLSX file, or --template.")
    found = bring_in(args.file.name, read(args.file), by=user(args.by), today=today(), is_dry_run=args.dry_run)
    problems = [str(problem) for problem in found.problems]
    if args.json:
        say_line(json.dumps({"recorded": found.recorded, "known": found.known, "problems": problems}, indent=2))
    else:
        done = "would be recorded" if args.dry_run else "recorded"
        say_line("\n".join([*problems, f"{found.recorded} {done}, {found.known} known already."]))
    if problems and not args.json:
        say_line("Nothing was written. Mend the rows above and import the file again.")
    return FAULTY if problems else DONE
