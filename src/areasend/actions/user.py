"""People who sign in, their teams and roles."""

from __future__ import annotations

from datetime import date

from areasend.actions.audit import action
from areasend.actions.refusal import Refused
from areasend.records.models import Organisation, RoleGrant, Team, User
from areasend.rules.policies.access import Role


@action("user.invite")
def invite(
    *,
    by: User | None,
    today: date,
    email: str,
    name: str,
    roles: list[Role],
    team: Team | None = None,
    organisation: Organisation | None = None,
    job_title: str = "",
) -> User:
    """A new user without a password: they set one from the reset page, or sign in with the area's own account."""
    if User.objects.filter(email__iexact=email).exists():
        raise Refused(f"{email} already has a sign-in. Change that one instead.", field="email")
    user = User.objects.create_user(email, name, team=team, organisation=organisation, job_title=job_title)
    RoleGrant.objects.bulk_create([RoleGrant(user=user, role=role, since=today) for role in roles])
    return user


@action("user.set_roles")
def set_roles(
    user: User,
    *,
    by: User,
    today: date,
    roles: list[Role],
    team: Team | None = None,
    organisation: Organisation | None = None,
    because: str = "",
) -> User:
    """End the grants that are not in `roles`, begin those that are missing, and set the team or the body of a partner.

    Nobody takes the right to manage sign-ins from themselves: somebody must be left who has it.
    """
    if user == by and Role.ADMINISTRATOR in user.roles and Role.ADMINISTRATOR not in roles:
        raise Refused("You cannot take the role of administrator from yourself. Ask another one.", field="roles")
    user.team, user.organisation = team, organisation
    user.save(update_fields=["team", "organisation"])
    current = set(user.grants.filter(until=None).values_list("role", flat=True))
    user.grants.filter(until=None).exclude(role__in=roles).update(until=today)
    RoleGrant.objects.bulk_create([RoleGrant(user=user, role=r, since=today) for r in roles if r not in current])
    return user


@action("user.deactivate")
def deactivate(user: User, *, by: User, because: str = "") -> User:
    """Close a sign-in. Refused while the user still holds open cases, and for one's own: somebody must be left to open it again."""
    if user == by:
        raise Refused("You cannot close your own sign-in. Ask another administrator.")
    held = user.assigned_cases.filter(is_open=True).count()
    if held:
        what = "1 open case. Hand it over" if held == 1 else f"{held:,} open cases. Hand them over"
        raise Refused(f"{user.name} still holds {what} on the Workload page first.")
    user.is_active = False
    user.save(update_fields=["is_active"])
    return user
