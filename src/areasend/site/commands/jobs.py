"""`areasend jobs`. `serve` runs one; a larger deployment may run more, on other machines too."""

import argparse

NAME = "jobs"
HELP = "Run the background jobs until Ctrl-C (`serve` does so already)"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--concurrency", type=int, default=1, help="jobs at a time (1)")


def run(args: argparse.Namespace) -> int:
    from procrastinate.contrib.django import app

    from areasend.site import lifeline

    lifeline.end_with_parent()
    # Django's own connections cannot wait for notifications: the worker has its own.
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(concurrency=args.concurrency)
    return 0
