"""`areasend demo`: load an invented area, or show how well it agrees with what was published."""

from __future__ import annotations

import argparse
import json
import sys
import time
from datetime import date

NAME = "demo"
HELP = "Load an invented area that agrees with a real one's published figures"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--area", metavar="CODE", help="DfE number of the authority (default: the area of this deployment)"
    )
    parser.add_argument("--seed", type=int, default=1, help="another number gives other people (default 1)")
    parser.add_argument(
        "--cases", type=int, metavar="N", help="plans at the latest published January (default: as published)"
    )
    parser.add_argument(
        "--as-of",
        type=date.fromisoformat,
        metavar="DATE",
        help="the day up to which things have happened (default: today)",
    )
    parser.add_argument(
        "--compare", action="store_true", help="load nothing: print published and made figures side by side"
    )
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def run(args: argparse.Namespace) -> int:
    from areasend.site import prepare

    prepare.migrate()
    return compare(args) if args.compare else load(args)


def load(args: argparse.Namespace) -> int:
    from django.conf import settings

    from areasend import demo
    from areasend.site.faults import Fault
    from areasend.web.today import today

    if not (settings.IS_DEMO or settings.MODE == "test"):
        raise Fault("A demo area is loaded in demo mode only. Set AREASEND_MODE=demo, with a database of its own.")
    begun = time.monotonic()
    as_of = args.as_of or today()
    made = demo.load(args.area or settings.AREASEND_AREA, args.seed, args.cases, as_of, _say)
    found = {
        "area": made.figures.area.code,
        "name": made.figures.area.name,
        "seed": made.seed,
        "as_of": as_of.isoformat(),
        "people": len(made.people),
        "cases": {process: len(one) for process, one in made.cases.sets.items()},
        "seconds": round(time.monotonic() - begun, 1),
    }
    print(json.dumps(found) if args.json else _in_words(found))
    return 0


def _in_words(found: dict[str, object]) -> str:
    return f"{found['name']}: {found['people']:,} invented people as of {found['as_of']}, loaded in {found['seconds']} seconds"


def compare(args: argparse.Namespace) -> int:
    from areasend.demo.compare import as_text, compared

    rows = compared()
    wrong = [row for row in rows if not row.agrees]
    if args.json:
        print(json.dumps({"figures": [row.as_dict() for row in rows], "outside": len(wrong)}))
    else:
        print(as_text(rows))
    return 1 if wrong else 0


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
