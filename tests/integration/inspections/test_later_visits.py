"""A revisit and a monitoring inspection: their findings tied to what they go back to, shown on both sides and in the response."""

import json
from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories import sign_in
from tests.strict_html import check_html
from tests.unit.exchange.inspection_report.conftest import LETTER, MONITORING, REPORT, REVISIT

from areasend.actions import finding, inspection
from areasend.actions.refusal import Refused
from areasend.records import inspection_standing
from areasend.records.models import Finding, Inspection
from areasend.records.papers.inspection_response import compose
from areasend.site import program

pytestmark = pytest.mark.django_db
HOME = "/improvement/inspections/"


@pytest.fixture(autouse=True)
def _in_borchester(settings):
    settings.AREASEND_AREA_NAME = "Borchester"


def bring(lead, text, **given):
    return inspection.bring_in(by=lead, today=TODAY, text=text, **given).inspection


@pytest.fixture
def letter(lead):
    return bring(lead, LETTER)


@pytest.fixture
def again(lead, letter):
    return bring(lead, REVISIT)


def weakness(letter, number):
    return letter.findings.filter(kind="significant_weakness").order_by("number")[number]


def test_a_revisit_is_tied_to_the_weaknesses_of_the_letter_before(again, letter):
    tied = [(one.about, one.progress) for one in again.findings.order_by("number")]
    assert again.kind == "revisit"
    assert tied == [(weakness(letter, 0), "sufficient"), (weakness(letter, 1), "not_sufficient"), (None, "")]


def test_monitoring_is_tied_to_the_priority_actions_of_the_report_before(lead, letter):
    report = bring(lead, REPORT, published_on=date(2025, 1, 2))
    watched = bring(lead, MONITORING, published_on=date(2026, 7, 20))
    assert watched.kind == "monitoring"
    assert [one.about.inspection for one in watched.findings.order_by("number")] == [report, report]


def test_without_an_earlier_letter_nothing_is_tied(lead):
    assert {one.about for one in bring(lead, REVISIT).findings.all()} == {None}


def test_a_report_of_another_area_is_not_what_a_revisit_goes_back_to(lead):
    bring(lead, LETTER, area="Ambridge")
    assert {one.about for one in bring(lead, REVISIT).findings.all()} == {None}


def test_the_outcome_tells_on_how_many_findings_progress_was_enough(again):
    found = Inspection.objects.counted().get(pk=again.pk)
    assert inspection_standing.outcome_words(found) == (
        "Sufficient progress on 1 of 3 earlier findings; 1 without a judgement"
    )


def test_the_revisit_that_was_expected_is_met(again, letter, lead):
    met = {step.expected.key: step.state for step in inspection_standing.steps(letter, TODAY)}
    assert met["revisit"] == "met"


def test_a_person_enters_the_judgement_and_the_earlier_finding(again, letter, lead):
    lost = again.findings.get(progress="")
    client = sign_in(lead)
    page = client.get(f"{HOME}findings/{lost.pk}/amend/").content.decode()
    check_html(page)
    assert "waits for clinics" in page
    given = {"version": lost.version, "kind": "progress", "progress": "sufficient", "about": weakness(letter, 1).pk}
    assert client.post(f"{HOME}findings/{lost.pk}/amend/", given).status_code == 302
    lost.refresh_from_db()
    assert (lost.progress, lost.about) == ("sufficient", weakness(letter, 1))


def test_both_sides_show_each_other(again, letter, lead):
    client = sign_in(lead)
    page = client.get(f"{HOME}{again.reference}/").content.decode()
    check_html(page)
    assert "Not sufficient progress" in page
    assert f"{HOME}findings/{weakness(letter, 0).pk}/" in page
    earlier = client.get(f"{HOME}findings/{weakness(letter, 0).pk}/").content.decode()
    check_html(earlier)
    assert "What inspectors said later" in earlier
    assert "Revisit after a written statement of action, 14 May 2021" in " ".join(earlier.split())


def test_the_response_tells_later_judgements_once_they_are_accepted(again, letter, lead):
    finding.accept(weakness(letter, 0), by=lead, today=TODAY)
    assert "What inspectors said later" not in str(compose(letter, TODAY))
    finding.accept(again.findings.get(progress="sufficient"), by=lead, today=TODAY)
    assert "Sufficient progress" in str(compose(letter, TODAY))
    assert "Sufficient progress" not in str(compose(letter, date(2021, 5, 1)))


def test_a_judgement_belongs_to_progress_alone(again, letter, lead):
    one = again.findings.get(progress="sufficient")
    with pytest.raises(Refused, match="Only progress"):
        finding.amend(one, by=lead, version=None, kind="strength", progress="sufficient")
    with pytest.raises(Refused, match="earlier inspection"):
        finding.amend(one, by=lead, version=None, kind="progress", about=again.findings.get(progress=""))


def test_accepted_as_another_kind_it_loses_its_judgement(again, lead):
    one = finding.accept(again.findings.get(progress="sufficient"), by=lead, today=TODAY, kind="strength")
    one.refresh_from_db()
    assert (one.kind, one.progress, one.about) == ("strength", "", None)


def test_the_command_tells_the_judgements(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(program, "prepare", lambda needs: None)
    file = tmp_path / "revisit.txt"
    file.write_text(REVISIT, encoding="utf-8")
    assert program.main(["import", "inspection", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["progress"] for one in told["findings"]] == ["sufficient", "not_sufficient", ""]
    assert Finding.objects.count() == 3
