"""A figure by the single school or college: staff see its cases, partners no small number, and it is cited and published nowhere."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.conftest import TODAY
from tests.factories import make_case, make_person, make_placement, make_setting, make_team, make_user, sign_in
from tests.factories.strategic import make_statement
from tests.integration.dashboard.test_pages import page, rows

from areasend.actions import statement
from areasend.actions.refusal import Refused
from areasend.indicators.catalogue import evaluate
from areasend.records import frames_catalogue
from areasend.records.area_figures import area_figures
from areasend.records.figure_parts import parts
from areasend.records.models import Case
from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db
ELM, OAK = "HP20 1UA", "SW1A 1AA"
SINCE = date(2025, 9, 2)


@pytest.fixture
def area() -> None:
    """Eight at Elm Park in Aylesbury, where they live; three at Oak House in Westminster; one of home postcode unknown; one at home."""
    team, elm, oak = make_team(), make_setting("Elm Park", postcode=ELM), make_setting("Oak House", postcode=OAK)
    homes = [*([ELM] * 11), ""]
    for number, home in enumerate(homes):
        child = make_person(postcode=home)
        make_placement(child, oak if 8 <= number < 11 else elm, since=SINCE)
        make_case(process="plan", person=child, team=team, facts={"plan.made": SINCE})
    at_home = make_person(postcode=ELM)
    make_placement(at_home, None, arrangement="elective_home_education", since=SINCE)
    make_case(process="plan", person=at_home, team=team, facts={"plan.made": SINCE})


def client_of(role: Role) -> Client:
    return sign_in(make_user(role.label, roles=[role]))


PATH = "/dashboard/plans_in_force/groups.csv?cut=school"


def test_an_analyst_sees_every_school_the_largest_first(area: None) -> None:
    found = rows(client_of(Role.ANALYST), PATH)
    assert [tuple(row.values()) for row in found] == [
        ("Elm Park", "9"),
        ("Oak House", "3"),
        ("No school or college recorded", "1"),
    ]


def test_the_page_offers_the_cut_and_opens_the_cases_of_one_school(area: None) -> None:
    client = client_of(Role.ANALYST)
    text = page(client, "/dashboard/plans_in_force/?cut=school")
    assert "School or college" in text
    assert "cut=school&amp;group=Oak+House" in text
    assert "3 cases" in page(client, "/dashboard/plans_in_force/cases/?met=yes&cut=school&group=Oak+House")


@pytest.mark.parametrize("role", [Role.PARTNER, Role.IMPROVEMENT_LEAD])
def test_who_may_open_no_case_sees_no_small_number(area: None, role: Role) -> None:
    """Three and one are small, and nine would tell them from the total."""
    assert {row["Plans in force"] for row in rows(client_of(role), PATH)} == {"Hidden"}


def test_an_administrator_sees_none(area: None) -> None:
    assert client_of(Role.ADMINISTRATOR).get("/dashboard/plans_in_force/?cut=school").status_code == 403


def test_two_schools_of_one_name_stay_two(area: None) -> None:
    other = make_setting("Oak House", postcode=ELM, urn="912345")
    child = make_person(postcode=ELM)
    make_placement(child, other, since=SINCE)
    make_case(process="plan", person=child, facts={"plan.made": SINCE})
    named = {row["School or college"] for row in rows(client_of(Role.ANALYST), PATH)}
    assert "Oak House (912345)" in named
    assert sum(name.startswith("Oak House") for name in named) == 2


def test_many_schools_come_by_pages(area: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("areasend.web.dashboard.views.PER_PAGE", 2)
    client = client_of(Role.ANALYST)
    first, second = (page(client, f"/dashboard/plans_in_force/?cut=school&page={number}") for number in (1, 2))
    assert ("Elm Park" in first, "No school or college recorded" in first) == (True, False)
    assert ("Elm Park" in second, "No school or college recorded" in second) == (False, True)


def test_no_school_is_cited(area: None) -> None:
    assert parts("plans_in_force", TODAY, "school") == []
    lead = make_user("Lead", roles=[Role.IMPROVEMENT_LEAD])
    with pytest.raises(Refused, match="There is no figure of this to cite"):
        statement.cite(
            make_statement(), by=lead, today=TODAY, indicator="plans_in_force", cut="school", group="Elm Park"
        )


def test_distance_is_from_home_to_school(area: None) -> None:
    """Aylesbury to Westminster is 58 km; at Elm Park they live across the road; of one the home is not known."""
    held = frames_catalogue.catalogue(Case.objects.all())
    assert sorted(held.placements["km"].drop_nulls().to_list()) == [0] * 8 + [58] * 3
    figures = area_figures(TODAY)
    counted = {
        key: figures.of(key).over([evaluate.latest_span(figures.of(key).card, TODAY)]).row(0)[3:5]
        for key in ("placed_far", "placed_far_number", "distance_not_known")
    }
    assert counted == {"placed_far": (3, 11), "placed_far_number": (3, None), "distance_not_known": (1, 12)}
