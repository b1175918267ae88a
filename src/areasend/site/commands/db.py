"""`areasend db`: AreaSEND's own PostgreSQL. One that DATABASE_URL names is run by others; only `psql` and `status`
reach it."""

import argparse
import json
import os

NAME = "db"
HELP = "Start, stop, restart or look at AreaSEND's own PostgreSQL, or open psql on it"
NEEDS = "nothing"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", choices=sorted(VERBS), help="what to do")
    parser.add_argument("words", nargs="*", help="arguments for psql, after --")
    parser.add_argument("--json", action="store_true", help="print the status as JSON")


def run(args: argparse.Namespace) -> int:
    return VERBS[args.verb](args)


def start(args: argparse.Namespace) -> int:
    from areasend.site import postgres

    postgres.ensure_running()
    return status(args)


def stop(args: argparse.Namespace) -> int:
    from areasend.site import postgres

    postgres.stop()
    return status(args) * 0


def restart(args: argparse.Namespace) -> int:
    from areasend.site import postgres

    postgres.stop()
    return start(args)


def status(args: argparse.Namespace) -> int:
    from areasend.site import postgres

    facts = postgres.status()
    print(json.dumps(facts) if args.json else "\n".join(f"{name}: {value}" for name, value in facts.items()))
    return 0 if facts["ready"] else 1


def psql(args: argparse.Namespace) -> int:
    from areasend.site import postgres
    from areasend.site.postgres import clients

    postgres.ensure_running()
    tools = clients.tools(os.environ)
    os.execve(tools.program("psql"), [tools.program("psql"), *args.words], tools.environment)  # noqa: S606


VERBS = {"start": start, "stop": stop, "restart": restart, "status": status, "psql": psql}
