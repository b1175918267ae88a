"""What bringing in a report and deciding its findings refuse, each with its sentence."""

from datetime import date

import pytest
from tests.conftest import TODAY
from tests.factories.strategic import make_finding, make_finding_action, make_inspection, make_plan
from tests.integration.inspections.conftest import REPORT

from areasend.actions import finding, inspection, inspection_plan
from areasend.actions.refusal import Refused
from areasend.records import inspection_standing
from areasend.records.models import Finding, Inspection

DAY = date(2026, 10, 5)


@pytest.fixture
def said(lead):
    return {"by": lead, "today": TODAY}


def accepted(**given):
    return make_finding(state="accepted", decided_on=DAY, **given)


def test_every_finding_has_its_place_in_the_text(brought):
    kept = brought.inspection
    assert [kept.text[one.start : one.end] == one.text for one in kept.findings.all()] == [True] * 5


def test_a_report_of_our_area_is_known_as_ours(brought):
    assert (brought.inspection.is_ours, brought.inspection.reference) == (True, "dorset-area-send-2024")


def test_a_report_of_another_is_not(said, settings):
    settings.AREASEND_AREA_NAME = "Buckinghamshire"
    assert not inspection.bring_in(**said, text=REPORT).inspection.is_ours


def test_the_council_in_a_name_makes_no_difference(settings):
    settings.AREASEND_AREA_NAME = "Dorset Council"
    assert inspection.is_ours("Dorset")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"text": " "}, "holds no text"),
        ({"text": "Nothing known here."}, "name of the area was not found"),
        ({"kind": "school"}, "no kind of inspection"),
        ({"reference": "No Spaces"}, "small letters, digits and hyphens"),
        ({"published_on": date(2027, 1, 1)}, "in the future"),
    ],
)
def test_what_cannot_be_kept_is_refused(said, given, sentence):
    with pytest.raises(Refused, match=sentence):
        inspection.bring_in(**said, **{"text": REPORT} | given)
    assert not Inspection.objects.exists()


def test_a_reference_is_given_once(said, brought):
    with pytest.raises(Refused, match="with another text"):
        inspection.bring_in(**said, text=REPORT + "More.", reference=brought.inspection.reference)


def test_a_second_report_of_the_year_gets_a_number(said, brought):
    again = inspection.bring_in(**said, text=REPORT + "More.", published_on=date(2024, 5, 16))
    assert again.inspection.reference == "dorset-area-send-2024-2"


def test_a_text_in_no_known_form_is_kept_without_findings(said):
    made = inspection.bring_in(**said, text="A letter of praise.", area="Dorset", kind="other").inspection
    assert (made.text.strip(), made.findings.count()) == ("A letter of praise.", 0)


def test_a_finding_with_actions_is_not_set_aside(said):
    tie = make_finding_action(finding=accepted())
    with pytest.raises(Refused, match="Actions answer this finding"):
        finding.set_aside(tie.finding, **said, because="No")


def test_only_an_accepted_finding_is_answered(said):
    with pytest.raises(Refused, match="Accept it first"):
        finding.respond(make_finding(), **said, on=DAY, response="Yes")


def test_a_response_does_not_come_before_the_report(said):
    found = accepted(inspection=make_inspection(text="Children wait too long.", published_on=DAY))
    with pytest.raises(Refused, match="was published on 5 October 2026"):
        finding.respond(found, **said, on=date(2026, 10, 4), response="Yes")


def test_nothing_left_of_a_kind_is_said(said, brought):
    with pytest.raises(Refused, match="Nothing of this kind waits"):
        finding.accept_all(brought.inspection, **said, kind="main_finding")


def test_a_few_letters_are_no_finding(said, brought):
    with pytest.raises(Refused, match="at least 15 characters"):
        finding.add(brought.inspection, **said, kind="strength", text="Health")


PLAN = {"title": "Answer", "starts_on": DAY, "ends_on": date(2027, 10, 5)}


@pytest.mark.parametrize(
    ("kind", "given", "sentence"),
    [
        ("written_statement", {}, "follows a joint local area"),
        ("strategy", {}, "what kind of plan"),
        ("improvement", {"ends_on": DAY}, "ends after it starts"),
        ("improvement", {"title": " "}, "title for the plan"),
    ],
)
def test_a_plan_that_does_not_fit_is_refused(said, kind, given, sentence):
    found = accepted()
    with pytest.raises(Refused, match=sentence):
        inspection_plan.start_plan(found.inspection, **said, kind=kind, titles={found.pk: "Do"}, **PLAN | given)


def test_a_proposed_finding_starts_no_plan(said):
    found = make_finding()
    with pytest.raises(Refused, match="at least one finding that is accepted"):
        inspection_plan.start_plan(found.inspection, **said, kind="improvement", titles={found.pk: "Do"}, **PLAN)


def test_a_second_plan_of_a_kind_is_refused(said):
    found = accepted()
    given = {**said, "kind": "improvement", "titles": {found.pk: "Do"}, **PLAN}
    inspection_plan.start_plan(found.inspection, **given)
    with pytest.raises(Refused, match="answers this inspection already"):
        inspection_plan.start_plan(found.inspection, **given)


def test_the_2022_letter_was_due_seventy_working_days_after_it(said):
    made = make_inspection(
        kind="local_area", published_on=date(2022, 4, 26), outcome="A written statement of action is required."
    )
    [statement, revisit] = inspection_standing.expected(made)
    assert (statement.due_on, revisit.due_on) == (date(2022, 8, 5), None)


def test_counts_say_what_remains(brought):
    found = {
        one.kind: (one.proposed, one.accepted, one.unanswered) for one in inspection_standing.counts(brought.inspection)
    }
    assert found == {
        "strength": (2, 0, 0),
        "development": (1, 0, 0),
        "improvement": (1, 0, 0),
        "priority_action": (1, 0, 0),
    }


def test_searching_asks_for_every_word(db):
    make_finding(text="Waits for wheelchairs")
    assert Finding.objects.saying("wheelchairs waits").count() == 1
    assert Finding.objects.saying("wheelchairs praise").count() == 0


def test_a_plan_sent_within_the_days_of_the_post_is_neither_late_nor_in_time(db):
    made = make_inspection(
        kind="local_area", published_on=date(2022, 4, 26), outcome="A written statement of action is required."
    )
    plan = make_plan(kind="written_statement", inspection=made, submitted_on=date(2022, 8, 8))
    [statement, _] = inspection_standing.steps(made, TODAY)
    assert (statement.state, "depends on the day" in statement.words) == ("waiting", True)
    plan.submitted_on = date(2022, 9, 1)
    plan.save()
    assert inspection_standing.steps(made, TODAY)[0].state == "met_late"


def test_a_full_inspection_stands_for_the_revisit_that_never_came(db):
    made = make_inspection(
        kind="local_area", published_on=date(2022, 4, 26), outcome="A written statement of action is required."
    )
    make_inspection(kind="area_send", published_on=date(2026, 2, 10))
    [_, revisit] = inspection_standing.steps(made, TODAY)
    assert (revisit.state, revisit.met_on) == ("met", date(2026, 2, 10))
