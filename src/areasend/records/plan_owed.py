"""What people owe under the plans: what is due soon, late, or without news."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from areasend.records.models import ActionAgency, PlanAction, User
from areasend.records.plan_standing import ActionStanding, in_urgency, standings

SOON_DAYS = 14
NO_NEWS = ("no_news", "stalled")


@dataclass(frozen=True)
class Owed:
    """What one person owes, the most urgent first."""

    user: User
    late: list[ActionStanding]
    soon: list[ActionStanding]
    silent: list[ActionStanding]

    def __len__(self) -> int:
        return len(self.late) + len(self.soon) + len(self.silent)


def owed_by_person(on: date) -> list[Owed]:
    """Everyone to whom something falls, by name, with each action named once under what presses most. The number of queries is the same
    for many people as for few.
    """
    actions = PlanAction.objects.open()
    found = in_urgency(standings(actions, on))
    owners = _owners(found)
    users = User.objects.filter(pk__in=owners, is_active=True).order_by("name", "pk")
    owed = [_sorted(user, owners[user.pk], on) for user in users]
    return [one for one in owed if len(one)]


def _owners(found: Iterable[ActionStanding]) -> dict[int, list[ActionStanding]]:
    """Whose each action is: who holds a role in it, else everyone of the body that leads it (as `PlanAction.objects.owed_by`)."""
    members: dict[int, list[int]] = {}
    for user, body in User.objects.filter(organisation__isnull=False).values_list("pk", "organisation_id"):
        members.setdefault(body, []).append(user)
    owners: dict[int, list[ActionStanding]] = {}
    for one in found:
        holders = {role.user_id for role in one.action.roles.all() if role.user_id}
        leads = [each for each in one.action.agencies.all() if each.part == ActionAgency.Part.LEAD]
        everyone = {user for body in leads for user in members.get(body.organisation_id, [])}
        for user in holders or everyone:
            owners.setdefault(user, []).append(one)
    return owners


def _sorted(user: User, found: list[ActionStanding], on: date) -> Owed:
    going_on = [one for one in found if not one.is_ended]
    late = [one for one in going_on if one.derived.key == "late"]
    soon = [one for one in going_on if one not in late and one.next_due and one.next_due.days <= SOON_DAYS]
    silent = [one for one in going_on if one not in late and one not in soon and one.derived.key in NO_NEWS]
    return Owed(user, late, soon, silent)
