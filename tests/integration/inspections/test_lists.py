"""The inspectors' lists from the records: who is on them, what stands in them, and that a file of them is logged."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.conftest import TODAY
from tests.factories import (
    make_case,
    make_person,
    make_placement,
    make_sen_support,
    make_setting,
    make_user,
    sign_in,
)
from tests.strict_html import check_html

from areasend.records.evidence_room.lists import marked
from areasend.records.models import AuditEntry, ReadEntry
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db
ROOM = "/improvement/inspections/room/"


@pytest.fixture
def child():
    """A plan that an assessment made, reviewed once and amended; two schools."""
    person = make_person(upn="A123456789012", ethnicity="WBRI")
    asked = {
        "request.received": date(2024, 1, 8),
        "decision.assess": date(2024, 2, 5),
        "plan.issued": date(2024, 5, 20),
    }
    assessment = make_case(person=person, facts=asked)
    plan = make_case(process="plan", person=person, origin=assessment, facts={"plan.made": date(2024, 5, 20)})
    held = {"review.meeting": date(2025, 4, 1), "review.decided_amend": date(2025, 4, 22)}
    amended = {"amendment.notice_sent": date(2025, 4, 22), "plan.amended": date(2025, 6, 3)}
    make_case(process="annual_review", person=person, origin=plan, facts=held | amended)
    make_placement(person, make_setting(urn="100201"))
    make_placement(person, make_setting(urn="100202"), is_main=False)
    return person


def test_list_one_holds_the_dates_of_the_plan_and_both_schools(child):
    row = marked(1, TODAY).row(0, named=True)
    assert (row["initial_on"], row["updated_on"], row["reviewed_on"]) == (
        date(2024, 5, 20),
        date(2025, 6, 3),
        date(2025, 4, 22),
    )
    assert (row["urn"], row["dual_urn"], row["is_placed"], row["person"]) == ("100201", "100202", True, child.pk)


def test_a_child_educated_at_home_is_somewhere(child):
    child.placements.all().delete()
    make_placement(child, arrangement="elective_home_education")
    row = marked(1, TODAY).row(0, named=True)
    assert (row["home_educated"], row["is_placed"], row["108a"]) == (True, True, False)


def test_list_two_holds_those_without_a_plan_at_the_school_that_supports_them(child):
    make_sen_support(child)
    pupil = make_sen_support(setting=make_setting(urn="100300"), primary_need="NSA").person
    rows = marked(2, TODAY)
    assert rows.select("person", "urn", "need").rows() == [(pupil.pk, "100300", "NSA")]


def test_support_that_has_ended_is_on_no_list():
    make_sen_support(until=date(2026, 7, 20))
    assert marked(2, TODAY).is_empty()


def file_of(client, number, form):
    return b"".join(client.get(f"{ROOM}list-{number}.{form}").streaming_content)


def test_the_file_tells_each_row_with_its_findings_and_logs_who_was_read(child):
    make_sen_support(make_person(ethnicity="", upn=None))
    head = make_user(roles=[Role.HEAD_OF_SERVICE])
    client = sign_in(head)
    one, two = file_of(client, 1, "csv").decode("utf-8-sig"), file_of(client, 2, "csv").decode("utf-8-sig")
    assert one.splitlines()[1].startswith(f"{child.reference},A123456789012,")
    assert "104 Plan without an officer" in one
    assert "201c Ethnicity not recorded; 207 Aged 6 or over without UPN and ULN" in two
    assert ReadEntry.objects.filter(by=head, person=child, page="inspections:list_1").count() == 1
    assert list(AuditEntry.objects.filter(action="cases.download").values_list("detail__rows", flat=True)) == [1, 1]


def test_the_workbook_has_dates_as_dates(child):
    content = file_of(sign_in(make_user(roles=[Role.ANALYST])), 1, "xlsx")
    sheet = load_workbook(BytesIO(content))["List 1"]
    assert [cell.value for cell in sheet[1]][:3] == ["Unique ID", "UPN", "ULN"]
    assert sheet["D2"].value.date() == child.born_on


@pytest.mark.parametrize("where", ["list-3.csv", "list-1.pdf"])
def test_there_is_no_other_list(where):
    assert sign_in(make_user(roles=[Role.ANALYST])).get(ROOM + where).status_code == 404


def test_the_people_behind_a_rule_of_list_two_are_shown_with_their_school(child):
    pupil = make_sen_support(make_person(ethnicity="", surname="Quill"), make_setting("Beech Lane")).person
    page = sign_in(make_user(roles=[Role.ANALYST])).get(f"{ROOM}201c/").content.decode()
    check_html(page)
    assert [word in page for word in ("Quill", "Beech Lane", pupil.reference)] == [True] * 3
    assert ReadEntry.objects.filter(person=pupil, page="inspections:check").exists()


def test_the_room_says_what_no_rule_can_try(child):
    page = sign_in(make_user(roles=[Role.PARTNER])).get(ROOM).content.decode()
    check_html(page)
    assert "Disability not given: not recorded in this system." in page
    assert "list-1.csv" not in page


def test_the_case_page_tells_when_the_plan_ended_the_support(child):
    make_sen_support(child, since=date(2023, 9, 4))
    case = child.cases.get(process="plan")
    page = sign_in(make_user(roles=[Role.HEAD_OF_SERVICE])).get(f"/cases/{case.reference}/").content.decode()
    check_html(page)
    assert "4 September 2023 until 19 May 2024, when a plan was made" in " ".join(page.split())
