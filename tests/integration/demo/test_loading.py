from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone

from areasend import demo
from areasend.demo.above import people as partners
from areasend.demo.people.staff import PASSWORD
from areasend.demo.store import loading
from areasend.records import verify
from areasend.records.models import (
    Advice,
    AreaPart,
    Banding,
    CareLink,
    Case,
    CommissionedPlaces,
    Contact,
    Deployment,
    Document,
    Fact,
    LedgerMonth,
    Person,
    PlaceForecast,
    Placement,
    Setting,
    User,
)
from areasend.records.money.block import block_of
from areasend.records.money.facts import commitments_of
from areasend.records.places import kept
from areasend.records.places.children import children_on
from areasend.records.places.occupancy import occupancy, totals
from areasend.rules.money.year import year_of
from areasend.rules.place_kinds import SPECIALIST

pytestmark = pytest.mark.django_db


def test_the_area_has_people_cases_and_all_that_hangs_on_them(area):
    for model in (Person, Case, Fact, Advice, CareLink, Placement, Contact, Document):
        assert model.objects.exists(), model


def test_the_deployment_says_that_it_is_a_demo(area):
    deployment = Deployment.objects.get()
    assert (deployment.area_code, deployment.is_demo, deployment.seed) == ("825", True, 2)


def test_every_derived_column_is_what_the_facts_say(area):
    assert list(verify.verify()) == []


def test_every_process_has_an_open_case(area):
    open_now = set(Case.objects.filter(is_open=True).values_list("process", flat=True))
    assert {"assessment", "plan", "annual_review", "move", "phase_transfer", "cease"} <= open_now


def test_a_new_reference_follows_the_last_one(area):
    from areasend.actions.numbers import next_case_reference, next_person_reference

    used = set(Case.objects.values_list("reference", flat=True)) | set(
        Person.objects.values_list("reference", flat=True)
    )
    assert not {next_case_reference("plan", area.until), next_person_reference()} & used


def test_a_new_row_finds_a_free_id(area):
    person = Person.objects.create(reference="CYP-X", forename="New", surname="Child", born_on=area.until, sex="F")
    assert person.pk > len(area.people)


def test_the_shown_people_can_sign_in(area, client):
    role, email, password = demo.sign_ins()[0]
    assert role == "Officer"
    assert User.objects.get(email=email).check_password(password)
    assert password == PASSWORD


def test_a_sign_in_is_shown_of_everyone_whose_day_the_demo_tells(area):
    """Six of the case staff and six of those who meet in the boards, and the finance officer."""
    shown = [email for _, email, _ in demo.sign_ins()]
    of_partners = [email for email in shown if email.endswith(f"@{partners.DOMAIN}")]
    assert (len(shown), len(of_partners)) == (13, 7)


def test_a_loaded_area_is_not_empty(area):
    assert not demo.is_empty()


def test_foreign_keys_and_indexes_are_there_again(area):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND conrelid = 'records_fact'::regclass")
        keys = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname IN ('fact_name_on', 'case_team_due')")
        assert (keys, cursor.fetchone()[0]) == (2, 2)


def test_a_database_with_real_people_is_refused(db):
    Person.objects.create(reference="CYP-1", forename="Real", surname="Child", born_on=timezone.now().date(), sex="F")
    Deployment.objects.update(is_demo=False)
    with pytest.raises(loading.DemoRefused, match="not invented"):
        loading.check_may_load()


def test_production_is_refused(settings):
    settings.MODE, settings.IS_DEMO = "production", False
    with pytest.raises(loading.DemoRefused, match="AREASEND_MODE=demo"):
        loading.check_may_load()


def test_a_day_in_the_published_past_is_refused():
    with pytest.raises(loading.DemoRefused, match="31 March"):
        loading.check_day(loading.date(2024, 5, 1))


def test_no_cases_at_all_are_refused(area):
    with pytest.raises(loading.DemoRefused, match="above nought"):
        demo.load("825", cases=0, as_of=area.until)


def test_a_reload_gives_the_same_people(area):
    before = list(Person.objects.order_by("pk").values_list("forename", "surname", "born_on"))
    with transaction.atomic():
        demo.load("825", seed=2, cases=120, as_of=area.until, only_cases=True)
        assert list(Person.objects.order_by("pk").values_list("forename", "surname", "born_on")) == before
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def taken(area, django_db_blocker):
    with django_db_blocker.unblock():
        return occupancy(area.until)


def test_every_part_of_the_area_has_its_postcodes(area):
    assert AreaPart.objects.count() == 4
    here = children_on(area.until)
    assert here.filter(here["part"] == "").height == 0


def test_children_in_special_schools_of_the_area_take_commissioned_places(area, taken):
    special = [one for one in taken if one.kind == "special" and one.setting.in_area and one.own]
    assert special
    assert all(one.places for one in special)
    assert {one.state for one in taken} >= {"full", "no_number"}


def test_what_is_planned_has_a_decision_behind_it(area):
    planned = CommissionedPlaces.objects.filter(status="planned")
    assert planned.count() >= 2
    assert all(row.decision.status == "approved" and row.since > area.until for row in planned)
    assert Setting.objects.filter(name="Merrow Brook School").exists()


def test_the_published_forecast_is_what_the_records_say(area, taken):
    published = PlaceForecast.objects.get()
    assert published.as_at == area.until
    again = kept.outcome_on(area.until).as_dict()
    assert published.outcome["summary"] == again["summary"]
    told = totals(one for one in taken if one.kind in SPECIALIST)
    assert told["places"] == sum(
        block["numbers"][0] for block in published.inputs["blocks"] if block["kind"] in SPECIALIST
    )


def test_money_follows_from_the_children_and_every_month_adds_up(area):
    year = year_of(area.until)
    found = commitments_of(year)
    assert found.committed.total == found.committed.lines["amount"].sum() > 0
    assert {"PLACES", "TOP-MAIN", "TOP-SPEC", "TRANSPORT"} <= found.committed.by_line().keys()
    months = LedgerMonth.objects.annotate(found=Sum("entries__amount"))
    assert months.count() == 31
    assert all(month.found == month.control_total for month in months)


def test_the_years_of_the_block_join_and_the_forecast_says_what_moved(area):
    block = block_of(year_of(area.until), area.until)
    past = block.inputs["past"]
    assert [one["year"] for one in past] == ["2024-25", "2025-26"]
    assert Decimal(past[1]["balance"]) == block.figure("opening")
    assert block.closed == 7
    assert (
        sum(cause.pence for cause in block.causes)
        == (block.figure("balance") - Decimal(block.before.figures["balance"])) * 100
    )


def test_a_new_band_finds_a_free_id(area):
    held = Banding.objects.filter(until=None).first()
    again = Banding.objects.create(
        person=held.person, scheme=held.scheme, band="B1", since="2015-09-01", until="2015-09-02"
    )
    assert Banding.objects.filter(pk=again.pk).count() == 1
