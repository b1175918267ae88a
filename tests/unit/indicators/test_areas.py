"""Finding an area, its region and its neighbours."""

import pytest

from areasend.indicators import published


@pytest.mark.parametrize("text", ["Buckinghamshire", " buckinghamshire council ", "825", "E06000060", "e10000002"])
def test_an_authority_is_found_by_name_number_and_code_also_a_replaced_one(text: str) -> None:
    assert published.find_area(text).code == "825"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("England", "E92000001"),
        ("ENG", "E92000001"),
        ("South East", "E12000008"),
        ("London", "E12000007"),
        ("City of London", "201"),
        ("Hull", "810"),
        ("Durham", "840"),
        ("Bournemouth, Christchurch & Poole", "839"),
        ("Dorset", "838"),
        ("Northamptonshire", "928"),
    ],
)
def test_other_areas_and_other_names_are_found(text: str, code: str) -> None:
    assert published.find_area(text).code == code


def test_a_misspelt_name_is_answered_with_near_ones() -> None:
    with pytest.raises(published.UnknownArea, match=r"Did you mean Buckinghamshire \(825\)"):
        published.find_area("Bukinghamshire")


def test_an_unknown_number_is_answered_with_what_to_give() -> None:
    with pytest.raises(published.UnknownArea, match="three-digit number"):
        published.find_area("999")


def test_an_authority_lies_in_a_region_and_england_in_none() -> None:
    assert published.region_of("825").name == "South East"
    assert published.region_of("E12000008").name == "South East"
    with pytest.raises(published.UnknownArea, match="England lies in no region"):
        published.region_of("England")


def test_neighbours_come_nearest_first() -> None:
    names = [published.find_area(code).name for code in published.neighbours("825")]
    assert names[:3] == ["Oxfordshire", "Hertfordshire", "West Berkshire"]
    assert len(names) == 10


def test_every_authority_of_today_has_ten_neighbours() -> None:
    today = published.areas().filter(current=True, level="local_authority")["area"]
    assert len(today) == 153
    assert {len(published.neighbours(code)) for code in today} == {10}


def test_a_region_has_no_neighbours() -> None:
    assert published.neighbours("South East") == []


def test_what_an_authority_is_set_beside() -> None:
    beside = published.comparators("825")
    assert [area.name for area in beside[:4]] == ["Buckinghamshire", "South East", "England", "Oxfordshire"]
    assert [area.name for area in published.comparators("ENG")] == ["England"]
