"""`areasend verify`."""

import argparse
import json

NAME = "verify"
HELP = "Compute every derived value again from the facts and report any that differs"
NEEDS = "database"
SHOWN = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the differences as JSON")


def run(args: argparse.Namespace) -> int:
    from areasend.records.verify import verify

    differences = [str(one) for one in verify()]
    if args.json:
        print(json.dumps({"differences": differences}))
    else:
        more = f", of which the first {SHOWN} are above" if len(differences) > SHOWN else ""
        print("\n".join([*differences[:SHOWN], f"{len(differences)} differences{more}"]))
    return 1 if differences else 0
