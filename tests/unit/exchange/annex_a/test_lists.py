"""The inspectors' lists and the rules by which they are tried, on rows worked by hand."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any

import polars as pl
import pytest
from tests.unit.exchange.inspection_report.conftest import SHARED

from areasend.exchange.annex_a import HEADINGS, NOT_RECORDED, RULES, SCHEMA, as_rows, failing, mark, rules_of, tally

ON = date(2026, 10, 5)
AHEAD = date(2026, 10, 6)
WHOLE: dict[str, Any] = {
    "person": 1,
    "reference": "CYP-1",
    "upn": "A123456789012",
    "uln": None,
    "born_on": date(2016, 5, 4),
    "sex": "F",
    "ethnicity": "WBRI",
    "initial_on": date(2024, 3, 4),
    "updated_on": date(2025, 3, 4),
    "reviewed_on": date(2026, 3, 4),
    "need": "ASD",
    "urn": "100001",
    "phase": "primary",
    "dual_urn": "100002",
    "dual_phase": "primary",
    "home_educated": False,
    "looked_after": False,
    "died_on": None,
    "has_officer": True,
    "is_placed": True,
    "is_dual": True,
}


def listed(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame([WHOLE | row for row in rows], schema=dict(SCHEMA), orient="row")


def found(number: int, *rows: dict[str, Any]) -> set[str]:
    marked = mark(listed(*rows), number, ON)
    return {rule.code for rule, count in tally(marked, number) if count}


@pytest.mark.parametrize("number", [1, 2])
def test_a_whole_row_passes(number):
    assert found(number, {}) == set()


@pytest.mark.parametrize(
    ("row", "one", "two"),
    [
        ({"born_on": None}, {"101a"}, {"201a"}),
        ({"sex": None}, {"101b"}, {"201b"}),
        ({"ethnicity": None}, {"101c"}, {"201c"}),
        ({"need": None}, {"101d"}, {"201d"}),
        ({"born_on": date(2001, 10, 5)}, {"102a"}, {"202a"}),
        ({"born_on": date(2001, 10, 6)}, set(), set()),
        ({"born_on": date(2000, 10, 5)}, {"102b"}, {"202b"}),
        ({"has_officer": False}, {"104"}, set()),
        ({"born_on": AHEAD}, {"105a"}, {"205a"}),
        ({"initial_on": AHEAD}, {"105b", "106a", "106b"}, set()),
        ({"updated_on": AHEAD}, {"105c"}, set()),
        ({"reviewed_on": AHEAD}, {"105d"}, set()),
        ({"updated_on": date(2024, 3, 3)}, {"106a"}, set()),
        ({"updated_on": date(2024, 3, 4)}, set(), set()),
        ({"reviewed_on": date(2024, 3, 3)}, {"106b"}, set()),
        ({"reviewed_on": None, "updated_on": None}, set(), set()),
        ({"upn": None}, {"107"}, {"207"}),
        ({"upn": None, "uln": "1234567890"}, set(), set()),
        ({"upn": None, "born_on": date(2020, 10, 6)}, set(), set()),
        ({"is_placed": False, "is_dual": False}, {"108a"}, {"208a"}),
        ({"is_placed": False, "is_dual": False, "born_on": date(2021, 10, 6)}, set(), set()),
        ({"is_placed": False}, {"108b"}, set()),
        ({"is_dual": False}, set(), {"208b"}),
        ({"died_on": date(2026, 9, 1)}, {"112"}, set()),
    ],
)
def test_each_fault_is_found_by_its_rule(row, one, two):
    assert (found(1, row), found(2, row)) == (one, two)


def test_the_same_upn_twice_is_found_in_both_rows():
    assert (found(1, {}, {}), found(2, {}, {})) == ({"109"}, {"209"})
    marked = mark(listed({}, {"person": 2}, {"person": 3, "upn": None, "uln": "1"}), 1, ON)
    assert failing(marked, "109") == [1, 2]


def test_what_is_not_recorded_is_told_and_not_counted():
    marked = mark(listed({}), 1, ON)
    assert [rule.code for rule, count in tally(marked, 1) if count is None] == ["103"]
    assert failing(marked, "103") == []


def test_a_row_of_the_file_has_its_columns_in_order_and_its_findings_last():
    row = next(as_rows(mark(listed({"ethnicity": None, "has_officer": False, "home_educated": True}), 1, ON), 1))
    told = dict(zip(HEADINGS[1], row, strict=True))
    assert list(told)[:4] == ["Unique ID", "UPN", "ULN", "Date of birth"]
    assert (told["Electively home educated"], told["Disability"], told["Ethnicity"]) == ("Yes", NOT_RECORDED, None)
    assert told["Findings"] == "101c Ethnicity not recorded; 104 Plan without an officer"


def test_list_two_tells_no_dates_of_a_plan():
    assert not {"Date first plan issued", "Electively home educated"} & set(HEADINGS[2])


def test_social_care_is_told_only_of_children_looked_after():
    rows = list(as_rows(mark(listed({"looked_after": True}, {}), 2, ON), 2))
    place = list(HEADINGS[2]).index("Known to social care")
    assert [row[place] for row in rows] == ["Yes: looked after", NOT_RECORDED]


def test_every_rule_has_a_number_of_its_own_list():
    assert len({rule.code for rule in RULES}) == len(RULES) == len(rules_of(1)) + len(rules_of(2)) == 31


@pytest.fixture
def sectors_rules() -> str:
    path = SHARED / "data" / "annex-a" / "annex_a_send_validation_rules.csv"
    if not path.is_file():
        pytest.skip(f"the sector's rules are not here: there is no file {path}")
    return path.read_text(encoding="utf-8-sig")


@pytest.mark.shared
def test_the_rules_are_those_of_the_sectors_validator(sectors_rules):
    published = {row["rule_code"]: int(row["list"][-1]) for row in csv.DictReader(sectors_rules.splitlines())}
    assert {rule.code: rule.list_number for rule in RULES} == published
