"""SEN support from a school's system: with pupils known and new, on the page and by the command, all or nothing."""

import json
from datetime import date

import pytest
from tests.factories import make_case, make_person, make_sen_support, make_setting
from tests.integration.imports.conftest import csv_of, example

from areasend.records.models import ImportRun, Person, SenSupport
from areasend.rules.sen_support import ended_on
from areasend.site import program

pytestmark = pytest.mark.django_db
HEAD = "UPN,First name,Last name,DOB,Gender,Ethnicity,School,K since,SEN type rank 1"
SCHOOL = "990001"


def census(*rows: str) -> bytes:
    return "\n".join([HEAD, *rows]).encode()


def row(upn: str = "", name: str = "Amina,Field", need: str = "SLCN", since: str = "08/01/2024") -> str:
    return f"{upn},{name},04/05/2016,F,MWAS,{SCHOOL},{since},{need}"


@pytest.fixture
def upn():
    return example("people")["upn"]


@pytest.fixture
def school():
    return make_setting("Hazel Row", urn=SCHOOL)


def test_a_pupil_who_is_not_known_comes_in_with_the_support(run_import, school, upn):
    run = run_import([("census.csv", census(row(upn)))])
    support = SenSupport.objects.select_related("person").get()
    assert run.report["findings"] == []
    assert (support.person.forename, support.setting, support.since) == ("Amina", school, date(2024, 1, 8))
    assert (support.primary_need, support.broad_area) == ("SLCN", "Communication and interaction")


def test_a_pupil_who_is_known_by_upn_is_found_and_not_made_again(run_import, school, upn):
    person = make_person("Amina", "Field", upn=upn, primary_need="ASD")
    run_import([("census.csv", census(row(upn)))])
    assert SenSupport.objects.get().person == Person.objects.get() == person
    person.refresh_from_db()
    assert person.primary_need == "ASD"


def test_two_spells_of_one_pupil_are_one_pupil(run_import, school, upn):
    head = HEAD.replace("K since", "K since,SEN end date")
    rows = [f"{upn},Amina,Field,04/05/2016,F,MWAS,{SCHOOL},08/01/2023,20/07/2023,SLCN"]
    rows += [f"{upn},Amina,Field,04/05/2016,F,MWAS,{SCHOOL},08/01/2024,,SEMH"]
    run = run_import([("census.csv", "\n".join([head, *rows]).encode())])
    assert run.report["findings"] == []
    assert (Person.objects.count(), SenSupport.objects.count()) == (1, 2)


def test_one_wrong_row_and_nothing_is_written(run_import, school, upn):
    run = run_import([("census.csv", census(row(upn), row("", need="QQQ")))])
    assert run.state == "refused"
    assert (Person.objects.count(), SenSupport.objects.count()) == (0, 0)


def test_support_that_overlaps_is_refused_with_a_sentence(run_import, school, upn):
    make_sen_support(make_person(upn=upn), school, since=date(2023, 9, 1))
    run = run_import([("census.csv", census(row(upn)))])
    assert [one["rule"] for one in run.report["findings"]] == ["overlap"]
    assert "another row of SEN support" in run.report["findings"][0]["wrong"]


def test_the_end_comes_with_a_later_file(run_import, school, upn):
    support = make_sen_support(make_person(upn=upn), school, since=date(2024, 1, 8))
    given = example("sen_support", person_id=upn, until="20/07/2026")
    run_import([csv_of("sen_support", given)])
    support.refresh_from_db()
    assert support.until == date(2026, 7, 20)


def test_a_file_of_people_alone_is_still_people(run_import):
    run = run_import([("export.csv", csv_of("people", example("people"))[1])])
    assert set(run.report["counts"]) == {"people"}


@pytest.mark.parametrize(
    ("made", "ended", "stands"),
    [
        (None, None, True),
        (date(2026, 3, 2), None, False),
        (date(2026, 3, 2), date(2026, 6, 1), False),
        (date(2024, 3, 4), date(2025, 6, 2), True),
    ],
)
def test_support_stands_in_the_list_as_by_the_rule(made, ended, stands):
    support = make_sen_support()
    facts = {"plan.made": made} | ({"plan.ceased": ended} if ended else {})
    plans = [make_case(process="plan", person=support.person, facts=facts)] if made else []
    on = date(2026, 10, 5)
    last = ended_on(support.since, support.until, [(plan.opened_on, plan.ended_on) for plan in plans])
    assert SenSupport.objects.standing(on).exists() is stands is (last is None or last >= on)


def test_the_command_checks_without_writing_then_imports(tmp_path, capsys, school, upn, monkeypatch):
    monkeypatch.setattr(program, "prepare", lambda needs: None)
    file = tmp_path / "autumn.csv"
    file.write_bytes(census(row(upn)))
    assert program.main(["import", "sen-support", str(file), "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["sen_support"]["new"] == 1
    assert not SenSupport.objects.exists()
    assert program.main(["import", "sen-support", str(file)]) == 0
    assert SenSupport.objects.count() == 1
    assert ImportRun.objects.count() == 2
