"""The published reports, held against what their tables of data say."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date, datetime

import pytest
from tests.unit.exchange.inspection_report.conftest import SHARED

from areasend.exchange.caseload.cells.dates import NAMES
from areasend.exchange.inspection_report import Report, read_report

pytestmark = pytest.mark.shared

REQUIRED = {
    "bexley": (3, 2),
    "blackpool": (0, 4),
    "dorset": (0, 2),
    "dudley": (0, 3),
    "gloucestershire": (0, 4),
    "hertfordshire": (2, 5),
    "hillingdon": (0, 4),
    "north yorkshire": (0, 5),
    "plymouth": (5, 4),
    "richmond upon thames": (0, 3),
    "southampton": (0, 5),
    "surrey": (0, 4),
    "wakefield": (0, 2),
    "west sussex": (0, 5),
}
"""Priority actions and areas for improvement of each, counted by hand."""
SAID_TWICE = "Areas for improvement, areas for priority action, responsible body"
"""Headings that stand once over a table and once in it."""
GRADES = {"typically_positive": "1.0", "inconsistent": "2.0", "widespread_failings": "3.0"}


@pytest.fixture(scope="module")
def reports(published_reports) -> dict[str, Report]:
    read = {name: read_report(text, name) for name, text in published_reports.items()}
    return {report.area.casefold(): report for report in read.values()}


@pytest.fixture(scope="module")
def overview(reports) -> dict[str, dict[str, str]]:
    """The published table of the same inspections, by area."""
    with (SHARED / "data" / "inspections" / "overview.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["local_authority"]: row for row in csv.DictReader(file)}
    return {area: rows[area] for area in reports}


def day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%y").date()  # noqa: DTZ007


def test_what_each_area_must_do_is_found_whole(reports):
    counts = {
        area: (len(report.of_kind("priority_action")), len(report.of_kind("improvement")))
        for area, report in reports.items()
    }
    assert counts == REQUIRED


def test_outcomes_agree_with_the_published_table(reports, overview):
    assert {area: GRADES[report.grade] for area, report in reports.items()} == {
        area: row["outcome_grade"] for area, row in overview.items()
    }


def test_dates_agree_with_the_published_table(reports, overview):
    dated = {area: row for area, row in overview.items() if row["inspection_start_date"]}
    assert len(dated) == 13
    found = {area: (reports[area].started_on, reports[area].ended_on, reports[area].published_on) for area in dated}
    columns = ("inspection_start_date", "inspection_end_date", "publication_date")
    assert found == {area: tuple(day(row[column]) for column in columns) for area, row in dated.items()}


def test_the_next_inspection_agrees_with_the_published_table(reports, overview):
    words = {"5 years": 60, "3 years": 36, "18 months": 18}
    first = {area: report.next_steps[0].within_months for area, report in reports.items()}
    assert first == {area: words[row["next_inspection"]] for area, row in overview.items()}


def test_nothing_is_lacking_and_nothing_left_unread(reports):
    assert [(report.lacks, report.unread) for report in reports.values()] == [((), ())] * 14


def test_every_priority_action_says_who_answers(reports):
    assert all(finding.answers_to for report in reports.values() for finding in report.of_kind("priority_action"))


def test_findings_are_whole_sentences_in_their_places(reports):
    for report in reports.values():
        for finding in report.findings:
            assert report.text[finding.start : finding.end] == finding.text
            assert finding.text[0].isupper()
            assert finding.text.rstrip("’”\"')")[-1] in ".?!"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_only_running_footers_are_taken_from_the_text(published_reports):
    for name, text in published_reports.items():
        footers = [line for line in text.split("\n") if "inspection report:" in line.casefold()]
        lost = Counter(words(text)) - Counter(words(read_report(text, name).text))
        known = {*words(" ".join(footers)), *words(SAID_TWICE), *NAMES, "to"}
        assert [
            word for word in lost if not word.isdecimal() and word.casefold() not in {one.casefold() for one in known}
        ] == []


def test_the_letter_gives_its_three_significant_weaknesses(published_letter):
    report = read_report(published_letter)
    assert len(report.of_kind("significant_weakness")) == 3
    assert {finding.answers_to[:19] for finding in report.of_kind("significant_weakness")} == {"the local authority"}
    assert report.grade == "written_statement"


def test_the_letter_gives_every_point_once(published_letter):
    report = read_report(published_letter)
    counts = [len(report.of_kind(kind)) for kind in ("main_finding", "strength", "development")]
    assert counts == [17, 23, 15]
    assert (report.started_on, report.ended_on, report.published_on) == (
        date(2022, 3, 7),
        date(2022, 3, 11),
        date(2022, 4, 26),
    )
