"""`areasend import places`: commissioned and planned places, parts of the area, and what other areas take, from XLSX or CSV."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from areasend.site.imports.caseload import DONE, FAULTY, read, say_line, user

NAME = "places"
HELP = "Commissioned and planned places, parts of the area, and places that other areas take, from XLSX or CSV"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="XLSX, or CSV with a row of places each")
    parser.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    parser.add_argument(
        "--template", type=Path, metavar="FILE", help="write an empty workbook with its columns, and stop"
    )
    parser.add_argument("--by", default="", metavar="EMAIL", help="the person who imports, for the audit")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(args: argparse.Namespace) -> int:
    from areasend.actions.place_import import bring_in
    from areasend.exchange.place_plan.writing import template
    from areasend.site.faults import Fault
    from areasend.web.today import today

    if args.template:
        args.template.write_bytes(template())
        say_line(f"The empty workbook is in {args.template}.")
        return DONE
    if args.file is None:
        raise Fault("No file is named. Give an XLSX or CSV file, or --template FILE.")
    found = bring_in(args.file.name, read(args.file), by=user(args.by), today=today(), is_dry_run=args.dry_run)
    problems = [str(problem) for problem in found.problems]
    counts = {"recorded": found.recorded, "changed": found.changed, "known": found.known}
    if args.json:
        say_line(json.dumps({**counts, "dry_run": args.dry_run, "problems": problems}, indent=2, ensure_ascii=False))
    elif problems:
        say_line("\n".join([*problems, "Nothing was written. Mend the rows above and import the file again."]))
    else:
        would = "would be " if args.dry_run else ""
        say_line(f"{found.recorded} {would}recorded, {found.changed} {would}changed, {found.known} known already.")
    return FAULTY if problems else DONE
