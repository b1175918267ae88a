"""The list as a file, and views kept under a name."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from tests.factories import make_case, make_cases, make_person, make_placement, make_team, make_user, sign_in

from areasend.records.models import AuditEntry, SavedView
from areasend.rules.policies.access import Role


@pytest.fixture
def officer():
    return make_user("Olive Officer", team=make_team())


def fetched(client, query: str = "") -> bytes:
    return b"".join(client.get(f"/cases/download/{query}").streaming_content)


def as_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def test_a_csv_holds_exactly_the_filtered_list(officer):
    wanted = make_case(officer=officer, person=make_person("Amara", "Okoro"))
    make_case(officer=officer, process="plan")
    (row,) = as_rows(fetched(sign_in(officer), "?process=assessment"))
    assert (row["Case"], row["Surname"], row["Stage"]) == (wanted.reference, "Okoro", "Deciding whether to assess")


def test_the_file_stands_in_the_order_of_the_page(officer):
    make_cases(5, officer=officer)
    client = sign_in(officer)
    page = [row["reference"] for row in client.get("/cases/?sort=-name").context["rows"]]
    assert [row["Case"] for row in as_rows(fetched(client, "?sort=-name"))] == page


def test_an_xlsx_has_dates_that_are_dates_and_the_setting(officer):
    case = make_case(officer=officer, facts={"request.received": date(2026, 9, 1)})
    make_placement(case.person)
    sheet = load_workbook(BytesIO(fetched(sign_in(officer), "?format=xlsx"))).active
    header, row = sheet.iter_rows(values_only=True)
    found = dict(zip(header, row, strict=True))
    assert found["Opened"].date() == date(2026, 9, 1)
    assert found["Setting"] == "Hill Farm School"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_name_is_never_a_formula(officer, form):
    make_case(officer=officer, person=make_person("=1+1", "Smith & <Sons>"))
    content = fetched(sign_in(officer), f"?format={form}")
    cells = {"csv": lambda: as_rows(content)[0]["Forename"], "xlsx": lambda: xlsx_forename(content)}
    assert cells[form]() in ("'=1+1", ("=1+1", "s"))


def xlsx_forename(content: bytes) -> tuple[str, str]:
    cell = load_workbook(BytesIO(content)).active["C2"]
    return cell.value, cell.data_type.replace("inlineStr", "s")


def test_every_download_is_audited(officer):
    make_cases(2, officer=officer)
    fetched(sign_in(officer), "?process=assessment&format=xlsx")
    entry = AuditEntry.objects.get(action="cases.download")
    assert entry.by == officer
    assert entry.detail == {"query": "process=assessment", "rows": 2, "form": "xlsx"}


def test_nobody_downloads_more_than_they_see(officer):
    make_case(officer=make_user(team=make_team("South team")))
    assert as_rows(fetched(sign_in(officer))) == []


def test_an_administrator_downloads_nothing():
    assert sign_in(make_user(roles=[Role.ADMINISTRATOR])).get("/cases/download/").status_code == 403


def test_an_unknown_form_is_refused(officer):
    assert sign_in(officer).get("/cases/download/?format=doc").status_code == 400


def test_a_view_is_saved_shown_and_deleted(officer):
    client = sign_in(officer)
    client.post("/cases/views/save/", {"name": " Late  plans ", "query": "process=plan&lateness=overdue&page=2"})
    view = SavedView.objects.get(user=officer)
    assert (view.name, view.query) == ("Late plans", "process=plan&lateness=overdue")
    assert (
        '<a class="govuk-link" href="?process=plan&amp;lateness=overdue">Late plans</a>'
        in client.get("/cases/").content.decode()
    )
    client.post(f"/cases/views/{view.pk}/delete/")
    assert not SavedView.objects.exists()


def test_saving_under_the_same_name_replaces(officer):
    client = sign_in(officer)
    for query in ("process=plan", "process=move"):
        client.post("/cases/views/save/", {"name": "Mine", "query": query})
    assert SavedView.objects.get().query == "process=move"


def test_a_view_wants_a_name(officer):
    page = sign_in(officer).post("/cases/views/save/", {"name": "", "query": "process=plan"}, follow=True)
    assert "Enter a name for the view." in page.content.decode()
    assert not SavedView.objects.exists()


def test_another_persons_view_is_neither_shown_nor_deleted(officer):
    view = SavedView.objects.create(user=make_user(), page="cases", name="Somebody’s own", query="process=plan")
    client = sign_in(officer)
    assert "Somebody’s own" not in client.get("/cases/").content.decode()
    assert client.post(f"/cases/views/{view.pk}/delete/").status_code == 404
