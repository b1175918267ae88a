"""What waits for what."""

from __future__ import annotations

from datetime import date

from areasend.actions.audit import action
from areasend.actions.plan_checks import check_action_open
from areasend.actions.refusal import Refused
from areasend.records.models import Dependency, PlanAction, User


@action("dependency.add")
def add(action: PlanAction, *, by: User | None, today: date, needs: PlanAction) -> Dependency:
    """The action waits for another. Two that wait for each other, however far round, are refused."""
    check_action_open(action, "say what it waits for")
    if action == needs:
        raise Refused("An action cannot wait for itself. Choose another.", field="needs")
    if action.needs.filter(needs=needs).exists():
        raise Refused(f"{action.reference} waits for {needs.reference} already.", field="needs")
    if chain := _chain(needs, action):
        said = ", which needs ".join(one.reference for one in [action, *chain])
        raise Refused(
            f"That would be a circle: {said.replace(', which needs ', ' needs ', 1)}. Take one of these away first.",
            field="needs",
        )
    return Dependency.objects.create(action=action, needs=needs)


@action("dependency.remove")
def remove(dependency: Dependency, *, by: User | None, today: date) -> PlanAction:
    """The action waits for the other no longer."""
    check_action_open(dependency.action, "change what it waits for")
    dependency.delete()
    return dependency.action


def _chain(start: PlanAction, end: PlanAction) -> list[PlanAction]:
    """From `start` to `end` by what waits for what, both named; empty where no way leads there."""
    links: dict[int, list[int]] = {}
    for one, needed in Dependency.objects.values_list("action_id", "needs_id"):
        links.setdefault(one, []).append(needed)
    ways, seen = [[start.pk]], {start.pk}
    while ways:
        way = ways.pop(0)
        if way[-1] == end.pk:
            named = PlanAction.objects.in_bulk(way)
            return [named[pk] for pk in way]
        further = [pk for pk in links.get(way[-1], []) if pk not in seen]
        seen |= set(further)
        ways += [[*way, pk] for pk in further]
    return []
