"""The pages of places: what each says, and to whom it does not say it."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from tests.conftest import TODAY
from tests.factories import make_user, sign_in
from tests.factories.strategic import make_decision
from tests.integration.places.conftest import SOUTH, place
from tests.strict_html import check_html

from areasend.records.models import AuditEntry, CommissionedPlaces, PlaceForecast, PlacesTaken, Setting
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db
HERE = "/looking-ahead/places/"


@pytest.fixture
def head(area):
    return sign_in(area.head)


@pytest.fixture
def partner(area):
    return sign_in(make_user(roles=[Role.PARTNER]))


@pytest.fixture
def short(area):
    """Twelve more children at the school, two above its number."""
    for _ in range(12):
        place(area.school, postcode=SOUTH, need="SEMH")
    return area


def text_of(client, where=HERE, status=200):
    response = client.get(where)
    assert response.status_code == status
    text = response.content.decode()
    check_html(text)
    return text


def test_the_first_page_says_what_is_short_first(short, head):
    text = text_of(head)
    assert "run short first: in 2027/28" in text
    assert "in South" in text


def test_a_filter_tells_of_one_need_phase_and_part(short, head):
    text = text_of(head, HERE + "?need=SEMH&phase=primary&part=South")
    assert "Social, emotional and mental health, Primary, South" in text
    assert "No child of this kind" in text_of(head, HERE + "?need=HI")


def test_without_places_on_record_it_says_what_to_do(db, settings):
    client = sign_in(make_user(roles=[Role.HEAD_OF_SERVICE]))
    assert "It cannot be said yet what will be short" in text_of(client)


@pytest.mark.parametrize("page", ["today/", "travel/", "settings/", "what-if/", "collection/", "publish/", "upload/"])
def test_every_page_is_whole_with_and_without_figures(area, head, page):
    text_of(head, HERE + page)
    CommissionedPlaces.objects.all().update(withdrawn_on=TODAY, withdrawn_because="Test")
    text_of(head, HERE + page)


def test_occupancy_today_by_need_phase_and_part(area, head):
    text = text_of(head, HERE + "today/")
    assert "Social, emotional and mental health" in text
    assert "Independent or non-maintained special school" in text


def test_settings_are_filtered_and_sorted(area, head):
    text = text_of(head, HERE + "settings/?kind=special&sort=-own")
    assert "Willow Park School" in text
    assert "Far Manor School" not in text
    assert "No such setting" in text_of(head, HERE + "settings/?state=over")


def test_the_list_is_a_file_too(area, head):
    rows = head.get(HERE + "settings.csv?kind=special").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "Willow Park School" in rows[1]
    assert ",10,8,0,2,Has vacancies," in rows[1]


def test_a_setting_tells_what_is_open_planned_and_ahead(area, head):
    text = text_of(head, f"{HERE}settings/{area.school.pk}/")
    assert "10 open today" in text
    assert "Looking ahead" in text


def test_a_partner_sees_no_small_number(area, partner):
    text = text_of(partner, HERE + "settings/")
    assert "Fewer than 5" in text  # the one child at the independent school
    rows = partner.get(HERE + "settings.csv").content.decode("utf-8-sig")
    assert ",10,10,0,0,Has vacancies," in rows  # eight children, to the nearest 5, and what follows from that
    assert "Not told" in text_of(partner, HERE + "today/")


def test_a_partner_cannot_work_a_number_out_from_the_total_of_a_list_of_one(area, head, partner):
    one = HERE + "settings/?q=Willow"
    assert "10 places, 2 free" in text_of(head, one)
    assert " free</h2>" not in text_of(partner, one)


def test_the_tables_for_the_department_are_not_for_partners(area, partner):
    assert partner.get(HERE + "collection.xlsx").status_code == 403


def test_planned_places_are_recorded_and_the_forecast_counts_them(short, head):
    before = head.get(HERE).context["outcome"]
    decision = make_decision(title="A new base")
    given = {
        "kind": "special", "number": "24", "first_years": "8, 16", "phase": "all_through", "lowest_age": "4", "highest_age": "19",
        "needs": ["SEMH"], "since_0": "1", "since_1": "9", "since_2": "2027", "since_day": "1", "since_month": "9", "since_year": "2027",
        "status": "planned", "decision": decision.pk, "source": "Cabinet report",
    }  # fmt: skip
    response = head.post(f"{HERE}settings/{short.school.pk}/record/", given)
    assert response.status_code == 302, response.context["form"].errors
    row = CommissionedPlaces.objects.get(status="planned")
    assert (row.number, row.first_years, row.needs, row.since) == (24, [8, 16], ["SEMH"], date(2027, 9, 1))
    after = head.get(HERE).context["outcome"]
    assert after["short"].bands.median[1] < before["short"].bands.median[1]


def test_a_refusal_stands_beside_its_field(area, head):
    given = {
        "kind": "unit", "number": "24", "phase": "primary", "lowest_age": "4", "highest_age": "11", "since_day": "1", "since_month": "9",
        "since_year": "2027", "status": "proposed", "source": "Cabinet report",
    }  # fmt: skip
    response = head.post(f"{HERE}settings/{area.school.pk}/record/", given)
    assert response.status_code == 422
    assert "no mainstream school" in response.context["form"].errors["kind"][0]


def test_places_end_and_are_withdrawn_with_a_reason(area, head):
    where = f"{HERE}rows/{area.places.pk}/"
    day = {"until_day": "31", "until_month": "8", "until_year": "2028", "because": "The school closes", "version": "1"}
    assert head.post(where + "end/", day).status_code == 302
    assert head.post(where + "withdraw/", {"because": "", "version": "2"}).status_code == 422
    assert head.post(where + "withdraw/", {"because": "Recorded twice", "version": "2"}).status_code == 302
    assert head.get(where + "withdraw/").status_code == 404
    assert AuditEntry.objects.filter(action__startswith="places.").count() == 2


def test_a_change_starts_from_what_is_recorded(area, head):
    where = f"{HERE}rows/{area.places.pk}/change/"
    form = head.get(where).context["form"]
    given = {
        "kind": "special", "number": "12", "phase": "all_through", "lowest_age": "4", "highest_age": "19", "since_day": "1",
        "since_month": "9", "since_year": "2020", "status": "commissioned", "source": "Funding agreement", "because": "Agreed",
        "version": form["version"].value(),
    }  # fmt: skip
    assert head.post(where, given).status_code == 302
    area.places.refresh_from_db()
    assert area.places.number == 12


def test_what_other_areas_take_is_recorded(area, head):
    given = {
        "kind": "special",
        "on_day": "1",
        "on_month": "10",
        "on_year": "2026",
        "number": "2",
        "source": "The school",
    }
    assert head.post(f"{HERE}settings/{area.school.pk}/taken/", given).status_code == 302
    assert PlacesTaken.objects.get().number == 2


def test_a_school_that_is_to_open_leads_on_to_its_places(area, head):
    given = {
        "name": "New Brook School",
        "type": "special_academy_free",
        "phase": "primary",
        "lowest_age": "4",
        "highest_age": "11",
    }
    response = head.post(HERE + "settings/new/", given)
    assert response["Location"] == f"{HERE}settings/{Setting.objects.get(name='New Brook School').pk}/record/"


def test_a_what_if_says_by_how_much_the_shortage_shrinks(short, head):
    asked = "?number=24&kind=special&phase=all&need=SEMH&part=South&opens=2027"
    text = text_of(head, HERE + "what-if/" + asked)
    assert "What it would change" in text
    assert "children fewer would be without a commissioned place" in text
    assert not CommissionedPlaces.objects.filter(number=24).exists()


def test_a_what_if_of_nothing_is_refused(short, head):
    response = head.get(HERE + "what-if/?number=0&kind=special&phase=all&part=South&opens=2027")
    assert response.status_code == 422


def test_the_workbook_goes_out_and_in_again(area, head):
    content = head.get(HERE + "places.xlsx").content
    book = load_workbook(io.BytesIO(content))
    assert book["Places"].max_row == 2
    book["Places"]["H2"] = 14
    changed = io.BytesIO()
    book.save(changed)
    files = {"file": SimpleUploadedFile("places.xlsx", changed.getvalue())}
    response = head.post(HERE + "upload/", {**files, "is_dry_run": "on"})
    found = response.context["found"]
    assert (found.recorded, found.changed, found.known) == (0, 1, 2)
    assert CommissionedPlaces.objects.get().number == 10
    files = {"file": SimpleUploadedFile("places.xlsx", changed.getvalue())}
    assert head.post(HERE + "upload/", files).status_code == 200
    assert CommissionedPlaces.objects.get().number == 14


def test_a_workbook_with_a_wrong_row_writes_nothing_and_says_where(area, head):
    book = load_workbook(io.BytesIO(head.get(HERE + "places.xlsx").content))
    book["Places"]["H2"] = 14
    book["Parts"].append([9, "East", "HP20"])
    changed = io.BytesIO()
    book.save(changed)
    response = head.post(HERE + "upload/", {"file": SimpleUploadedFile("places.xlsx", changed.getvalue())})
    assert response.status_code == 422
    assert "A code belongs to one part" in response.content.decode()
    assert CommissionedPlaces.objects.get().number == 10


def test_the_tables_for_the_department_hold_every_setting_and_year(area, head):
    book = load_workbook(io.BytesIO(head.get(HERE + "collection.xlsx").content))
    assert book.sheetnames == ["Capacity", "Forecast", "Shortage", "DSG plan"]
    names = [row[1].value for row in book["Capacity"].iter_rows()]
    assert "Willow Park School" in names
    lines = [row[0].value for row in book["DSG plan"].iter_rows()]
    assert lines.count("Specialist places") == 2
    assert any("from memory" in str(row[0].value) for row in book["Capacity"].iter_rows())


def test_the_forecast_is_published_in_one_step_and_taken_back(short, head, client):
    assert "No forecast of places is published yet" in text_of(client, "/how-we-are-doing/places/")
    head.post(HERE + "publish/")
    found = PlaceForecast.objects.get()
    assert found.outcome["model"] == "places"
    assert "8 in 10 futures" in text_of(client, "/how-we-are-doing/places/")
    assert "published today already" in head.post(HERE + "publish/", follow=True).content.decode()
    head.post(f"{HERE}publish/{found.pk}/take-back/", {"because": "A number was wrong"})
    assert "No forecast of places is published yet" in text_of(client, "/how-we-are-doing/places/")


def test_what_is_published_names_no_child_and_no_small_number(short, head, client):
    head.post(HERE + "publish/")
    text = text_of(client, "/how-we-are-doing/places/") + str(PlaceForecast.objects.get().told)
    for child in short.children:
        assert child.surname not in text
        assert child.reference not in text
    for one in PlaceForecast.objects.get().told["cuts"]["need"]:
        for year in one["years"]:
            assert year["short"] is None or year["short"] % 5 == 0
            assert year["demand"] is None or year["demand"] % 5 == 0


def test_what_is_published_stays_as_it_was(short, head, client):
    head.post(HERE + "publish/")
    before = text_of(client, "/how-we-are-doing/places/")
    CommissionedPlaces.objects.all().update(number=500)
    assert text_of(client, "/how-we-are-doing/places/") == before
