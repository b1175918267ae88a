import re

import numpy as np
import pytest

from areasend.demo.people import naming
from areasend.demo.people.everyone import people
from areasend.demo.people.families import carers, join_siblings
from areasend.demo.people.staff import officers_for, staff
from areasend.demo.places.gazetteer import postcodes
from areasend.demo.store.person_rows import upns


@pytest.fixture(scope="module")
def everyone(made):
    return people(np.random.default_rng(5), made)


def test_there_are_hundreds_of_names():
    assert sum(len(kind) for tradition in naming.names().values() for kind in tradition.values()) > 1500


def test_names_are_varied(everyone):
    pairs = set(zip(everyone[0].forename, everyone[0].surname, strict=True))
    assert len(pairs) > 0.95 * len(everyone[0])


def test_nobody_was_asked_about_before_their_birth(made, everyone):
    found, child = everyone
    assert ((made.requests.received - found.born_on[child]).astype(int) > 300).all()


def test_nobody_has_two_assessments_at_once(made, everyone):
    child = everyone[1]
    still_open = (made.requests.outcome == 0) & np.isnat(made.requests.finished)
    assert np.bincount(child[still_open]).max() == 1


def test_no_two_of_the_staff_have_the_same_name(figures):
    names = staff(np.random.default_rng(2), figures.area, np.array([2000, 1900, 1500, 1300])).name.tolist()
    assert len(set(names)) == len(names)


def test_each_role_is_shown(figures):
    found = staff(np.random.default_rng(2), figures.area, np.array([40, 30, 20, 10]))
    assert sorted(found.role[found.is_shown]) == [
        "administrator",
        "analyst",
        "head_of_service",
        "officer",
        "officer",
        "team_manager",
    ]


def test_caseloads_within_a_team_are_even(figures):
    made = staff(np.random.default_rng(2), figures.area, np.array([900, 900, 900, 900]))
    held = np.bincount(officers_for(np.random.default_rng(3), made, np.zeros(300, dtype=int)))
    assert np.ptp(held[made.officers_of(0)]) <= 1


def test_a_upn_has_its_check_letter_and_no_real_authority():
    assert upns(2, np.array([2019, 2020])) == ["T989000019000", "U989000020001"]


def test_upns_differ(everyone):
    found = upns(5000, np.full(5000, 2020))
    assert len(set(found)) == 5000
    assert all(re.fullmatch(r"[A-Z]989\d{9}", upn) for upn in found)


def test_postcodes_can_be_nobodys(figures):
    found = postcodes(np.random.default_rng(1), figures.area, np.array([0, 1, 2, 3] * 20))
    assert all(re.fullmatch(r"[A-Z]{1,2}\d{1,2} \d[CIKMOV]{2}", code) for code in found)


def test_every_household_has_one_first_contact(everyone):
    rng = np.random.default_rng(6)
    found = everyone[0]
    household = join_siblings(rng, found)
    grown = carers(rng, found, household)
    assert sorted(grown.family[grown.is_first]) == np.unique(household).tolist()
