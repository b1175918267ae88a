"""`areasend check`."""

import argparse

NAME = "check"
HELP = "Check the settings and the code; --deploy checks them for production"
NEEDS = "django"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--deploy", action="store_true", help="add the checks for production; a warning fails")


def run(args: argparse.Namespace) -> int:
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    from areasend.site.faults import Fault

    try:
        call_command("check", deploy=args.deploy, fail_level="WARNING" if args.deploy else "ERROR")
    except SystemCheckError as found:
        raise Fault(str(found)) from found
    return 0
