"""`areasend migrate`."""

import argparse
import json

NAME = "migrate"
HELP = "Bring the database's tables up to date"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when migrations are waiting")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def run(args: argparse.Namespace) -> int:
    from areasend.site import prepare

    if not args.check:
        prepare.migrate()
    waiting = prepare.migrations_waiting()
    print(json.dumps({"waiting": waiting}) if args.json else f"{waiting} migrations waiting")
    return 1 if waiting else 0
