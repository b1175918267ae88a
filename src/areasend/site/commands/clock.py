"""`areasend clock`: the statutory clock of one case, from dates alone. Nothing is read or stored."""

import argparse
import json
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

NAME = "clock"
HELP = "Say when each step of a process is due, and why"
NEEDS = "nothing"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("process", nargs="?", help="a process of the law, such as assessment; --list names them")
    parser.add_argument(
        "--fact", action="append", default=[], metavar="NAME=DATE", help="what happened and when; may be given again"
    )
    parser.add_argument("--on", metavar="DATE", help="the day to look from (today, in London)")
    parser.add_argument("--list", action="store_true", help="list the processes with their facts and rules")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    print(listing(args.json) if args.list else deadlines(args))
    return 0


def listing(as_json: bool) -> str:
    from areasend.rules import clock_text

    return to_json(clock_text.list_processes()) if as_json else clock_text.list_text()


def deadlines(args: argparse.Namespace) -> str:
    from areasend.rules import clock_text
    from areasend.site.faults import Fault

    if not args.process:
        raise Fault("Say which process, for example: areasend clock assessment --fact request.received=2026-07-15")
    facts = clock_text.parse_facts(args.process, args.fact)
    on = clock_text.parse_day(args.on) if args.on else today_in_london()
    if args.json:
        return to_json(clock_text.describe(args.process, facts, on))
    return clock_text.as_text(args.process, facts, on)


def today_in_london() -> date:
    """The only place of this command that looks at the clock on the wall."""
    return datetime.now(UTC).astimezone(ZoneInfo("Europe/London")).date()  # noqa: TID251


def to_json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)
