"""One action: what its page tells, and everything that is done to it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.conftest import TODAY
from tests.factories import make_user, sign_in
from tests.factories import strategic as make
from tests.integration.plans.asking import day, get, refused, send

from areasend.records.models import Dependency, Overrule, PlanAction
from areasend.web.plans.deeds import OF_ACTION


def test_the_page_tells_status_dates_who_and_measures(as_lead, area):
    page = get(as_lead, "action", area.late.pk)
    for words in (
        "Train every SENCO",
        "late since 1 October 2026",
        "Launch, 30 September 2026",
        "Head of SEND: Omar Owner",
    ):
        assert words in page


def test_a_measure_tells_target_outlook_and_figures(as_lead, area):
    page = get(as_lead, "action", area.fine.pk)
    for words in (
        "50% by 31 December 2026",
        "If it goes on as in the last 5 readings",
        "Survey of settings",
        "Data as a table",
    ):
        assert words in page


def test_a_measure_bound_to_an_indicator_opens_its_page(as_lead, area):
    make.make_measure(area.late, indicator="plans_in_20_weeks")
    assert '/dashboard/plans_in_20_weeks/"' in get(as_lead, "action", area.late.pk)
    back = f'href="/improvement/plans/actions/{area.late.pk}/"'
    assert back in as_lead.get("/dashboard/plans_in_20_weeks/").content.decode()


def test_it_shows_what_it_answers_and_what_hangs_on_it(as_lead, area):
    make.make_statement_action(action=area.late)
    make.make_finding_action(action=area.late)
    make.make_dependency(area.fine, needs=area.late)
    make.make_risk(action=area.late, title="No trainers")
    page = get(as_lead, "action", area.late.pk)
    for words in ("Plans take too long", "Children wait too long.", "These wait for it", "No trainers"):
        assert words in page


def test_whoever_answers_for_it_says_how_it_goes_with_two_fields(as_owner, area):
    response = send(as_owner, "do", area.late.pk, "note", text="Two courses held", percent="30")
    assert response.status_code == 302
    note = area.late.notes.get()
    assert (note.text, note.percent, note.on, note.recorded_by) == ("Two courses held", 30, TODAY, area.owner)


def test_the_body_that_leads_it_may_say_so_too(area):
    assert send(sign_in(area.partner), "do", area.late.pk, "note", text="Under way").status_code == 302


def test_a_stranger_may_read_but_not_write(area):
    stranger = sign_in(make_user())
    assert "Say how it goes" not in get(stranger, "action", area.late.pk)
    assert send(stranger, "do", area.late.pk, "note", text="Mine").status_code == 403
    assert not area.late.notes.exists()


def test_the_owner_does_not_change_what_is_promised(as_owner, area):
    assert send(as_owner, "do", area.late.pk, "change", title="Less").status_code == 403


def test_after_a_note_one_goes_back_to_where_one_was_but_never_elsewhere(as_owner, area):
    back = send(as_owner, "do", area.late.pk, "note", text="Well", next="/improvement/plans/owed/")
    away = send(as_owner, "do", area.late.pk, "note", text="Well", next="https://example.org/")
    assert back["Location"] == "/improvement/plans/owed/"
    assert away["Location"] == f"/improvement/plans/actions/{area.late.pk}/#notes"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": ""}, "Say in a sentence or two how it goes"),
        ({"text": "Well", "percent": "120"}, "must be 100 or less"),
        ({"text": "Well", "percent": "half"}, "Enter a whole number from 0 to 100"),
        ({"text": "Well", **day("on", date(2027, 1, 1))}, "in the future"),
    ],
)
def test_a_note_that_makes_no_sense_is_refused_with_a_sentence(as_owner, area, given, said):
    assert said in refused(send(as_owner, "do", area.late.pk, "note", **given))
    assert not area.late.notes.exists()


@pytest.mark.parametrize("deed", OF_ACTION)
def test_every_form_can_be_opened_and_says_what_it_lacks(as_lead, area, deed):
    get(as_lead, "do", area.late.pk, deed)
    assert send(as_lead, "do", area.late.pk, deed).status_code in {302, 422}


def test_there_is_nothing_else_to_do(as_lead, area):
    assert as_lead.get(f"/improvement/plans/actions/{area.late.pk}/dance/").status_code == 404
    assert as_lead.get(f"/improvement/plans/actions/{area.late.pk}/dance/1/").status_code == 404


def test_a_row_of_another_action_is_not_found(as_lead, area):
    row = area.fine.dates.get()
    assert as_lead.get(f"/improvement/plans/actions/{area.late.pk}/reach-date/{row.pk}/").status_code == 404


def test_something_stands_in_the_way_and_is_cleared(as_owner, area):
    send(as_owner, "do", area.late.pk, "block", text="No trainer", asked_of="Director")
    blocker = area.late.blockers.get()
    assert "Asked of: Director" in get(as_owner, "action", area.late.pk)
    send(as_owner, "do_to", area.late.pk, "resolve", blocker.pk, how="Hired one")
    blocker.refresh_from_db()
    assert (blocker.resolved_on, blocker.resolved_how) == (TODAY, "Hired one")


def test_what_stands_in_the_way_can_grow_into_a_risk(as_lead, as_owner, area):
    blocker = make.make_blocker(area.late)
    grow = f"/improvement/risks/from-blocker/{blocker.pk}/"
    assert grow in get(as_lead, "action", area.late.pk)
    assert grow not in get(as_owner, "action", area.late.pk)
    blocker.risk = make.make_risk(title="Nobody can train")
    blocker.save()
    assert "It grew into" in get(as_lead, "action", area.late.pk)


def test_a_date_is_reached_and_opened_again(as_lead, area):
    row = area.late.dates.get()
    send(as_lead, "do_to", area.late.pk, "reach-date", row.pk, note="Launched", **day("on", TODAY))
    assert "Reached on 18 November 2026." in get(as_lead, "action", area.late.pk)
    send(as_lead, "do_to", area.late.pk, "unreach-date", row.pk, because="It was another")
    row.refresh_from_db()
    assert row.reached_on is None


def test_a_date_moves_only_with_a_reason(as_lead, area):
    row = area.late.dates.get()
    moved = {"label": "Launch", "precision": "month", **day("on", date(2027, 1, 31))}
    assert "Say why the date changes" in refused(send(as_lead, "do_to", area.late.pk, "change-date", row.pk, **moved))
    send(as_lead, "do_to", area.late.pk, "change-date", row.pk, because="Agreed by the board", **moved)
    assert "September 2026 → 31 January 2027" in get(as_lead, "history", area.late.pk)
    assert "Because: Agreed by the board" in get(as_lead, "history", area.late.pk)


def test_a_date_is_added_and_taken_out(as_lead, area):
    given = {"kind": "milestone", "label": "Review", "precision": "day", **day("on", date(2027, 2, 1))}
    send(as_lead, "do", area.late.pk, "add-date", **given)
    row = area.late.dates.get(kind="milestone")
    send(as_lead, "do_to", area.late.pk, "remove-date", row.pk, because="Not needed")
    assert "Took out a date" in get(as_lead, "history", area.late.pk)


def test_a_measure_is_added_told_given_a_baseline_and_retired(as_lead, area):
    given = {"text": "Half trained", "kind": "percentage", "target": "50", "direction": "up"}
    send(as_lead, "do", area.late.pk, "add-measure", **given)
    measure = area.late.measures.get()
    send(as_lead, "do_to", area.late.pk, "baseline", measure.pk, value="10", **day("on", date(2026, 9, 1)))
    send(as_lead, "do_to", area.late.pk, "reading", measure.pk, value="20", source="Survey", **day("on", TODAY))
    assert "20%" in get(as_lead, "action", area.late.pk)
    send(as_lead, "do_to", area.late.pk, "withdraw-reading", measure.readings.get().pk, because="Wrong survey")
    send(as_lead, "do_to", area.late.pk, "retire-measure", measure.pk, because="Another is better")
    assert "Another is better" in get(as_lead, "action", area.late.pk)


def test_a_measure_is_bound_to_an_indicator(as_lead, area):
    given = {"indicator": "plans_in_20_weeks", "version": area.measure.version}
    send(as_lead, "do_to", area.fine.pk, "bind-measure", area.measure.pk, **given)
    area.measure.refresh_from_db()
    assert area.measure.indicator == "plans_in_20_weeks"


def test_something_to_be_done_is_done(as_owner, area):
    measure = make.make_measure(area.late, kind="yes_no", target=None, text="Offer published")
    send(as_owner, "do_to", area.late.pk, "reach-measure", measure.pk, note="On the site", **day("on", TODAY))
    assert "Done on 18 November 2026." in get(as_owner, "action", area.late.pk)


def test_the_figures_of_a_measure_come_as_csv(as_lead, area):
    text = as_lead.get(f"/improvement/plans/actions/{area.fine.pk}/measures/{area.measure.pk}.csv").content.decode()
    assert len(text.splitlines()) == 6


def test_who_is_set_agencies_and_roles(as_lead, area):
    send(as_lead, "do", area.fine.pk, "agencies", lead=[area.health.pk])
    send(
        as_lead, "do", area.fine.pk, "roles", title_1="Clinical officer", user_1=area.partner.pk, title_2="", user_2=""
    )
    page = get(as_lead, "action", area.fine.pk)
    assert "Integrated care board" in page
    assert "Clinical officer: Petra Partner" in page


def test_a_person_without_a_role_is_refused(as_lead, area):
    given = {"title_1": "", "user_1": area.partner.pk, "title_2": "", "user_2": ""}
    page = refused(send(as_lead, "do", area.fine.pk, "roles", **given))
    assert "Enter the role in which Petra Partner answers for it" in page


def test_it_waits_for_another_but_not_in_a_circle(as_lead, area):
    send(as_lead, "do", area.fine.pk, "need", needs=area.late.pk)
    assert "It waits for" in get(as_lead, "action", area.fine.pk)
    refused(send(as_lead, "do", area.late.pk, "need", needs=area.fine.pk))
    send(as_lead, "do_to", area.fine.pk, "remove-need", Dependency.objects.get().pk)
    assert not Dependency.objects.exists()


def test_a_status_is_overruled_beside_the_derived_one(as_lead, area):
    given = {"status": "on_track", "reason": "The board moved it", **day("until", date(2026, 12, 31))}
    send(as_lead, "do", area.late.pk, "overrule", **given)
    page = get(as_lead, "action", area.late.pk)
    assert "The board moved it" in page
    assert "it would be late" in page
    send(as_lead, "do_to", area.late.pk, "end-overrule", Overrule.objects.get().pk)
    assert "The board moved it" not in get(as_lead, "action", area.late.pk)


def test_evidence_is_added_fetched_and_taken_out(as_owner, as_lead, area):
    file = SimpleUploadedFile("survey.pdf", b"%PDF-1.7 words", content_type="application/pdf")
    given = {"file": file, "title": "Survey", "kind": "survey", **day("on", TODAY)}
    assert send(as_owner, "do", area.late.pk, "evidence", **given).status_code == 302
    use = area.late.evidence.get()
    response = as_owner.get(f"/improvement/plans/actions/{area.late.pk}/evidence/{use.pk}/file/")
    assert b"".join(response) == b"%PDF-1.7 words"
    assert response["Content-Disposition"].startswith("attachment")
    send(as_lead, "do_to", area.late.pk, "unuse-evidence", use.pk)
    assert not area.late.evidence.exists()


def test_an_action_is_changed_and_its_history_says_what_it_was(as_lead, area):
    given = {"title": "Train every teacher", "reference": "1.1", "version": area.late.version, "is_public": "on"}
    assert send(as_lead, "do", area.late.pk, "change", **given).status_code == 302
    assert "Title: Train every SENCO → Train every teacher" in get(as_lead, "history", area.late.pk)


def test_whoever_saw_an_older_version_is_told_so(as_lead, area):
    PlanAction.objects.filter(pk=area.late.pk).update(version=5)
    given = {"title": "Train every teacher", "reference": "1.1", "version": 1}
    page = refused(send(as_lead, "do", area.late.pk, "change", **given))
    assert "Someone changed this record after you opened it" in page


def test_an_action_is_closed_and_opened_again(as_lead, area):
    dropped = {"closed_as": "dropped", "because": "", **day("on", TODAY)}
    refused(send(as_lead, "do", area.late.pk, "close", **dropped))
    send(as_lead, "do", area.late.pk, "close", **(dropped | {"because": "No money"}))
    assert "No money" in get(as_lead, "action", area.late.pk)
    send(as_lead, "do", area.late.pk, "reopen", because="Money came")
    area.late.refresh_from_db()
    assert area.late.closed_on is None
