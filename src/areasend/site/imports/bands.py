"""`areasend import bands`: the rates of a scheme of bands."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from areasend.site.faults import Fault
from areasend.site.imports.caseload import DONE, FAULTY, read, say_line, user

if TYPE_CHECKING:
    from areasend.records.models import BandScheme

NAME = "bands"
HELP = "The rates of a scheme of top-up bands by band, kind of setting and year, from CSV or XLSX"
EXAMPLE = ("2026-27", "B3", "special", "9000.00")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="CSV or XLSX with a row a rate")
    parser.add_argument("--scheme", default="", metavar="SLUG", help="the scheme to bring them into")
    parser.add_argument("--title", default="", help="the name of a scheme that is not there yet")
    parser.add_argument("--in-use", action="store_true", help="a new scheme is the one in use, not a proposed one")
    parser.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    parser.add_argument("--template", action="store_true", help="print an example file, and stop")
    parser.add_argument("--by", default="", metavar="EMAIL", help="the person who imports, for the audit")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(args: argparse.Namespace) -> int:
    from django.db import transaction

    from areasend.actions.money_bands import bring_in
    from areasend.exchange.ledger.bands import COLUMNS
    from areasend.web.today import today

    if args.template:
        csv.writer(sys.stdout).writerows([list(COLUMNS), EXAMPLE])
        return DONE
    if args.file is None or not args.scheme:
        raise Fault("Name a CSV or XLSX file and the scheme: --scheme SLUG. Or ask for --template.")
    content, by = read(args.file), user(args.by)
    with transaction.atomic():
        found = bring_in(scheme(args), args.file.name, content, by=by, today=today(), is_dry_run=args.dry_run)
        transaction.set_rollback(bool(found.problems) or args.dry_run)
    problems = [str(problem) for problem in found.problems]
    if args.json:
        say_line(json.dumps({"recorded": found.recorded, "known": found.known, "problems": problems}, indent=2))
        return FAULTY if problems else DONE
    done = "would be recorded" if args.dry_run else "recorded"
    last = "Nothing was written. Mend the rows above and import the file again." if problems else ""
    counted = "" if problems else f"{found.recorded} rates {done}, {found.known} known already."
    say_line("\n".join(filter(None, [*problems, counted, last])))
    return FAULTY if problems else DONE


def scheme(args: argparse.Namespace) -> BandScheme:
    """The one of that name, or a new one where it has a title."""
    from areasend.actions import money_bands
    from areasend.actions.refusal import Refused
    from areasend.records.models import BandScheme
    from areasend.web.today import today

    found = BandScheme.objects.filter(slug=args.scheme).first()
    if found:
        return found
    if not args.title:
        known = ", ".join(BandScheme.objects.values_list("slug", flat=True)) or "none yet"
        raise Fault(f"There is no scheme “{args.scheme}”. There are: {known}. For a new one give its --title.")
    state = BandScheme.State.CURRENT if args.in_use else BandScheme.State.PROPOSED
    try:
        return money_bands.record(by=user(args.by), today=today(), slug=args.scheme, title=args.title, state=state)
    except Refused as refused:
        raise Fault(str(refused)) from refused
