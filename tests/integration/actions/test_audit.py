"""What `@action` promises: one transaction, one entry, and the history bound to it."""

from datetime import date

import pytest
from django.db import connection
from tests.conftest import TODAY
from tests.factories import make_case, make_person, make_user

from areasend.actions import audit, person, step
from areasend.actions import case as cases
from areasend.records.models import AuditEntry, History, Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_real_actions(monkeypatch):
    monkeypatch.setattr(audit, "ACTIONS", {})


def rename(one: Person) -> Person:
    one.surname = "Other"
    one.save()
    return one


def test_a_failing_action_leaves_nothing_behind():
    one = make_person(surname="First")

    @audit.action("test")
    def fail(*, by):
        rename(one)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail(by=None)
    one.refresh_from_db()
    assert one.surname == "First"
    assert not (AuditEntry.objects.exists())
    assert not (History.objects.exists())


def test_an_action_within_an_action_has_an_entry_of_its_own_and_each_its_history():
    first, second = make_person(surname="First"), make_person(surname="First")
    inner = audit.action("inner")(lambda *, by: rename(first))

    @audit.action("outer")
    def outer(*, by):
        inner(by=by)
        return rename(second)

    outer(by=None)
    found = {entry.action: History.objects.get(audit_id=entry.pk).row for entry in AuditEntry.objects.all()}
    assert found == {"inner": first.pk, "outer": second.pk}


def test_what_follows_an_action_is_not_bound_to_it():
    one = make_person(surname="First")
    audit.action("test")(lambda *, by: None)(by=None)
    rename(one)
    assert History.objects.get().audit_id is None


def test_two_actions_cannot_have_one_name():
    audit.action("test")(lambda *, by: None)
    with pytest.raises(ValueError, match="Two actions are called test"):
        audit.action("test")(lambda *, by: None)


def test_an_entry_keeps_what_the_action_was_given_and_why():
    officer, one = make_user(), make_person()
    person.amend(one, by=officer, today=TODAY, because="A letter", postcode="HP20 1UY", died_on=date(2026, 11, 1))
    entry = AuditEntry.objects.get()
    assert (entry.because, entry.person) == ("A letter", one)
    assert entry.detail == {"postcode": "HP20 1UY", "died_on": "2026-11-01"}


def test_a_step_keeps_who_took_it_in_the_fact_and_in_the_entry():
    officer, case = make_user(), make_case()
    step.take(case, "agree_to_assess", by=officer, today=TODAY, on=date(2026, 10, 1))
    fact = case.facts.get(name="decision.assess")
    assert (fact.recorded_by, AuditEntry.objects.get(case=case).by) == (officer, officer)


def test_each_case_of_a_handover_has_an_entry_that_leads_to_the_one_history():
    made = [make_case(), make_case()]
    cases.reassign_many(made, by=make_user(), officers=[make_user()], because="A leaver")
    entries = AuditEntry.objects.order_by("pk")
    numbers = {entry.detail.get("with", entry.pk) for entry in entries}
    assert {entry.case_id for entry in entries} == {case.pk for case in made}
    assert set(History.objects.values_list("audit_id", flat=True)) == numbers


def test_the_session_forgets_the_number_when_the_action_is_done():
    audit.action("test")(lambda *, by: None)(by=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('areasend.audit', true)")
        assert cursor.fetchone() == ("",)
