"""What an import writes, what it leaves, and that it writes all or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError
from tests.factories import make_case, make_person, make_user
from tests.integration.imports.conftest import csv_of, example

from areasend.actions.caseload import write as writing
from areasend.actions.caseload.current import current
from areasend.exchange.caseload.blanks import filled_csv
from areasend.exchange.caseload.templates import tables
from areasend.records.models import (
    Advice,
    AuditEntry,
    CareLink,
    Carer,
    Case,
    ExceptionClaim,
    ExternalId,
    Fact,
    History,
    ImportRun,
    Person,
    Placement,
    SenSupport,
    Setting,
)
from areasend.records.verify import verify

pytestmark = pytest.mark.django_db
MODELS = (Advice, Carer, CareLink, Case, ExceptionClaim, ExternalId, Fact, Person, Placement, SenSupport, Setting)
OPEN = {"assess_on": "", "advice_requested_on": "", "advice_complete_on": "", "issue_on": "", "draft_served_on": ""}
OPEN |= {"plan_issued_on": ""}


def held():
    return {model.__name__: model.objects.count() for model in MODELS}


def counts(run, status):
    return {name: found[status] for name, found in run.report["counts"].items() if found[status]}


def test_the_examples_of_the_templates_come_in_without_a_finding(run_import, examples):
    run = run_import(examples)
    assert run.report["findings"] == []
    assert run.state == "done"
    assert set(counts(run, "new").values()) == {1}


def test_the_same_files_twice_change_nothing(run_import, examples):
    run_import(examples)
    before = held()
    again = run_import(examples)
    assert counts(again, "unchanged") == dict.fromkeys(tables(), 1)
    assert held() == before
    assert not History.objects.filter(audit_id=AuditEntry.objects.latest("pk").pk).exists()


def test_every_derived_value_follows_from_the_facts_that_came_in(run_import, examples):
    run_import(examples)
    assert verify() == []


def test_a_plan_in_force_follows_from_its_request_and_its_review(run_import, examples):
    run_import(examples)
    plan = Case.objects.get(process="plan")
    assert (plan.stage, plan.origin.process, plan.is_open) == ("in_force", "assessment", True)
    assert plan.next_due_on == date(2027, 6, 7)


def test_a_dry_run_writes_nothing_but_its_report(run_import, examples):
    run = run_import(examples, is_dry_run=True)
    assert set(held().values()) == {0}
    assert run.state == "done"
    assert ImportRun.objects.count() == 1


def test_a_fault_in_the_last_row_writes_nothing(run_import):
    people = [example("people", person_id=str(n), upn="", forename=f"A{n}") for n in range(20)]
    run = run_import([csv_of("people", *people, example("people", person_id="x", upn="", born_on="soon"))])
    assert run.state == "refused"
    assert set(held().values()) == {0}


def test_a_database_that_refuses_at_the_last_table_leaves_nothing(run_import, examples, monkeypatch):
    def refuse(*given):
        raise DatabaseError("refused")

    monkeypatch.setattr(writing, "WRITERS", {**writing.WRITERS, "placements": refuse})
    run = run_import(examples)
    assert run.state == "failed"
    assert "nothing was written" in run.report["problem"]
    assert set(held().values()) == {0}


def test_a_fuller_file_adds_what_happened_since(run_import):
    people = csv_of("people", example("people"))
    run_import([people, csv_of("requests", example("requests", **OPEN))])
    run = run_import([csv_of("requests", example("requests", **{**OPEN, "assess_on": "20/03/2025"}))])
    case = Case.objects.get()
    assert counts(run, "changed") == {"requests": 1}
    assert (case.stage, case.facts.count()) == ("gathering_advice", 2)


def test_a_corrected_date_is_kept_in_the_history_with_the_name_of_the_file(run_import, examples):
    run_import(examples)
    run_import([csv_of("reviews", example("reviews", report_on="28/05/2026"))])
    change = History.objects.get(table="records_fact")
    assert (change.was["on"], change.became["on"]) == ("2026-05-29", "2026-05-28")
    assert AuditEntry.objects.get(pk=change.audit_id).because == "import reviews.csv"


def test_a_changed_address_is_kept_in_the_history(run_import):
    run_import([csv_of("people", example("people"))])
    run_import([csv_of("people", example("people", address="3 New Road"))])
    assert Person.objects.get().address == "3 New Road"
    assert History.objects.get(table="records_person").was["address"] == "12 Mill Lane, Aylesbury"


def test_whoever_has_the_old_version_open_is_told(run_import):
    run_import([csv_of("people", example("people"))])
    run_import([csv_of("people", example("people", address="3 New Road"))])
    assert Person.objects.get().version == 2


def test_an_empty_cell_leaves_what_is_held(run_import):
    run_import([csv_of("people", example("people"))])
    run = run_import([csv_of("people", example("people", address="", primary_need=""))])
    assert counts(run, "unchanged") == {"people": 1}


def test_a_child_known_here_is_found_by_upn_and_not_made_twice(run_import):
    child = make_person(upn=example("people")["upn"], forename="Amena")
    run = run_import([csv_of("people", example("people"))])
    assert counts(run, "changed") == {"people": 1}
    assert Person.objects.get().pk == child.pk


def test_rows_may_name_a_child_by_its_reference_here(run_import):
    child = make_person()
    run_import([csv_of("requests", example("requests", person_id=child.reference, **OPEN))])
    assert Case.objects.get().person == child


def test_numbers_of_two_systems_do_not_meet(run_import):
    run_import([csv_of("people", example("people"))])
    other = example("people", upn="", forename="Ben", born_on="01/02/2015")
    run = run_import([csv_of("people", other)], source="another")
    assert counts(run, "new") == {"people": 1}


def test_a_second_open_request_beside_one_recorded_here_is_refused(run_import):
    case = make_case()
    run = run_import([csv_of("requests", example("requests", person_id=case.person.reference, **OPEN))])
    assert [finding["rule"] for finding in run.report["findings"]] == ["two_open"]


def test_a_case_reassigned_here_stays_with_its_officer(run_import, examples):
    run_import(examples)
    officer = make_user()
    Case.objects.update(officer=officer)
    run_import(examples)
    assert set(Case.objects.values_list("officer", flat=True)) == {officer.pk}


def test_a_fact_struck_out_here_is_not_brought_back(run_import, examples):
    run_import(examples)
    Fact.objects.filter(name="review.report").update(struck_at="2026-11-01T10:00Z", struck_because="Not sent")
    run_import(examples)
    assert not Fact.objects.standing().filter(name="review.report").exists()


def test_a_carer_of_two_children_is_one_carer(run_import):
    people = csv_of("people", example("people"), example("people", person_id="2", upn="", forename="Ben"))
    run_import([people, csv_of("carers", example("carers"), example("carers", person_id="2"))])
    assert (Carer.objects.count(), CareLink.objects.count()) == (1, 2)


def test_a_carers_new_phone_changes_the_carer_once(run_import, examples):
    run_import(examples)
    run_import([csv_of("carers", example("carers", phone="01296 555 999"))])
    assert Carer.objects.get().phone == "01296 555 999"
    assert CareLink.objects.count() == 1


def test_a_move_to_another_school_ends_one_placement_and_begins_the_next(run_import, examples):
    run_import(examples)
    moved = example("placements", until="31/08/2025")
    after = example(
        "placements", placement_id="PL-2", since="01/09/2025", setting_id="", arrangement="elective_home_education"
    )
    run = run_import([csv_of("placements", moved, after)])
    assert run.state == "done"
    assert Placement.objects.count() == 2


def test_the_import_is_one_entry_of_the_audit(run_import, examples):
    run_import(examples)
    assert AuditEntry.objects.filter(action="caseload.import").count() == 1


def test_what_is_held_taken_out_in_the_templates_comes_back_unchanged(run_import, examples):
    run_import(examples)
    rows = current("old").known.rows
    named = {"people": "104211", "settings": "990001", "requests": "R-5501", "plans": "P-3307"}
    files = []
    for name, table in tables().items():
        frame = rows[name].with_columns(setting_id=None) if name == "settings" else rows[name]
        for column in table.references:
            frame = frame.with_columns(
                frame[column.name].replace_strict([None], [None], default=named[column.refers_to]).alias(column.name)
            )
        files.append((f"{name}.csv", filled_csv(table, frame)))
    again = run_import(files)
    assert again.report["findings"] == []
    assert counts(again, "unchanged") == dict.fromkeys(tables(), 1)


def test_progress_ends_at_the_last_row(run_import, examples):
    told = []
    run_import(examples, progress=lambda *said: told.append(said))
    assert told[0][2] == "Reading the files"
    assert told[-1] == (10, 10, "Working out stages and dates")
