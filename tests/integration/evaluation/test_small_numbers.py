"""Small numbers are withheld in the self-evaluation from those who may open no case, as on the dashboard."""

from datetime import date
from decimal import Decimal

import pytest
from tests.conftest import TODAY
from tests.factories import make_case, make_user, sign_in
from tests.factories.strategic import make_statement_figure
from tests.strict_html import check_html

from areasend.records.evaluation_standing import evaluation_standing
from areasend.records.figure_parts import parts
from areasend.rules.disclosure import WITHHELD
from areasend.rules.policies.access import Role, Verb, may, withholds_small

pytestmark = pytest.mark.django_db
HOME = "/improvement/self-evaluation/ours/"


@pytest.fixture
def cited(statement):
    """Three requests, cited: a small number then and now."""
    for day in (1, 2, 3):
        make_case(facts={"request.received": date(2026, 9, day)})
    given = {"indicator": "requests_received", "value": Decimal(3), "shown": "3 requests"}
    return make_statement_figure(
        statement, **given, beside={"is_small": True, "note": "3 of them"}, on=date(2026, 10, 1)
    )


@pytest.mark.parametrize("role", Role)
def test_whoever_may_open_cases_and_nobody_else_sees_small_numbers(role):
    assert withholds_small([role]) is not may([role], Verb.VIEW_CASE)


def test_what_is_withheld_is_neither_in_the_figure_nor_in_what_is_said_of_it(cited, evaluation):
    found = evaluation_standing(evaluation, TODAY, hides=True).statements[0].figures[0]
    assert (found.figure.shown, found.then, found.now.shown, found.now.value) == (WITHHELD, None, WITHHELD, None)
    assert (found.figure.beside["note"], found.moved) == ("", "unknown")
    cited.refresh_from_db()
    assert cited.value == 3


@pytest.mark.parametrize("path", ["", "draft/", "statements.csv"])
@pytest.mark.parametrize(("role", "sees"), [(Role.PARTNER, False), (Role.HEAD_OF_SERVICE, True)])
def test_every_page_of_it_keeps_to_that(cited, path, role, sees):
    page = sign_in(make_user(roles=[role])).get(HOME + path).content.decode()
    assert ("3 requests" in page, WITHHELD in page) == (sees, not sees)


def test_the_page_of_the_statement_keeps_to_it(cited, statement, as_partner):
    page = as_partner.get(f"{HOME}statements/{statement.pk}/").content.decode()
    check_html(page)
    assert WITHHELD in page
    assert "3 requests" not in page
    assert "3 of them" not in page


def test_a_figure_that_is_not_small_is_told(requests):
    whole = parts("requests_received", TODAY)[0]
    assert whole.guarded is whole


def test_who_may_see_it_is_told_how_it_moved(cited, statement):
    page = sign_in(make_user(roles=[Role.HEAD_OF_SERVICE])).get(f"{HOME}statements/{statement.pk}/").content.decode()
    assert "about the same now" in page
