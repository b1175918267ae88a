"""The log of who opened a child's record."""

from __future__ import annotations

from collections.abc import Iterable

from areasend.records.models import Case, Person, ReadEntry, User


def record(*, by: User, person: Person, page: str, case: Case | None = None) -> ReadEntry:
    """One row for one opening. Not an audited action: it is itself the audit."""
    return ReadEntry.objects.create(by=by, person=person, case=case, page=page)


def record_all(*, by: User, people: Iterable[Person], page: str) -> None:
    """A page that showed the details of several people, as a search does: one row each."""
    ReadEntry.objects.bulk_create(ReadEntry(by=by, person=person, page=page) for person in people)
