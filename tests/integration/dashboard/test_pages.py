"""The dashboard, its pages and files: who sees what, and that every figure leads to its cases."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.test import Client
from tests.conftest import TODAY
from tests.factories import make_user, sign_in
from tests.integration.dashboard.conftest import Area
from tests.strict_html import check_html

from areasend.actions import observation
from areasend.indicators.catalogue import indicators
from areasend.records.models import Case
from areasend.rules.policies.access import Role


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    text = answer.content.decode()
    check_html(text)
    return text


def rows(client: Client, path: str) -> list[dict[str, str]]:
    text = client.get(path).content.decode().removeprefix("\ufeff")
    return list(csv.DictReader(StringIO(text)))


def test_the_dashboard_names_every_indicator(area: Area) -> None:
    text = page(sign_in(area.head), "/dashboard/")
    assert [one.card.label for one in indicators().values() if one.card.label not in text.replace("&#x27;", "'")] == []


@pytest.mark.parametrize(
    "key", ["requests_received", "open_past_20_weeks", "plans_issued", "sen_support_rate", "plans_per_officer"]
)
def test_each_indicator_has_its_page_with_its_card(area: Area, key: str) -> None:
    text = page(sign_in(area.head), f"/dashboard/{key}/")
    assert indicators()[key].card.definition in text.replace("&#x27;", "'")


def test_an_unknown_indicator_is_not_found(area: Area) -> None:
    assert sign_in(area.head).get("/dashboard/happiness/").status_code == 404


def test_an_administrator_does_not_see_it(db: None) -> None:
    assert sign_in(make_user(roles=[Role.ADMINISTRATOR])).get("/dashboard/").status_code == 403


def test_an_officer_sees_the_figures_of_her_team(area: Area) -> None:
    path = "/dashboard/requests_received/groups.csv?cut=team"
    assert [row["Team"] for row in rows(sign_in(area.officer), path)] == ["North team"]
    assert [row["Team"] for row in rows(sign_in(area.head), path)] == ["North team", "South team"]


def test_a_team_can_be_chosen(area: Area) -> None:
    text = page(sign_in(area.head), f"/dashboard/requests_received/?team={area.south.pk}")
    assert "<strong>2</strong> requests in 12 months" in text


def test_an_earlier_day_shows_what_was_known_then(area: Area) -> None:
    text = page(sign_in(area.head), "/dashboard/requests_received/?on=2026-08-31")
    assert "<strong>2</strong> requests in 12 months" in text


def test_a_figure_opens_the_cases_behind_it(area: Area) -> None:
    path = "/dashboard/refused_to_assess/cases/?first=2026-10-01&last=2026-10-31&met=yes"
    refused = Case.objects.get(facts__name="decision.refuse")
    text = page(sign_in(area.head), path)
    assert refused.reference in text
    assert "1 case" in text


def test_a_group_opens_its_own_cases(area: Area) -> None:
    path = "/dashboard/open_assessments/cases/?met=yes&cut=team&group=South+team"
    assert "2 cases" in page(sign_in(area.head), path)


def test_the_list_behind_a_figure_never_shows_another_team(area: Area) -> None:
    path = "/dashboard/open_assessments/cases/?met=yes&cut=team&group=South+team"
    assert "No cases" in page(sign_in(area.officer), path)


def test_small_numbers_are_hidden_for_sharing(area: Area) -> None:
    found = rows(sign_in(area.head), "/dashboard/requests_received/groups.csv?cut=team&hide=on")
    assert {row["Requests received"] for row in found} == {"Hidden"}


def test_an_observation_becomes_the_figure(area: Area) -> None:
    observation.record(
        "sen_support_rate",
        by=area.head,
        today=TODAY,
        on=date(2026, 1, 15),
        numerator=Decimal(13_600),
        denominator=Decimal(100_000),
        source="School census, January 2026",
    )
    assert "<strong>13.6%</strong>" in page(sign_in(area.head), "/dashboard/sen_support_rate/")


def test_a_new_fact_changes_the_figure_at_once(area: Area) -> None:
    client = sign_in(area.head)
    before = rows(client, "/dashboard/dashboard.csv")
    case = Case.objects.filter(process="assessment", is_open=True).first()
    case.facts.create(name="request.withdrawn", on=date(2026, 11, 2))
    after = rows(client, "/dashboard/dashboard.csv")
    value = {row["Key"]: row["Value"] for row in after}["requests_withdrawn"]
    assert ({row["Key"]: row["Value"] for row in before}["requests_withdrawn"], value) == ("0.0", "20.0")


def test_the_twin_stands_beside_our_own(area: Area) -> None:
    text = page(sign_in(area.head), "/dashboard/plans_in_20_weeks/")
    assert "Beside other areas" in text
    assert "number 10 of 11" in text


def test_a_stranger_is_sent_to_sign_in(db: None) -> None:
    assert Client().get("/dashboard/").status_code == 302
