"""The history that the database writes, and what it refuses to lose."""

from collections.abc import Callable
from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from tests.factories import (
    make_advice,
    make_carer,
    make_case,
    make_contact,
    make_document,
    make_exception,
    make_person,
    make_placement,
    make_sen_support,
    make_setting,
    make_user,
)
from tests.factories.strategic import EVERY_ROW

from areasend.actions import audit
from areasend.records.models import AuditEntry, Carer, Case, History, Observation, Person, ReadEntry

pytestmark = pytest.mark.django_db
LATER = date(2026, 10, 1)


def make_observation() -> Observation:
    return Observation.objects.create(
        indicator="weeks_for_autism_assessment", on=LATER, value=40, source="Trust report"
    )


TRACKED = {
    name: EVERY_ROW[name]
    for name in (
        "actionagency", "actiondate", "actionrole", "agendaitem", "attendance", "dependency", "evidenceuse", "findingaction",
        "forwarditem", "pagerating", "statementaction", "statementfigure",
    )
}  # fmt: skip
"""Links that are made and undone: a row may go, and the history tells what it was."""
KEPT: dict[str, Callable[[], models.Model]] = {
    **{name: make for name, make in EVERY_ROW.items() if name not in TRACKED},
    "advice": lambda: make_advice(make_case()),
    "carelink": lambda: make_carer(make_person()),
    "carer": lambda: make_carer(make_person()).carer,
    "case": make_case,
    "contact": lambda: make_contact(make_case(), LATER),
    "document": lambda: make_document(make_case()),
    "exceptionclaim": lambda: make_exception(make_case()),
    "observation": make_observation,
    "fact": lambda: make_case().facts.get(),
    "person": make_person,
    "placement": lambda: make_placement(make_person()),
    "sensupport": make_sen_support,
    "rolegrant": lambda: make_user().grants.get(),
    "setting": make_setting,
    "user": make_user,
}
"""One row of each table that is never erased."""
APPEND_ONLY: dict[str, Callable[[], models.Model]] = {
    "auditentry": lambda: AuditEntry.objects.create(action="x", at="2026-10-01T00:00Z"),
    "history": lambda: renamed(make_person()),
    "readentry": lambda: ReadEntry.objects.create(by=make_user(), person=make_person(), page="x"),
}
ERASABLE = {
    "deployment",
    "externalid",
    "forecastrun",
    "importrun",
    "organisation",
    "savedview",
    "standinganswer",
    "team",
}
"""Hold nothing about a child or young person, or (a team, an organisation) are held in place by what hangs on them."""


def renamed(person: Person) -> History:
    Person.objects.filter(pk=person.pk).update(surname="Other")
    return History.objects.get(row=person.pk)


def save(person: Person) -> None:
    person.surname = "Other"
    person.save()


def update(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(surname="Other")


def bulk_update(person: Person) -> None:
    person.surname = "Other"
    Person.objects.bulk_update([person], ["surname"])


def raw(person: Person) -> None:
    run("UPDATE records_person SET surname = 'Other' WHERE id = %s", person.pk)


def run(sql: str, *given: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)


@pytest.mark.parametrize("change", [save, update, bulk_update, raw])
def test_a_change_leaves_one_row_with_what_was_and_what_it_became(change):
    person = make_person(surname="First")
    change(person)
    history = History.objects.get(table="records_person", row=person.pk)
    assert (history.change, history.was, history.became) == ("update", {"surname": "First"}, {"surname": "Other"})


@pytest.mark.parametrize("change", [save, update, bulk_update, raw])
def test_a_change_within_an_action_bears_the_number_of_its_audit_entry(monkeypatch, change):
    monkeypatch.setattr(audit, "ACTIONS", {})
    person = make_person(surname="First")
    take = audit.action("test")(lambda *, by: change(person))
    take(by=None)
    assert History.objects.get(row=person.pk).audit_id == AuditEntry.objects.get().pk


def test_a_change_outside_any_action_bears_no_number():
    assert renamed(make_person()).audit_id is None


def test_a_change_of_many_rows_leaves_one_row_each():
    people = [make_person(surname="First") for _ in range(3)]
    Person.objects.update(surname="Other")
    assert set(History.objects.values_list("row", flat=True)) == {person.pk for person in people}


def test_an_update_that_changes_nothing_leaves_nothing():
    make_person(surname="First").save()
    assert not History.objects.exists()


def test_the_derived_columns_are_not_in_the_history():
    case = make_case()
    Case.objects.filter(pk=case.pk).update(stage="drafting", next_due_on=LATER, whose_move="family")
    assert not History.objects.filter(table="records_case", row=case.pk).exists()


def test_a_password_is_not_in_the_history():
    user = make_user()
    user.set_password("not for anyone to read")
    user.save()
    assert not History.objects.exists()


def test_what_may_erase_still_leaves_its_history():
    person = make_person(surname="First")
    row = person.pk
    person.delete()
    assert History.objects.get(row=row, change="delete").was["surname"] == "First"


@pytest.mark.parametrize("name", [*KEPT, *APPEND_ONLY])
def test_a_row_cannot_be_deleted(keep, name):
    row = (KEPT | APPEND_ONLY)[name]()
    keep()
    with pytest.raises(IntegrityError, match=f"records_{name} are kept"), transaction.atomic():
        run(f"DELETE FROM records_{name} WHERE id = %s", row.pk)


@pytest.mark.parametrize("name", TRACKED)
def test_a_link_that_is_undone_is_in_the_history(name):
    row = TRACKED[name]()
    number = row.pk
    row.delete()
    assert History.objects.filter(table=f"records_{name}", row=number, change="delete").exists()


@pytest.mark.parametrize("name", [*KEPT, *TRACKED, *APPEND_ONLY])
def test_a_table_cannot_be_emptied(keep, name):
    keep()
    with pytest.raises(IntegrityError, match="are kept"), transaction.atomic():
        run(f"TRUNCATE records_{name} CASCADE")


@pytest.mark.parametrize("name", APPEND_ONLY)
def test_an_append_only_row_cannot_be_changed_even_by_who_may_erase(name):
    row = APPEND_ONLY[name]()
    with pytest.raises(IntegrityError, match="do not update"), transaction.atomic():
        run(f"UPDATE records_{name} SET id = id WHERE id = %s", row.pk)


def test_every_table_is_kept_or_known_to_be_erasable():
    tables = {model._meta.model_name for model in apps.get_app_config("records").get_models()}
    assert tables == KEPT.keys() | TRACKED.keys() | APPEND_ONLY.keys() | ERASABLE


def test_a_carer_who_is_shared_is_changed_once():
    link = make_carer(make_person())
    make_person().care_links.create(carer=link.carer, relationship="mother", responsibility="parental")
    Carer.objects.update(phone="01234")
    assert History.objects.filter(table="records_carer").count() == 1
