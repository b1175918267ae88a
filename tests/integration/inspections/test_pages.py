"""A report read through on the page, from proposals to a plan and a response."""

from datetime import date

from tests.factories import make_case, make_person, make_user, sign_in
from tests.factories.strategic import make_action, make_finding, make_inspection, make_plan
from tests.integration.inspections.conftest import REPORT
from tests.strict_html import check_html

from areasend.records.models import ActionPlan, Finding, Inspection
from areasend.rules.policies.access import Role

HOME = "/improvement/inspections/"


def text_of(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    page = response.content.decode()
    check_html(page)
    return page


def required(inspection):
    return list(inspection.findings.filter(kind__in=("priority_action", "improvement")))


def accept(client, inspection, kind):
    return client.post(f"{HOME}{inspection.reference}/accept-all/", {"kind": kind})


def test_a_report_is_uploaded_and_its_findings_proposed(lead):
    client = sign_in(lead)
    answer = client.post(f"{HOME}new/", {"text": REPORT})
    assert Inspection.objects.get().findings.filter(state="proposed").count() == 5
    assert "5 findings proposed" in text_of(client, answer["Location"])


def test_the_same_report_again_changes_nothing(lead, brought):
    client = sign_in(lead)
    answer = client.post(f"{HOME}new/", {"text": REPORT})
    assert (Inspection.objects.count(), Finding.objects.count()) == (1, 5)
    assert "here already" in text_of(client, answer["Location"])


def test_a_pdf_is_refused_with_what_to_do(lead, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7")
    with path.open("rb") as file:
        answer = sign_in(lead).post(f"{HOME}new/", {"file": file})
    assert answer.status_code == 422
    assert "copy the words" in answer.content.decode()


def test_nothing_given_is_refused(lead):
    answer = sign_in(lead).post(f"{HOME}new/", {})
    assert answer.status_code == 422
    assert "Choose a text file, or paste" in answer.content.decode()


def test_findings_stand_beside_their_marks_in_the_report(lead, brought):
    page = text_of(sign_in(lead), f"{HOME}{brought.inspection.reference}/")
    assert page.count('<article class="app-finding') == 5
    assert page.count('<mark class="app-mark') == 5
    assert 'id="place-4"' in page


def test_accepting_one_leads_to_the_next(lead, brought):
    first, second = brought.inspection.findings.all()[:2]
    answer = sign_in(lead).post(f"{HOME}findings/{first.pk}/accept/", {"version": 1})
    first.refresh_from_db()
    assert (first.state, first.decided_by) == ("accepted", lead)
    assert answer["Location"].endswith(f"#finding-{second.number}")


def test_what_somebody_else_decided_meanwhile_is_said(lead, brought):
    first = brought.inspection.findings.first()
    client = sign_in(lead)
    client.post(f"{HOME}findings/{first.pk}/accept/", {"version": 1})
    answer = client.post(f"{HOME}findings/{first.pk}/set-aside/", {"version": 1, "because": "A heading"})
    assert "Someone changed this record" in answer.content.decode()


def test_setting_aside_wants_a_reason(lead, brought):
    first = brought.inspection.findings.first()
    answer = sign_in(lead).post(f"{HOME}findings/{first.pk}/set-aside/", {"version": 1, "because": ""})
    assert answer.status_code == 422
    assert "Say why it is set aside" in answer.content.decode()


def test_all_of_a_kind_are_accepted_at_once(lead, brought):
    accept(sign_in(lead), brought.inspection, "strength")
    states = brought.inspection.findings.filter(kind="strength").values_list("state", flat=True)
    assert set(states) == {"accepted"}


def test_a_finding_the_reader_missed_is_added_by_its_words(lead, brought):
    sent = {"text": "Waits  for therapy are long", "kind": "improvement"}
    sign_in(lead).post(f"{HOME}{brought.inspection.reference}/add/", sent)
    added = brought.inspection.findings.get(number=6)
    assert brought.inspection.text[added.start : added.end] == "Waits for therapy are long"


def test_words_that_are_not_in_the_report_are_refused(lead, brought):
    sent = {"text": "Everything is wonderful here", "kind": "strength"}
    answer = sign_in(lead).post(f"{HOME}{brought.inspection.reference}/add/", sent)
    assert "do not stand in the report" in answer.content.decode()


def test_a_plan_is_made_from_the_accepted_findings(lead, brought):
    client, inspection = sign_in(lead), brought.inspection
    accept(client, inspection, "priority_action")
    accept(client, inspection, "improvement")
    page = text_of(client, f"{HOME}{inspection.reference}/plan/")
    assert "Leaders must cut the waits for therapy at once" in page
    assert "35 working days" in page
    one, two = required(inspection)
    sent = {
        "kind": "priority_action_plan", "title": "Priority action plan 2024", "starts_on_day": "1", "starts_on_month": "6",
        "starts_on_year": "2024", "ends_on_day": "31", "ends_on_month": "5", "ends_on_year": "2025", f"take_{one.pk}": "on",
        f"title_{one.pk}": "Hire six therapists", f"title_{two.pk}": "Not taken",
    }  # fmt: skip
    client.post(f"{HOME}{inspection.reference}/plan/", sent)
    plan = ActionPlan.objects.get()
    assert [(row.title, row.findings.get().finding) for row in plan.actions.all()] == [("Hire six therapists", one)]
    assert plan.inspection == inspection


def test_a_plan_without_a_finding_is_refused(lead, brought):
    client = sign_in(lead)
    accept(client, brought.inspection, "priority_action")
    answer = client.post(f"{HOME}{brought.inspection.reference}/plan/", {"kind": "improvement", "title": "Plan"})
    assert answer.status_code == 422
    assert "Choose at least one finding" in answer.content.decode()


def test_a_finding_tells_its_response_and_actions(lead):
    finding = make_finding(state="accepted", decided_on=date(2026, 10, 5))
    client = sign_in(lead)
    sent = {
        "on_day": "1",
        "on_month": "11",
        "on_year": "2026",
        "response": "Six posts",
        "impact": "Waits fell to 20 weeks",
    }
    client.post(f"{HOME}findings/{finding.pk}/respond/", sent)
    client.post(f"{HOME}findings/{finding.pk}/link/", {"action": make_action(title="Train nurses").pk})
    page = text_of(client, f"{HOME}findings/{finding.pk}/")
    assert "Waits fell to 20 weeks" in page
    assert "Train nurses" in page


def test_an_action_is_taken_off_with_a_reason(lead):
    finding = make_finding(state="accepted", decided_on=date(2026, 10, 5))
    tie = finding.answers.create(action=make_action())
    client = sign_in(lead)
    assert "Say why" in client.post(f"{HOME}findings/{finding.pk}/unlink/{tie.pk}/", {}).content.decode()
    client.post(f"{HOME}findings/{finding.pk}/unlink/{tie.pk}/", {"because": "Of another"})
    assert not finding.answers.exists()


def test_what_is_due_is_shown_with_why(lead, brought):
    page = text_of(sign_in(lead), f"{HOME}{brought.inspection.reference}/")
    assert "Send the priority action plan" in page
    assert "4 July 2024" in page


def test_the_list_says_what_is_to_be_done(lead, brought):
    page = text_of(sign_in(lead), HOME)
    assert "5 proposed findings to accept or set aside" in page


def test_a_partner_reads_and_may_not_decide(brought):
    page = text_of(sign_in(make_user(roles=[Role.PARTNER])), f"{HOME}{brought.inspection.reference}/")
    assert "Accept all" not in page
    assert "Make a plan" not in page


def test_others_reports_are_searched_by_word_and_kind(lead, settings):
    settings.AREASEND_AREA_NAME = "Buckinghamshire"
    other = make_inspection(area="Dorset", is_ours=False, text="Children wait too long.")
    make_finding(other, text="Waits for wheelchairs")
    make_finding(other, kind="strength", text="Wheelchairs are lent at once")
    client = sign_in(lead)
    page = text_of(client, f"{HOME}learn/?q=wheelchair")
    assert ("Waits for wheelchairs" in page, "lent at once" in page) == (True, False)
    assert "lent at once" in text_of(client, f"{HOME}learn/?q=wheelchair&kind=any")
    assert "Waits for wheelchairs" in client.get(f"{HOME}learn/?as=csv").content.decode()


def test_themes_are_counted_over_reports(lead):
    for area in ("Dorset", "Surrey"):
        make_finding(make_inspection(area=area, is_ours=False, text="x" * 30), text="Children wait for therapy")
    assert "Waiting times</a>: in 2 of 2 reports" in text_of(sign_in(lead), f"{HOME}learn/")


def test_a_check_lists_plans_for_those_who_may_have_everybodys(lead):
    head = make_user(roles=[Role.HEAD_OF_SERVICE])
    plan = make_case(process="plan", person=make_person(ethnicity=""), facts={"plan.made": date(2025, 12, 1)})
    assert plan.reference in text_of(sign_in(head), f"{HOME}room/101c/")
    assert sign_in(lead).get(f"{HOME}room/101c/").status_code == 403
    assert sign_in(head).get(f"{HOME}room/nothing/").status_code == 404
    stranger = make_user(roles=[Role.OFFICER])
    assert sign_in(stranger).get(f"{HOME}room/101c/").status_code == 403


def test_a_plan_of_the_inspection_shows_its_days(lead, brought):
    days = {"submitted_on": date(2024, 7, 1), "accepted_on": date(2024, 7, 20)}
    make_plan(kind="priority_action_plan", inspection=brought.inspection, **days)
    page = text_of(sign_in(lead), f"{HOME}{brought.inspection.reference}/")
    assert "Sent on 1 July 2024" in page
    assert "Accepted on 20 July 2024" in page
