"""Every address of strategy, plan, self-evaluation, inspection, risk, boards and public account, with what each person gets there."""

from collections.abc import Callable
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse
from tests.factories import make_user, sign_in
from tests.factories.strategic import EVERY_ROW
from tests.gather import gather
from tests.integration.access import rows
from tests.integration.access.rows import COLUMNS

from areasend.rules.policies.access import Role

pytestmark = pytest.mark.django_db
ROWS: dict[str, tuple[int, ...]] = {name: got for part in gather(rows, "ROWS") for name, got in part.items()}
GIVEN: dict[str, Callable[[Any], list[Any]]] = {
    name: make for part in gather(rows, "GIVEN") for name, make in part.items()
}
ROLES = {
    "officer": Role.OFFICER,
    "manager": Role.TEAM_MANAGER,
    "head": Role.HEAD_OF_SERVICE,
    "analyst": Role.ANALYST,
    "administrator": Role.ADMINISTRATOR,
    "lead": Role.IMPROVEMENT_LEAD,
    "partner": Role.PARTNER,
}


@pytest.fixture
def world() -> Any:
    """`people`, and `row(name)`: one row of the table of that model, made when it is asked for."""
    people = {name: make_user(roles=[role]) for name, role in ROLES.items()}

    @cache
    def row(name: str) -> models.Model:
        return EVERY_ROW[name]()

    return SimpleNamespace(people=people, row=row)


def client_of(world: Any, who: str) -> Client:
    return Client() if who == "anonymous" else sign_in(world.people[who])


def status_of(client: Client, where: str) -> int:
    response = client.get(where)
    list(response)
    return int(response.status_code)


def address(world: Any, name: str) -> str:
    return reverse(name, args=GIVEN[name](world) if name in GIVEN else [])


@pytest.mark.parametrize("name", ROWS)
def test_a_page_is_for_these_roles(world, name):
    where = address(world, name)
    found = {who: status_of(client_of(world, who), where) for who in COLUMNS}
    assert found == dict(zip(COLUMNS, ROWS[name], strict=True))


@pytest.mark.parametrize("name", [name for name, got in ROWS.items() if got[0] == 200])
def test_a_public_page_sets_no_cookie_but_that_of_its_form(client, world, name):
    assert client.get(address(world, name)).cookies.keys() <= {"csrftoken"}


@pytest.mark.parametrize("name", [name for name, got in ROWS.items() if got[0] == 302])
def test_what_one_may_not_see_one_may_not_send_either(world, name):
    where = address(world, name)
    closed = [who for who, got in zip(COLUMNS, ROWS[name], strict=True) if got == 403]
    assert {client_of(world, who).post(where).status_code for who in closed} <= {403, 405}
