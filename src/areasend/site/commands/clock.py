"""`areasend clock`: the statutory clock of one case, from dates alone. Nothing is looked up in a database or kept."""

import argparse
import json
import os
import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

from areasend.site import environment
from areasend.site.faults import Fault

NAME = "clock"
HELP = "Say when each step of a process is due, and why"
NEEDS = "nothing"
EXAMPLE = "areasend clock assessment --fact request.received=2026-07-15"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = f"For example: {EXAMPLE}"
    parser.add_argument("process", nargs="?", help="a process of the law, such as assessment; --list names them")
    parser.add_argument(
        "--fact", action="append", default=[], metavar="NAME=DATE", help="what happened and when; may be given again"
    )
    parser.add_argument("--on", metavar="DATE", help="the day to look from (today, in London)")
    parser.add_argument("--list", action="store_true", help="list the processes with their facts and rules")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    from areasend.rules.law import LawError

    try:
        print(listing(args.json) if args.list else deadlines(args))
    except LawError as error:
        raise Fault(str(error)) from error
    return 0


def listing(as_json: bool) -> str:
    from areasend.rules import clock_text

    return to_json(clock_text.list_processes()) if as_json else clock_text.list_text()


def deadlines(args: argparse.Namespace) -> str:
    """By the readings of the area, so that the command and the pages give the same dates."""
    from areasend.rules import clock_text
    from areasend.rules.readings import build_readings

    if not args.process:
        raise Fault(f"Say which process, and what happened when. For example: {EXAMPLE}")
    facts = clock_text.parse_facts(args.process, args.fact)
    on = clock_text.parse_day(args.on) if args.on else today_in_london()
    readings = build_readings(dict(word.split("=", 1) for word in environment.words(os.environ, "AREASEND_READINGS")))
    if args.json:
        return to_json(clock_text.describe(args.process, facts, on, readings))
    return clock_text.as_text(args.process, facts, on, readings)


def today_in_london() -> date:
    """The only place of this command that looks at the clock on the wall."""
    return datetime.fromtimestamp(time.time(), ZoneInfo("Europe/London")).date()


def to_json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)
