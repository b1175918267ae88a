"""The same actions put together by priority, agency, person or board."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from areasend.records.models import Board, PlanAction
from areasend.records.plan_standing import ActionStanding
from areasend.web.plans.counts import Count, counts, rank


@dataclass
class Group:
    """`note` says more about the heading; an action may be in several groups."""

    label: str
    note: str = ""
    rows: list[ActionStanding] = field(default_factory=list)

    @property
    def counts(self) -> list[Count]:
        return counts(self.rows)


Named = tuple[tuple[object, ...], str, str]
"""The place of a group among the others, its label and its note."""


def board_of(action: PlanAction) -> Board | None:
    """Who watches over it: its own board, else that of its priority, else that of the plan."""
    return action.board or (action.priority.board if action.priority else None) or action.plan.board


def _priority(action: PlanAction) -> Iterator[Named]:
    priority = action.priority
    yield ((priority.number,), str(priority), priority.outcome) if priority else ((999,), "Without a priority", "")


def _agency(action: PlanAction) -> Iterator[Named]:
    for agency in action.agencies.all():
        name = agency.organisation.name
        yield (name,), name, ""
    if not action.agencies.all():
        yield ("~",), "No agency named", "Name who leads each of these."


def _person(action: PlanAction) -> Iterator[Named]:
    for role in action.roles.all():
        if role.user:
            yield (0, role.user.name, role.user.pk), role.user.name, role.user.job_title
        else:
            yield (1, role.title), role.title, "A role; nobody is named who holds it."
    if not action.roles.all():
        yield (2,), "No role named", "Say which role answers for each of these."


def _board(action: PlanAction) -> Iterator[Named]:
    board = board_of(action)
    yield ((0, board.name), board.name, "") if board else ((1,), "No board", "Nobody watches over these.")


BY: dict[str, Callable[[PlanAction], Iterator[Named]]] = {
    "table": _priority,
    "agency": _agency,
    "person": _person,
    "board": _board,
}


def grouped(standings: Iterable[ActionStanding], by: str) -> list[Group]:
    """Groups in the order of their names, those without a name last."""
    found: dict[tuple[object, ...], Group] = {}
    for one in standings:
        for place, label, note in dict.fromkeys(BY[by](one.action)):
            found.setdefault(place, Group(label, note)).rows.append(one)
    return [found[place] for place in sorted(found, key=lambda place: tuple((str(type(p)), p) for p in place))]  # type: ignore[type-var]


def ordered(standings: Iterable[ActionStanding], sort: str) -> list[ActionStanding]:
    """By a column of the table, "-" before it for the other way round; plain: by reference."""
    keys: dict[str, Callable[[ActionStanding], object]] = {
        "action": reference_key,
        "status": lambda one: (rank(one.status.key), reference_key(one)),
        "next": lambda one: (one.next_due.on if one.next_due else date.max, reference_key(one)),
        "percent": lambda one: (-1 if one.percent is None else one.percent, reference_key(one)),
    }
    name = sort.lstrip("-") if sort.lstrip("-") in keys else "action"
    return sorted(standings, key=keys[name], reverse=sort.startswith("-"))  # type: ignore[arg-type]


def reference_key(one: ActionStanding) -> tuple[tuple[int, str], ...]:
    """2.10 comes after 2.9."""
    return tuple((int(part) if part.isdigit() else 10**6, part) for part in one.action.reference.split("."))
