"""Whether figures still hold: a mark of all that they are counted from, another one after any change of it.

Plans, boards and papers are not among it: noting progress or minuting a meeting leaves the figures of the cases as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from django.db import connection, models

from areasend.records.models import (
    Advice,
    CareLink,
    Case,
    Contact,
    ExceptionClaim,
    Fact,
    History,
    IndicatorTarget,
    Observation,
    Person,
    Placement,
    RoleGrant,
    SenSupport,
    Setting,
    Team,
    User,
)

READ = (
    Advice, CareLink, Case, Contact, ExceptionClaim, Fact, IndicatorTarget, Observation, Person, Placement, RoleGrant, SenSupport,
    Setting, Team, User,
)  # fmt: skip
"""What the indicators, their targets and the checks of the lists read; and whose cases someone may see."""
NEWEST = 100

_NEW = "(SELECT sum(id) FROM (SELECT id FROM {table} {where} ORDER BY id DESC LIMIT {most}) AS newest)"
_CHANGED = _NEW.format(table=History._meta.db_table, where='WHERE "table" = ANY(%s)', most=NEWEST)


def figures_version() -> tuple[int | None, ...]:
    """The mark of all that the figures are counted from."""
    return version_of(READ)


@cache
def _mark(read: tuple[type[models.Model], ...]) -> str:
    added = ", ".join(_NEW.format(table=model._meta.db_table, where="", most=NEWEST) for model in read)
    return f"SELECT pg_relation_filenode('{read[0]._meta.db_table}'), {_CHANGED}, {added}"


def version_of(read: Sequence[type[models.Model]]) -> tuple[int | None, ...]:
    """One query: the newest rows of each table, and the newest changes of older ones as the database's own history has them.

    Their numbers are summed, for the highest is not enough: who began earlier may end later, and what they wrote then lies below it.
    After a table was emptied the numbers begin anew; that it was shows in the number of its file.
    """
    with connection.cursor() as cursor:
        cursor.execute(_mark(tuple(read)), [[model._meta.db_table for model in read]])
        found: tuple[int | None, ...] = cursor.fetchone()
    return found
