"""The pages of plans and the overview."""

from typing import Any

from tests.factories import make_organisation
from tests.factories.strategic import make_plan
from tests.integration.access.rows import LEADS, STRATEGY

OWES = (302, 200, 200, 200, 403, 403, 200, 200)
"""Whoever may owe something: everyone but those who only read or run the system."""
ITS_OWNER = (302, 404, 404, 200, 403, 403, 200, 404)
ROWS = {
    "improvement:overview": STRATEGY,
    "plans:list": STRATEGY,
    "plans:owed": OWES,
    "plans:promise": ITS_OWNER,
    "plans:compare": STRATEGY,
    "plans:new": LEADS,
    "plans:new_strategy": LEADS,
    "plans:strategy": STRATEGY,
    "plans:change_strategy": LEADS,
    "plans:adopt_strategy": LEADS,
    "plans:publish_strategy": LEADS,
    "plans:new_priority": LEADS,
    "plans:priority": STRATEGY,
    "plans:change_priority": LEADS,
    "plans:action": STRATEGY,
    "plans:history": STRATEGY,
    "plans:evidence": STRATEGY,
    "plans:measure_csv": STRATEGY,
    "plans:do": LEADS,
    "plans:do_to": LEADS,
    "plans:plan": STRATEGY,
    "plans:plan_csv": STRATEGY,
    "plans:plan_xlsx": STRATEGY,
    "plans:change": LEADS,
    "plans:refresh": LEADS,
    "plans:upload": LEADS,
    "plans:new_action": LEADS,
    "plans:mark": LEADS,
    "plans:begin_service": LEADS,
    "plans:new_service": LEADS,
    "plans:add_lines": LEADS,
    "plans:paper": STRATEGY,
    "plans:pdf": STRATEGY,
}


def slug_of(name: str) -> Any:
    return lambda world: [world.row(name).slug]


def pk_of(name: str, *more: str) -> Any:
    return lambda world: [world.row(name).pk, *more]


def of_action(name: str, *between: str) -> Any:
    """The action of a row, what is done to it, and the row."""
    return lambda world: [world.row(name).action_id, *between, world.row(name).pk]


def of_service(world: Any) -> list[str]:
    """A plan that is a service's own."""
    return [make_plan(kind="service", organisation=make_organisation()).slug]


GIVEN = {
    "plans:promise": pk_of("owedaction"),
    **dict.fromkeys(
        (
            "plans:strategy",
            "plans:change_strategy",
            "plans:adopt_strategy",
            "plans:publish_strategy",
            "plans:new_priority",
        ),
        slug_of("strategy"),
    ),
    **dict.fromkeys(("plans:priority", "plans:change_priority"), pk_of("priority")),
    **dict.fromkeys(("plans:action", "plans:history"), pk_of("planaction")),
    "plans:evidence": of_action("evidenceuse"),
    "plans:measure_csv": of_action("successmeasure"),
    "plans:do": pk_of("planaction", "note"),
    "plans:do_to": of_action("actiondate", "reach-date"),
    **dict.fromkeys(
        (
            "plans:plan",
            "plans:plan_csv",
            "plans:plan_xlsx",
            "plans:change",
            "plans:refresh",
            "plans:upload",
            "plans:new_action",
        ),
        slug_of("actionplan"),
    ),
    "plans:new_service": lambda world: [world.row("actionplan").slug, make_organisation().pk],
    **dict.fromkeys(("plans:add_lines", "plans:paper", "plans:pdf"), of_service),
    "plans:mark": lambda world: [world.row("actionplan").slug, "agree"],
}
