"""`areasend jobs`. `serve` runs one; a larger deployment may run more, on other machines too."""

import argparse

NAME = "jobs"
HELP = "Run the background jobs until Ctrl-C (`serve` does so already)"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--concurrency", type=int, default=1, help="jobs at a time (1)")


def run(args: argparse.Namespace) -> int:
    from django.core.management import call_command

    from areasend.site import lifeline

    lifeline.end_with_parent()
    call_command("procrastinate", "worker", f"--concurrency={args.concurrency}")
    return 0
