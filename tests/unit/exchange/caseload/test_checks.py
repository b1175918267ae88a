"""Each kind of fault that several cells, rows or tables can have together."""

from __future__ import annotations

import polars as pl
import pytest
from tests.unit.exchange.caseload.conftest import csv_of, examined, example, examples, rules

from areasend.exchange.caseload.comparing import held_schema
from areasend.exchange.caseload.known import Known
from areasend.exchange.caseload.templates import tables

PEOPLE = csv_of("people", example("people"))
REQUESTS = csv_of("requests", example("requests"))
LATER = {
    "issue_on": "",
    "draft_served_on": "",
    "plan_issued_on": "",
    "advice_requested_on": "",
    "advice_complete_on": "",
}
OPEN = {"assess_on": "", **LATER}


def of_requests(*rows):
    return examined(PEOPLE, csv_of("requests", *(example("requests", **row) for row in rows)))


def of_people(*rows):
    return examined(csv_of("people", *(example("people", **row) for row in rows)))


def of_placements(*rows):
    files = examples("people", "settings")
    return examined(*files, csv_of("placements", *(example("placements", **row) for row in rows)))


def test_the_examples_of_all_templates_hold_no_fault():
    assert rules(examined(*examples(*tables()))) == []


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"assess_on": "01/02/2025"}, "order"),
        ({"plan_issued_on": "01/05/2025"}, "order"),
        ({"draft_served_on": "01/05/2025"}, "order"),
        ({**LATER, "assess_on": "01/01/2027"}, "future"),
        ({"refused_on": "20/03/2025"}, "not_both"),
        ({**OPEN, "refused_on": "20/03/2025", "no_plan_on": "01/04/2025"}, "after_the_end"),
        ({**OPEN, "refusal_reason": "other"}, "needs"),
        ({"received_on": "10/02/2016"}, "before_birth"),
    ],
)
def test_a_request_whose_dates_cannot_be(values, rule):
    assert rule in rules(of_requests(values))


def test_a_finding_names_row_column_value_and_what_would_be_right():
    finding = of_requests({"assess_on": "01/02/2025"}).findings[0]
    assert (finding.file, finding.row, finding.column, finding.value) == ("requests.csv", 2, "assess_on", "01/02/2025")
    assert finding.wrong == "Told there will be an assessment (01/02/2025) is before Request received (10/02/2025)."
    assert finding.right.startswith("assess_on on or after 10/02/2025")


def test_an_assessment_ordered_after_a_refusal_may_go_on():
    values = {"assess_on": "", "refused_on": "20/03/2025", "must_assess_on": "01/05/2025"}
    assert "after_the_end" not in rules(of_requests({**LATER, **values}))


def test_a_child_whom_nobody_knows():
    assert "unknown_reference" in rules(examined(REQUESTS))


def test_a_child_may_be_named_by_upn():
    upn = example("people")["upn"]
    assert "unknown_reference" not in rules(of_requests({"person_id": upn}))


def test_the_same_row_twice():
    assert "twice" in rules(of_people({}, {}))


def test_one_upn_for_two_children():
    assert "number_twice" in rules(of_people({}, {"person_id": "2"}))


def test_two_children_of_one_name_and_birthday_are_a_warning():
    found = of_people({}, {"person_id": "2", "upn": ""})
    assert rules(found) == ["same_child"]
    assert found.errors == 0


def test_a_secondary_need_without_a_primary_one():
    assert rules(of_people({"primary_need": "", "secondary_need": "MLD"})) == ["needs"]


def test_a_row_that_nothing_names():
    assert rules(of_people({"person_id": "", "upn": ""})) == ["no_key"]


def test_someone_of_26_is_a_warning():
    assert rules(of_people({"born_on": "01/01/2000"})) == ["age"]


def test_two_open_requests_of_one_child():
    found = of_requests(OPEN, {"request_id": "R-2", **OPEN})
    assert rules(found) == ["two_open"]
    assert "R-5501" in found.findings[0].wrong


def test_an_ended_request_beside_an_open_one_is_right():
    assert rules(of_requests({**OPEN, "withdrawn_on": "01/03/2025"}, {"request_id": "R-2", **OPEN})) == []


