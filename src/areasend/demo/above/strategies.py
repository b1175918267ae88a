"""The strategies with their priorities, and the plan of the present one with its twenty actions: restated from what was published."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from areasend.actions import action_date, action_plan, plan_action, priority, strategy, success_measure
from areasend.demo.above import plan_life
from areasend.demo.above.known import Known
from areasend.records.models import ActionPlan, PlanAction, Priority, Strategy
from areasend.rules.delivery.targets import DONE

Given = dict[str, Any]
IN_FORCE = "plan-2025"
"""Under this name the other parts find the plan of the 2025 strategy that is in force on the demo's day."""


@cache
def written(name: str) -> Any:
    return yaml.safe_load(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def load(known: Known) -> None:
    for given in written("strategies.yaml"):
        _strategy(known, given)
    published = written("plan_2025.yaml")
    if published["plan"]["starts_on"] > known.until:
        return
    made = _strategy(known, published["strategy"])
    plan = _plan(known, made, published["plan"])
    known.plans |= {plan.slug: plan, IN_FORCE: plan}
    _agreed(known, plan, published)
    newest = plan_life.lead(known, plan)
    known.plans |= {newest.slug: newest, IN_FORCE: newest}


def _strategy(known: Known, given: Given) -> Strategy:
    said = {"by": known.lead, "today": given.get("adopted_on", given["starts_on"])}
    about = {name: given[name] for name in ("slug", "title", "starts_on", "ends_on", "vision", "aims") if name in given}
    made = strategy.create(**said, **about)
    for each in given["priorities"]:
        board = known.boards.get(each.get("board", ""))
        priority.add(made, **said, **{name: value for name, value in each.items() if name != "board"}, board=board)
    if "adopted_on" in given and given["adopted_on"] <= known.until:
        decision = known.decisions.get(given["decision"])
        strategy.adopt(made, **said, on=given["adopted_on"], decision=decision)
    if "published_on" in given and given["published_on"] <= known.until:
        strategy.publish(made, by=known.lead, today=given["published_on"], on=given["published_on"])
    known.strategies[made.slug] = made
    return made


def _plan(known: Known, made: Strategy, given: Given) -> ActionPlan:
    about = {name: given[name] for name in ("slug", "title", "starts_on", "ends_on")}
    board = known.boards.get("send-partnership-board")
    return action_plan.create(by=known.lead, today=given["starts_on"], strategy=made, board=board, **about)


def _agreed(known: Known, plan: ActionPlan, published: Given) -> None:
    """Its actions, and when it was agreed and published."""
    for reference, given in published["actions"].items():
        add_action(known, plan, reference, given, published["plan"]["starts_on"])
    mark(known, plan, published["plan"])


def mark(known: Known, plan: ActionPlan, given: Given) -> None:
    for take, field in ((action_plan.agree, "agreed_on"), (action_plan.publish, "published_on")):
        if given[field] <= known.until:
            take(plan, by=known.lead, today=given[field], on=given[field])


def add_action(known: Known, plan: ActionPlan, reference: str, given: Given, day: date) -> PlanAction:
    """One action with all that was promised with it."""
    said = {"by": known.lead, "today": day}
    first = Priority.objects.get(strategy=plan.strategy, number=int(reference.partition(".")[0]))
    about = {"title": given["title"], "term": given["term"]}
    made = plan_action.add(plan, **said, reference=reference, priority=first, **about)
    bodies = [known.bodies[name] for name in given["lead"] if name in known.bodies]
    plan_action.set_agencies(made, **said, lead=bodies)
    roles = [(title, known.users.get(key)) for title, key in given["roles"].items()]
    plan_action.set_roles(made, **said, roles=roles)
    for on, *more in given["due"]:
        label, repeats = [*more, "", ""][:2]
        precision = "month"
        action_date.add(made, **said, on=on, label=label, precision=precision, repeats=repeats)
    for text, kind, *told in given["measures"]:
        _measure(made, said, text, kind, told)
    return made


def _measure(action: PlanAction, said: Given, text: str, kind: str, told: list[Any]) -> None:
    """A percentage that was published without its figure is kept so: it stands as not agreed yet."""
    target, unit, more = [*told, *[None, "", {}][len(told) :]]
    wants_figure = target is None and kind in ("percentage", "number")
    more = {"is_provisional": wants_figure and kind not in DONE, **more}
    success_measure.add(action, **said, text=text, kind=kind, target=target, unit=unit, **more)
