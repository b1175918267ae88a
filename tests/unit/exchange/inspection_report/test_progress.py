"""Letters of revisits and monitoring inspections, invented in the form that real ones have."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.exchange.inspection_report.conftest import LETTER, MONITORING, REPORT, REVISIT

from areasend.exchange.inspection_report import read_report
from areasend.exchange.inspection_report.progress import judgement_in, likest

AGAIN = read_report(REVISIT)
WATCHED = read_report(MONITORING, "borchester_monitoring_-_20_july_2026.txt")


def test_a_revisit_gives_its_facts():
    assert (AGAIN.kind, AGAIN.area, AGAIN.grade) == ("revisit", "Borchester", "progress_lacking")
    days = (AGAIN.started_on, AGAIN.ended_on, AGAIN.published_on)
    assert days == (date(2021, 3, 22), date(2021, 3, 24), date(2021, 5, 14))
    assert AGAIN.outcome.startswith("The area has made sufficient progress in addressing one of the three")


def test_each_weakness_is_a_finding_from_its_first_words_to_its_judgement():
    assert [one.progress for one in AGAIN.findings] == ["sufficient", "not_sufficient", ""]
    first, second, third = AGAIN.findings
    assert first.text.endswith("The area has made sufficient progress to address this weakness.")
    assert second.text.startswith("At the initial inspection, inspectors found that waits for clinics were long.")
    assert "They grow." in second.text
    assert {one.kind for one in AGAIN.findings} == {"progress"}
    assert third.heading == "At the initial inspection, inspectors found that letters went astray."


def test_what_has_no_judgement_and_what_stands_between_is_told():
    assert [one.why.split()[0] for one in AGAIN.unread] == ["This", "No"]
    assert AGAIN.unread[0].text == "Nurses are kind all the same."
    assert AGAIN.lacks == ("1 of 3 findings have no judgement that was recognised. Read them and enter it.",)


def test_a_monitoring_inspection_is_read_by_the_headings_of_its_priority_actions():
    assert (WATCHED.kind, WATCHED.area, WATCHED.lacks) == ("monitoring", "Borchester", ())
    assert (WATCHED.started_on, WATCHED.ended_on) == (date(2026, 6, 9), date(2026, 6, 11))
    assert WATCHED.published_on == date(2026, 7, 20)
    assert [(one.heading, one.progress) for one in WATCHED.findings] == [
        ("Area for priority action 1", "effective"),
        ("Area for priority action 2", "not_effective"),
    ]
    assert {step.kind: step.within_months for step in WATCHED.next_steps} == {"full_inspection": 36}


@pytest.mark.parametrize("report", [AGAIN, WATCHED])
def test_every_finding_stands_where_it_says(report):
    assert [report.text[one.start : one.end] for one in report.findings] == [one.text for one in report.findings]


def test_an_inspection_that_announces_monitoring_or_follows_a_statement_is_still_an_inspection():
    assert (read_report(REPORT).kind, read_report(LETTER).kind) == ("area_send", "local_area")


def test_a_letter_without_any_weakness_says_what_to_check():
    bare = REVISIT[: REVISIT.index("Main findings")] + REVISIT[REVISIT.index("Yours") :]
    assert "No earlier finding with a judgement" in read_report(bare).lacks[0]


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("The area has made sufficient progress.", "sufficient"),
        ("Leaders have not made enough progress.", "not_sufficient"),
        ("There is insufficient progress here.", "not_sufficient"),
        ("Effective action has been taken.", "effective"),
        ("Action has not been effective.", "not_effective"),
        ("Progress is uneven.", ""),
    ],
)
def test_judgements_are_known_by_their_words(text, judged):
    assert judgement_in(text) == judged


def test_each_earlier_finding_is_taken_once_by_what_is_likest():
    earlier = ["the lack of a plan for therapies", "waits for clinics.", "letters to families"]
    assert likest([one.text for one in AGAIN.findings], earlier) == [0, 1, 2]
    assert likest(["something else entirely", "no plan for therapies"], earlier) == [None, 0]
