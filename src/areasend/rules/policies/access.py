"""Who may do what, in one table: role x verb -> the relations to a case that suffice.

A *role* is what a person is in the local area. A *relation* is how they stand to one case: its officer, in its team, in its area.
A *verb* is what they want to do. The querysets of `records` apply the table to lists, the loaders of `web` to one record, and
`tests/integration/access/` to every address. A new role (a SENCO, a parent, an adviser) is a new row; a new way to stand to
a child (parent of, teaches, advises) is a new relation and one clause in `records.querysets.case.relation_clause`.

Example: an officer edits the cases of her team, so she can cover a colleague's leave, and sees no other team's.

>>> allows({Role.OFFICER}, Verb.EDIT_CASE, {Relation.TEAM, Relation.AREA})
True
>>> allows({Role.OFFICER}, Verb.EDIT_CASE, {Relation.AREA})
False
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    OFFICER = "officer"
    TEAM_MANAGER = "team_manager"
    HEAD_OF_SERVICE = "head_of_service"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"
    IMPROVEMENT_LEAD = "improvement_lead"
    PARTNER = "partner"
    FINANCE_OFFICER = "finance_officer"

    @property
    def label(self) -> str:
        return LABELS[self]


class Relation(StrEnum):
    """How a person stands to a case, or to an action of a plan, a board, a risk (OFFICER: it is theirs to do; AREA: any)."""

    OFFICER = "officer"
    TEAM = "team"
    AREA = "area"


class Verb(StrEnum):
    VIEW_CASE = "view_case"
    EDIT_CASE = "edit_case"
    CORRECT_FACT = "correct_fact"
    REASSIGN_CASE = "reassign_case"
    DOWNLOAD_CASES = "download_cases"
    START_CASE = "start_case"
    VIEW_WORKLOAD = "view_workload"
    VIEW_TIMELINESS = "view_timeliness"
    VIEW_FIGURES = "view_figures"
    IMPORT_RECORDS = "import_records"
    VIEW_AUDIT = "view_audit"
    MANAGE_USERS = "manage_users"
    VIEW_STRATEGY = "view_strategy"
    UPDATE_ACTION = "update_action"
    EDIT_STRATEGY = "edit_strategy"
    COMMENT_EVALUATION = "comment_evaluation"
    EDIT_EVALUATION = "edit_evaluation"
    EDIT_INSPECTION = "edit_inspection"
    VIEW_BOARD = "view_board"
    RUN_BOARD = "run_board"
    VIEW_RISK = "view_risk"
    REVIEW_RISK = "review_risk"
    EDIT_RISK = "edit_risk"
    RECORD_FIGURE = "record_figure"
    ANSWER_PUBLIC = "answer_public"
    PUBLISH = "publish"
    VIEW_FORECAST = "view_forecast"
    EDIT_FORECAST = "edit_forecast"
    VIEW_PLACES = "view_places"
    EDIT_PLACES = "edit_places"
    VIEW_MONEY = "view_money"
    VIEW_CHILD_COSTS = "view_child_costs"
    EDIT_MONEY = "edit_money"


LABELS = {
    Role.OFFICER: "Officer",
    Role.TEAM_MANAGER: "Team manager",
    Role.HEAD_OF_SERVICE: "Head of service",
    Role.ANALYST: "Analyst (reads; keeps scenarios of their own)",
    Role.ADMINISTRATOR: "Administrator",
    Role.IMPROVEMENT_LEAD: "Improvement lead",
    Role.PARTNER: "Partner (health, schools, care, parents)",
    Role.FINANCE_OFFICER: "Finance officer",
}

OWN = frozenset({Relation.OFFICER})
TEAM = frozenset({Relation.OFFICER, Relation.TEAM})
AREA = frozenset({Relation.OFFICER, Relation.TEAM, Relation.AREA})
ABOVE_THE_CASE = {
    Verb.VIEW_STRATEGY: AREA,
    Verb.UPDATE_ACTION: AREA,
    Verb.EDIT_STRATEGY: AREA,
    Verb.COMMENT_EVALUATION: AREA,
    Verb.EDIT_EVALUATION: AREA,
    Verb.EDIT_INSPECTION: AREA,
    Verb.VIEW_BOARD: AREA,
    Verb.RUN_BOARD: AREA,
    Verb.VIEW_RISK: AREA,
    Verb.REVIEW_RISK: AREA,
    Verb.EDIT_RISK: AREA,
    Verb.RECORD_FIGURE: AREA,
    Verb.ANSWER_PUBLIC: AREA,
    Verb.PUBLISH: AREA,
    Verb.VIEW_FORECAST: AREA,
    Verb.EDIT_FORECAST: AREA,
    Verb.VIEW_PLACES: AREA,
    Verb.EDIT_PLACES: AREA,
}
"""Strategy, plan, self-evaluation, boards and the public account: for those who run them."""
MONEY = {Verb.VIEW_MONEY: AREA, Verb.VIEW_CHILD_COSTS: AREA, Verb.EDIT_MONEY: AREA}
"""The high-needs block: its totals, what each child's provision costs (by reference, never by name), and keeping it."""
TAKES_PART = {
    Verb.VIEW_STRATEGY: AREA,
    Verb.UPDATE_ACTION: OWN,
    Verb.COMMENT_EVALUATION: AREA,
    Verb.VIEW_BOARD: OWN,
    Verb.VIEW_RISK: OWN,
    Verb.REVIEW_RISK: OWN,
}
"""Sees what the partnership has promised and updates what they owe; boards and risks where they have a seat or the risk is theirs."""

