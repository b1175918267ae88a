"""The first people of a new area are invited here; afterwards the administrator does it on the page "People"."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from areasend.records.models import Organisation

NAME = "invite"
HELP = "Invite someone to sign in, with their roles and team"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from areasend.rules.policies.access import Role

    roles = [role.value for role in Role]
    parser.add_argument("email", help="their work address")
    parser.add_argument("name", help="their name, in quotes")
    parser.add_argument("--role", action="append", required=True, choices=roles, help="may be repeated")
    parser.add_argument("--team", help="made if it does not exist yet")
    parser.add_argument(
        "--organisation", help="of a new team (default: Council); of a partner, the body they take part for"
    )
    parser.add_argument("--password", action="store_true", help="ask for a first password (where no e-mail is sent)")


def run(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from areasend.actions import user
    from areasend.records.models import Organisation, Team
    from areasend.rules.policies.access import Role

    password = ask_password() if args.password else None
    team = None
    body = None
    if Role.PARTNER in args.role:
        body = partner_body(args.organisation)
    if args.team:
        organisation, _ = Organisation.objects.get_or_create(
            name=args.organisation or "Council", defaults={"kind": "council"}
        )
        team, _ = Team.objects.get_or_create(name=args.team, defaults={"organisation": organisation})
    invited = user.invite(
        by=None,
        today=timezone.localdate(),
        email=args.email,
        name=args.name,
        team=team,
        organisation=body,
        roles=[Role(role) for role in args.role],
    )
    if password:
        invited.set_password(password)
        invited.save(update_fields=["password"])
    how = "" if password else " They set a password from “Forgot password”, or sign in with the area's own account."
    print(f"{invited.name} is invited.{how}")
    return 0


def partner_body(name: str | None) -> Organisation:
    from areasend.records.models import Organisation
    from areasend.site.faults import Fault

    found = Organisation.objects.filter(name__iexact=name or "").first()
    if found is None:
        known = ", ".join(Organisation.objects.values_list("name", flat=True)) or "none yet"
        raise Fault(f"A partner takes part for a body: name it with --organisation. Known are: {known}.")
    return found


def ask_password() -> str:
    """From the terminal, or a line of standard input: never an argument, which other users of the machine can read."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from areasend.site.faults import Fault

    given = getpass.getpass("First password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    try:
        validate_password(given)
    except ValidationError as refused:
        raise Fault(" ".join(refused.messages)) from refused
    return given
