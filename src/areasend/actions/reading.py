"""The log of who opened a child's record."""

from __future__ import annotations

from collections.abc import Iterable

from areasend.records.models import Case, Person, ReadEntry, User


def record(*, by: User, person: Person, page: str, case: Case | None = None) -> ReadEntry:
    """One row for one opening. Not an audited action: it is itself the audit."""
    return ReadEntry.objects.create(by=by, person=person, case=case, page=page)


def record_all(*, by: User, people: Iterable[Person], page: str) -> None:
    """A page that showed the details of several people, as a search does: one row each."""
    record_each(by=by, people=[person.pk for person in people], page=page)


def record_each(*, by: User, people: Iterable[int], page: str) -> None:
    """The same by the numbers of the records: for a file that holds everybody."""
    ReadEntry.objects.bulk_create([ReadEntry(by=by, person_id=person, page=page) for person in people], batch_size=5000)
