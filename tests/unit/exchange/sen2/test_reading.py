"""One return: whose plan was in force, where and for which need; or every fault, with its line and the person's position."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from tests.unit.exchange.sen2.made_returns import a_return, person, placed, plan, upn

from areasend.exchange.sen2.reading import read_return
from areasend.exchange.sen2.schools import read_schools

MAIN = "<SENneed><SENtype>HI</SENtype><SENtypeRank>1</SENtypeRank></SENneed>"
SCHOOLS = {"100001": "mainstream_academy", "100002": "special_academy_free", "100003": "special_independent"}
SHARED = Path(__file__).parents[4] / os.environ.get("AREASEND_SHARED", "../shared") / "data/sen2"


def holders(*people: str, schools=SCHOOLS, year: int = 2025):
    told, problems = read_return("r.xml", a_return(*people, year=year), schools)
    assert problems == []
    return told.holders


def faults(*people: str, **header: str):
    return [str(one) for one in read_return("r.xml", a_return(*people, **header), SCHOOLS)[1]]


def test_a_person_with_a_plan_in_force_is_held_without_their_name():
    (one,) = holders(person(7))
    assert (one.position, one.upn, one.setting, one.need, one.born_on) == (
        1,
        upn(7),
        "mainstream",
        "ASD",
        date(2015, 9, 1),
    )
    assert "Sur7" not in repr(one)


@pytest.mark.parametrize(
    "requests",
    [
        plan(start="2025-01-17"),
        plan(ceased="2025-01-16"),
        plan(after="<Exported>825</Exported>"),
        "<Requests><RequestOutcome>N</RequestOutcome></Requests>",
        "",
    ],
)
def test_without_a_plan_in_force_on_the_day_nobody_is_counted(requests):
    assert holders(person(requests=requests)) == []


def test_a_plan_that_ceases_the_day_after_is_in_force():
    assert len(holders(person(requests=plan(ceased="2025-01-17")))) == 1


@pytest.mark.parametrize(
    ("placement", "kind"),
    [
        (placed("<URN>100002</URN>"), "special"),
        (placed("<URN>100002</URN>", more="<Res>A</Res>"), "residential"),
        (placed("<URN>100003</URN>"), "independent"),
        (placed(more="<SENunitIndicator>1</SENunitIndicator>"), "unit"),
        (placed(more="<ResourcedProvisionIndicator>1</ResourcedProvisionIndicator>"), "resourced"),
        (placed("<UKPRN>10000001</UKPRN>"), "post_16"),
        (placed("<SENsetting>EHE</SENsetting>"), "EHE"),
        (placed("<URN>100009</URN>"), "school"),
        (placed(rank="2") + placed("<URN>100002</URN>", "1"), "special"),
        (placed("<URN>100002</URN>", more="<LeavingDate>2025-01-15</LeavingDate>") + placed(rank="2"), "mainstream"),
        (placed("<URN>100002</URN>", more="<EntryDate>2025-01-17</EntryDate>"), "NOPLACE"),
        ("", "NOPLACE"),
        ("-", "NOPLACE"),
    ],
)
def test_the_setting_is_the_first_placement_on_the_day(placement, kind):
    assert [one.setting for one in holders(person(requests=plan(placements=placement)))] == [kind]


def test_residential_weeks_of_2023_stand_beside_the_placement():
    (one,) = holders(person(requests=plan(placements=placed("<URN>100002</URN>") + "<Res>B</Res>")), year=2023)
    assert one.setting == "residential"


@pytest.mark.parametrize(
    ("needs", "code"),
    [
        ("<SENneed><SENtype>SLD</SENtype><SENtypeRank>2</SENtypeRank></SENneed>" + MAIN, "HI"),
        ("<SENneed><SENtype>VI</SENtype></SENneed>", "VI"),
        ("<LastReview>2024-05-01</LastReview>", "NOTKNOWN"),
    ],
)  # fmt: skip
def test_the_need_is_that_of_rank_1(needs, code):
    assert [one.need for one in holders(person(requests=plan(needs=needs)))] == [code]


def test_of_two_plans_the_later_counts_and_what_is_odd_is_told():
    twice = plan("2019-01-01") + plan("2023-01-01", placements=placed("<URN>100009</URN>"))
    told, problems = read_return("r.xml", a_return(person(requests=twice, ids="<UPN>A801000000001</UPN>")), SCHOOLS)
    assert problems == []
    assert told.remarks == [
        "r.xml: 1 people had more than one plan in force; the one that began last is counted.",
        "r.xml: 1 UPNs have a wrong check letter; they are used as they stand.",
        "r.xml: 1 placements name a school whose type is not given; they are told as “School of a type not given”.",
    ]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (person(born="2015-13-01"), "PersonBirthDate is “2015-13-01”."),
        (person(born=""), "There is no PersonBirthDate."),
        (person(born="2025-02-01"), "PersonBirthDate is later than the day of the return."),
        (person(ids="<UPN>X1234567898765</UPN>"), "UPN is not a letter and twelve digits."),
        (person(requests=plan(start="soon")), "StartDate is “soon”."),
        (person(requests=plan(ceased="2019-01-01")), "CeaseDate is before StartDate."),
        (person(requests=plan(placements=placed("<SENSetting>EHE</SENSetting><URN>100001</URN>"))), "this one has several."),
        (person(requests=plan(placements=placed(""))), "this one has none."),
        (person(requests=plan(placements=placed("<SENSetting>MOON</SENSetting>"))), "SENSetting is “MOON”."),
        (person(requests=plan(placements=placed("<URN>12345678</URN>"))), "URN is “12345678”."),
        (person(requests=plan(placements=placed(rank="first"))), "PlacementRank is “first”."),
        (person(requests=plan(needs="<SENneed><SENtype>NSA</SENtype><SENtypeRank>1</SENtypeRank></SENneed>")), "SENtype is “NSA”."),
    ],
)  # fmt: skip
def test_a_fault_names_the_line_and_the_position_and_not_the_person(wrong, words):
    (told,) = faults(person(5), wrong)
    assert told.startswith("r.xml, line 5: Person 2: ")
    assert words in told
    assert "Sur" not in told


def test_a_upn_given_twice_is_told_with_both_positions():
    assert faults(person(1), person(2), person(1)) == [
        "r.xml, line 6: Person 3: this UPN is also that of person 1. Give each person once."
    ]


def test_every_fault_is_told_at_once():
    assert len(faults(person(1, born="x"), person(2, ids="<UPN>1</UPN>"), day="2024-01-18")) == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "r.xml, line 1: This is not XML from here on (no element found)."),
        (b"<Message><Header>", "This is not XML from here on"),
        (b"<Message/>", "This is no SEN2 return"),
        (b'<?xml version="1.0" encoding="klingon"?><Message/>', "r.xml: The XML is in letters that cannot be read."),
        (a_return(), "The return holds no persons."),
        (a_return(person(), day="16/01/2025"), "ReferenceDate is “16/01/2025”."),
        (a_return(person(), day="2025-05-16"), "A return's day is in the January of its year"),
        (b"<a>" * 40, "too deep"),
    ],
)  # fmt: skip
def test_what_is_no_return_is_refused_in_a_sentence(content, words):
    (problem, *_) = read_return("r.xml", content)[1]
    assert words in str(problem)


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE Message [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE Message [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE Message SYSTEM "http://somewhere.example/x.dtd">',
    ],
)
def test_a_document_type_is_refused_before_anything_expands(before):
    (problem,) = read_return("r.xml", a_return(person(), before=before))[1]
    assert "declares a document type (DOCTYPE)" in problem.words
    assert problem.line == 1


def test_prefixes_and_the_case_of_tags_do_not_matter():
    content = a_return(person(3)).replace(b"PersonBirthDate>", b"personbirthdate>").replace(b"Persons>", b"PERSONS>")
    assert len(read_return("r.xml", content)[0].holders) == 1


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("100001,Community special school", "special_la_maintained"),
        ("100001,Non-maintained special school", "special_independent"),
        ("100001,Special post 16 institution", "general_fe_tertiary_colleges"),
        ("100001,Pupil referral unit", "other"),
        ("100001,Academy converter", "mainstream_"),
        ("100001,special_non_maintained", "special_non_maintained"),
    ],
)
def test_schools_are_read_from_the_register_or_our_own_table(row, kind):
    assert read_schools("s.csv", f"URN,TypeOfEstablishment (name)\n{row}\n".encode()) == ({"100001": kind}, [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "s.csv"),
        ("urn,name\n1,x\n", "s.csv, line 1: The first row"),
        ("urn,type\nx,special\n", "s.csv, line 2: A row"),
    ],
)
def test_schools_that_cannot_be_read_are_refused(text, words):
    assert str(read_schools("s.csv", text.encode())[1][0]).startswith(words)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the reference data is not beside the repository")
@pytest.mark.parametrize(("name", "lines"), [("sen2_sample_2023.xml", [5, 142]), ("sen2_sample_2025.xml", [28, 120])])
def test_the_faulty_samples_are_refused_with_their_lines(name, lines):
    told, problems = read_return(name, (SHARED / name).read_bytes())
    assert [one.line for one in problems] == lines
    assert told.holders == []