def test_a_plan_sent_without_a_row_of_plans_is_a_warning():
    assert rules(of_requests({})) == ["plan_missing"]


def test_a_plan_must_bear_the_date_of_its_request():
    files = [PEOPLE, REQUESTS, csv_of("plans", example("plans", made_on="27/06/2025"))]
    assert rules(examined(*files)) == ["tables_disagree"]


def test_a_review_cannot_come_before_its_plan():
    review = example("reviews", planned_on="", invited_on="", papers_on="", meeting_on="01/06/2025")
    files = examples("people", "requests", "plans")
    assert rules(examined(*files, csv_of("reviews", review))) == ["order_between_tables"]


def test_advice_cannot_be_asked_for_before_the_request():
    advice = csv_of("advice", example("advice", asked_on="01/02/2025"))
    assert "order_between_tables" in rules(examined(PEOPLE, REQUESTS, advice))


@pytest.mark.parametrize(("since", "is_wrong"), [("01/09/2025", True), ("02/09/2025", False)])
def test_main_placements_may_not_share_a_day(since, is_wrong):
    found = of_placements({"until": "01/09/2025"}, {"placement_id": "2", "since": since})
    assert rules(found) == ["overlap"] * is_wrong


def test_an_additional_placement_may_overlap():
    assert rules(of_placements({}, {"placement_id": "2", "since": "02/09/2025", "main": "no"})) == []


@pytest.mark.parametrize("values", [{"arrangement": "elective_home_education"}, {"setting_id": ""}])
def test_a_placement_is_at_a_setting_or_by_arrangement(values):
    assert rules(of_placements(values)) == ["either"]


def test_weeks_of_residence_beyond_a_year():
    assert rules(of_placements({"residential_weeks": "53"})) == ["range"]


def test_a_carer_whose_rows_disagree():
    carers = csv_of("carers", example("carers"), example("carers", person_id="2", phone="01296 555 999"))
    people = csv_of("people", example("people"), example("people", person_id="2", upn="", forename="Ben"))
    assert rules(examined(people, carers)) == ["carer_disagrees"]


def test_two_first_contacts():
    carers = csv_of("carers", example("carers"), example("carers", carer_id="C-2", name="Ali Field"))
    assert rules(examined(PEOPLE, carers)) == ["two_first_contacts"]


def test_a_team_that_does_not_exist_is_offered_the_nearest():
    known = Known(names={"teams": {"north team": "North team"}})
    request = csv_of("requests", example("requests", team="Nort team", **OPEN))
    (finding,) = examined(PEOPLE, request, known=known).findings
    assert finding.right.startswith("Perhaps North team.")


def test_a_request_without_any_team():
    request = csv_of("requests", example("requests", **OPEN))
    assert rules(examined(PEOPLE, request, known=Known())) == ["no_team"]


def test_an_officer_without_a_sign_in_is_a_warning():
    request = csv_of("requests", example("requests", officer="gone@example.org", **OPEN))
    assert rules(examined(PEOPLE, request)) == ["unknown_name"]


def held_person(**values):
    row = {"_key": "#7", "person_id": "9", "upn": example("people")["upn"], **values}
    frame = pl.DataFrame([row], schema=held_schema(tables()["people"]))
    aliases = {"people": {row["upn"]: "#7", "9": "#7"}}
    return Known(aliases, {"people": frame}, team="North team")


def test_a_upn_that_a_child_held_here_has_under_another_number():
    assert rules(examined(PEOPLE, known=held_person())) == ["belongs_elsewhere"]


def test_numbers_of_two_children_held_here_in_one_row():
    known = held_person()
    known.aliases["people"]["104211"] = "#8"
    assert "two_people_in_one" in rules(examined(PEOPLE, known=known))


def test_an_empty_cell_leaves_what_is_held():
    found = examined(
        csv_of("people", example("people", person_id="9", postcode="")), known=held_person(postcode="HP20 9ZZ")
    )
    assert found.tables["people"]["postcode"].to_list() == ["HP20 9ZZ"]


def test_a_value_that_differs_is_listed_as_a_change():
    person = csv_of("people", example("people", person_id="9"))
    (change,) = examined(person, known=held_person(forename="Amena")).changes
    assert (change.column, change.was, change.becomes) == ("forename", "Amena", "Amina")
