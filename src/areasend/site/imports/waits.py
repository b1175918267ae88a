"""`areasend import waits`: waiting lists, by referral or in monthly totals, from CSV or XLSX."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from datetime import date
from pathlib import Path

from areasend.site.imports.caseload import DONE, FAULTY, read, say_line, user

NAME = "waits"
HELP = "Waiting lists of health and therapy, a row a referral without names or a row a month, from CSV or XLSX"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="CSV or XLSX: monthly totals, or referral and removal"
    )
    parser.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    parser.add_argument("--template", action="store_true", help="print an empty file with its columns, and stop")
    parser.add_argument("--by", default="", metavar="EMAIL", help="the person who imports, for the audit")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD", help="of a file of referrals: the day of the list"
    )
    parser.add_argument(
        "--pathway", default="", help="of a file of referrals: autism, adhd, community_paediatrics, ..."
    )
    parser.add_argument("--service", default="", help="of a file of referrals: who keeps the list")
    parser.add_argument("--source", default="", help="of a file of referrals: where it comes from")


def run(args: argparse.Namespace) -> int:
    from areasend.actions.waiting_list_file import bring_in
    from areasend.exchange.waiting_lists import COLUMNS, EXAMPLE
    from areasend.site.faults import Fault
    from areasend.web.today import today

    if args.template:
        csv.writer(sys.stdout).writerows([list(COLUMNS), EXAMPLE])
        return DONE
    if args.file is None:
        raise Fault("No file is named. Give a CSV or XLSX file, or --template.")
    of = {name: getattr(args, name) for name in ("pathway", "service", "source")}
    found = bring_in(
        args.file.name,
        read(args.file),
        by=user(args.by),
        today=today(),
        is_dry_run=args.dry_run,
        as_of=args.as_of,
        **of,
    )
    problems = [str(problem) for problem in found.problems]
    if args.json:
        say_line(json.dumps({"recorded": found.recorded, "problems": problems}, indent=2))
    else:
        say_line(
            "\n".join([*problems, f"{found.recorded} lists {'would be recorded' if args.dry_run else 'recorded'}."])
        )
    if problems and not args.json:
        say_line("Nothing was written. Mend the rows above and import the file again.")
    return FAULTY if problems else DONE
