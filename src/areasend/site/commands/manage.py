"""`areasend manage`."""

import argparse

NAME = "manage"
HELP = "Run one of Django's own commands, for example: areasend manage createsuperuser"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="COMMAND ...", help="the command and its arguments")


def run(args: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["areasend manage", *args.words])
    return 0
