"""The first people of a new area are invited here; afterwards the administrator does it on the page "People"."""

import argparse

NAME = "invite"
HELP = "Invite someone to sign in, with their roles and team"
NEEDS = "database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from areasend.rules.policies.access import Role

    parser.add_argument("email")
    parser.add_argument("name")
    parser.add_argument("--role", action="append", required=True, choices=[role.value for role in Role], help="may be repeated")
    parser.add_argument("--team", help="made if it does not exist yet")
    parser.add_argument("--organisation", default="Council", help="of a new team")


def run(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from areasend.actions import user
    from areasend.records.models import Organisation, Team
    from areasend.rules.policies.access import Role

    team = None
    if args.team:
        organisation, _ = Organisation.objects.get_or_create(name=args.organisation, defaults={"kind": "council"})
        team, _ = Team.objects.get_or_create(name=args.team, defaults={"organisation": organisation})
    invited = user.invite(
        by=None,
        today=timezone.localdate(),
        email=args.email,
        name=args.name,
        team=team,
        roles=[Role(role) for role in args.role],
    )
    print(f"{invited.name} is invited. They set a password from “Forgot password”, or sign in with the area's own account.")
    return 0