TABLE: dict[Role, dict[Verb, frozenset[Relation]]] = {
    Role.OFFICER: {
        Verb.VIEW_CASE: TEAM,
        Verb.EDIT_CASE: TEAM,
        Verb.CORRECT_FACT: OWN,
        Verb.START_CASE: TEAM,
        Verb.DOWNLOAD_CASES: TEAM,
        Verb.VIEW_TIMELINESS: TEAM,
        Verb.VIEW_FIGURES: TEAM,
        Verb.VIEW_PLACES: AREA,
        **TAKES_PART,
    },
    Role.TEAM_MANAGER: {
        Verb.VIEW_CASE: AREA,
        Verb.EDIT_CASE: TEAM,
        Verb.CORRECT_FACT: TEAM,
        Verb.REASSIGN_CASE: TEAM,
        Verb.START_CASE: TEAM,
        Verb.DOWNLOAD_CASES: AREA,
        Verb.VIEW_WORKLOAD: AREA,
        Verb.VIEW_TIMELINESS: AREA,
        Verb.VIEW_FIGURES: AREA,
        Verb.VIEW_FORECAST: AREA,
        Verb.VIEW_PLACES: AREA,
        **TAKES_PART,
    },
    Role.HEAD_OF_SERVICE: {
        Verb.VIEW_CASE: AREA,
        Verb.EDIT_CASE: AREA,
        Verb.CORRECT_FACT: AREA,
        Verb.REASSIGN_CASE: AREA,
        Verb.START_CASE: AREA,
        Verb.DOWNLOAD_CASES: AREA,
        Verb.VIEW_WORKLOAD: AREA,
        Verb.VIEW_TIMELINESS: AREA,
        Verb.VIEW_FIGURES: AREA,
        Verb.IMPORT_RECORDS: AREA,
        Verb.VIEW_AUDIT: AREA,
        **MONEY,
        **ABOVE_THE_CASE,
    },
    Role.ANALYST: {
        Verb.VIEW_CASE: AREA,
        Verb.DOWNLOAD_CASES: AREA,
        Verb.VIEW_WORKLOAD: AREA,
        Verb.VIEW_TIMELINESS: AREA,
        Verb.VIEW_FIGURES: AREA,
        Verb.VIEW_STRATEGY: AREA,
        Verb.VIEW_BOARD: AREA,
        Verb.VIEW_RISK: AREA,
        Verb.VIEW_FORECAST: AREA,
        Verb.EDIT_FORECAST: OWN,
        Verb.VIEW_PLACES: AREA,
        Verb.VIEW_MONEY: AREA,
        Verb.VIEW_CHILD_COSTS: AREA,
    },
    Role.ADMINISTRATOR: {
        Verb.IMPORT_RECORDS: AREA,
        Verb.VIEW_AUDIT: AREA,
        Verb.MANAGE_USERS: AREA,
    },
    Role.IMPROVEMENT_LEAD: {Verb.VIEW_FIGURES: AREA, Verb.VIEW_MONEY: AREA, **ABOVE_THE_CASE},
    Role.PARTNER: {Verb.VIEW_FIGURES: AREA, Verb.VIEW_FORECAST: AREA, Verb.VIEW_PLACES: AREA, **TAKES_PART},
    Role.FINANCE_OFFICER: {Verb.VIEW_FIGURES: AREA, Verb.VIEW_FORECAST: AREA, **MONEY},
}


def relations_for(roles: Iterable[Role], verb: Verb) -> frozenset[Relation]:
    """The relations to a case that let a holder of `roles` do `verb`; empty where none does."""
    return frozenset[Relation]().union(*(TABLE[role].get(verb, frozenset()) for role in roles))


def allows(roles: Iterable[Role], verb: Verb, relations: Iterable[Relation]) -> bool:
    """Whether a holder of `roles` who stands in `relations` to a case may do `verb` to it."""
    return not relations_for(roles, verb).isdisjoint(relations)


def may(roles: Iterable[Role], verb: Verb) -> bool:
    """Whether `roles` allow `verb` to anything at all: for menus, and for pages about no one case."""
    return bool(relations_for(roles, verb))


def may_show_news(roles: Iterable[Role]) -> bool:
    """Whether a holder of `roles` may make news of an action public."""
    held = list(roles)
    return may(held, Verb.EDIT_STRATEGY) or may(held, Verb.PUBLISH)


def withholds_small(roles: Iterable[Role]) -> bool:
    """Whether small numbers are withheld from a holder of `roles`: from those who may open no case."""
    return not may(roles, Verb.VIEW_CASE)


def may_everywhere(roles: Iterable[Role], verb: Verb) -> bool:
    """Whether `roles` allow `verb` to the whole area: for lists and files of everybody."""
    return Relation.AREA in relations_for(roles, verb)
