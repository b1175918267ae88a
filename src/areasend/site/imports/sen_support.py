"""`areasend import sen-support`: pupils with SEN support, from a school's system or the census."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from areasend.site.faults import Fault
from areasend.site.imports.caseload import DONE, FAULTY, as_json, read, say, say_line, say_progress, user

NAME = "sen-support"
HELP = "Pupils with SEN support, with their school, need and days, from CSV or XLSX; new pupils come in with them"
TABLE = "sen_support"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV or XLSX with a row a pupil")
    parser.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    parser.add_argument("--source", default="", metavar="NAME", help="the system the file comes from (former system)")
    parser.add_argument("--by", default="", metavar="EMAIL", help="the person who imports, for the audit")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.set_defaults(report=None)


def run(args: argparse.Namespace) -> int:
    from areasend.actions.caseload.run import begin, carry_out
    from areasend.web.today import today

    files = [(args.file.name, read(args.file))]
    kept = [{"name": args.file.name}]
    asked = begin(by=user(args.by), files=kept, is_dry_run=args.dry_run, source=args.source, only=TABLE)
    examined = carry_out(asked, files, today=today(), progress=say_progress)
    if examined is None:
        raise Fault(asked.report["problem"])
    if args.json:
        say_line(json.dumps(as_json(asked), ensure_ascii=False, indent=2))
    else:
        say(asked, examined.findings, args)
    return FAULTY if examined.errors else DONE
