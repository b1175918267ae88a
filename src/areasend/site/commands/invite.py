"""`areasend invite`. The first administrator has nobody to be invited by."""

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from areasend.rules.policies.access import Role

NAME = "invite"
HELP = "Give somebody a sign-in: the first administrator of a new deployment, above all"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", help="their work address")
    parser.add_argument("name", help="their name, in quotes")
    parser.add_argument("--role", action="append", required=True, help="officer, team_manager, ... (may be repeated)")
    parser.add_argument("--password", action="store_true", help="ask for a first password (where no e-mail is sent)")


def run(args: argparse.Namespace) -> int:
    from areasend.actions import user as users
    from areasend.web.today import today

    roles = _roles(args.role)
    password = _password() if args.password else None
    invited = users.invite(by=None, today=today(), email=args.email, name=args.name, team=None, roles=roles)
    if password:
        invited.set_password(password)
        invited.save(update_fields=["password"])
    print(f"{invited.email} may sign in as {', '.join(role.label for role in roles)}.")
    return 0


def _roles(words: list[str]) -> "list[Role]":
    from areasend.rules.policies.access import Role
    from areasend.site.faults import Fault

    known = {role.value: role for role in Role}
    for word in words:
        if word not in known:
            raise Fault(f"There is no role '{word}'. Choose from: {', '.join(known)}.")
    return [known[word] for word in words]


def _password() -> str:
    """From the terminal, or a line of standard input. Never an argument, which other users of the machine can read."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from areasend.site.faults import Fault

    given = getpass.getpass("First password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    try:
        validate_password(given)
    except ValidationError as refused:
        raise Fault(" ".join(refused.messages)) from refused
    return given
