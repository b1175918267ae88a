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

    @property
    def label(self) -> str:
        return LABELS[self]


class Relation(StrEnum):
    """How a person stands to a case."""

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
    IMPORT_RECORDS = "import_records"
    VIEW_AUDIT = "view_audit"
    MANAGE_USERS = "manage_users"


LABELS = {
    Role.OFFICER: "Officer",
    Role.TEAM_MANAGER: "Team manager",
    Role.HEAD_OF_SERVICE: "Head of service",
    Role.ANALYST: "Analyst (reads only)",
    Role.ADMINISTRATOR: "Administrator",
}

OWN = frozenset({Relation.OFFICER})
TEAM = frozenset({Relation.OFFICER, Relation.TEAM})
AREA = frozenset({Relation.OFFICER, Relation.TEAM, Relation.AREA})

TABLE: dict[Role, dict[Verb, frozenset[Relation]]] = {
    Role.OFFICER: {
        Verb.VIEW_CASE: TEAM,
        Verb.EDIT_CASE: TEAM,
        Verb.CORRECT_FACT: OWN,
        Verb.START_CASE: TEAM,
        Verb.DOWNLOAD_CASES: TEAM,
        Verb.VIEW_TIMELINESS: TEAM,
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
        Verb.IMPORT_RECORDS: AREA,
        Verb.VIEW_AUDIT: AREA,
    },
    Role.ANALYST: {
        Verb.VIEW_CASE: AREA,
        Verb.DOWNLOAD_CASES: AREA,
        Verb.VIEW_WORKLOAD: AREA,
        Verb.VIEW_TIMELINESS: AREA,
    },
    Role.ADMINISTRATOR: {
        Verb.IMPORT_RECORDS: AREA,
        Verb.VIEW_AUDIT: AREA,
        Verb.MANAGE_USERS: AREA,
    },
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
