"""Papers that become public name no child, tell no figure but a released one, and come as PDF."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader
from tests.factories import make_case, make_organisation, make_person
from tests.factories.strategic import (
    make_action,
    make_attendance,
    make_board,
    make_decision,
    make_edition,
    make_interest,
    make_item,
    make_measure,
    make_meeting,
    make_owed_action,
    make_pack,
    make_plan,
    make_seat,
    make_sign_off,
)
from tests.integration.public.conftest import OCTOBER, SEPTEMBER

from areasend.actions import decision, edition, meeting, pack, plan_action, progress, progress_report
from areasend.actions.naming_nobody import check_public_words
from areasend.actions.refusal import Refused
from areasend.documents.paper import Paper, Text
from areasend.records.papers.frozen import freeze

HOME = "/how-we-are-doing/"
NAMED = "Zebedee Quillfeather was spoken of"
WRITTEN = (
    "ZEBEDEE QUILLFEATHER",
    "Zébedée Quillfeather",
    "Quillfeather, Zebedee",
    "Zebedee\nQuillfeather’s mother",
    "Zebedee J. Quillfeather",
    "Zebe\u00addee Quillfeather",
    "case A123456789012",
)
pytestmark = pytest.mark.django_db


def saying(text):
    return freeze(Paper("A paper", "Autumn", "The area", OCTOBER, blocks=(Text(text),)))


@pytest.fixture
def held(db):
    """A public meeting that was held, with one public and one private item."""
    found = make_meeting(make_board(is_public=True), on=SEPTEMBER, held_on=SEPTEMBER, is_public=True)
    make_item(found, title="Waits", minute="They are long.")
    make_item(found, title="Closed", minute=NAMED, is_private=True)
    return found


def approve(held, lead, today):
    return meeting.approve_minutes(held, by=lead, today=today, approved_on=OCTOBER)


@pytest.mark.parametrize("said", WRITTEN)
def test_a_child_is_found_however_the_name_is_written(child, said):
    with pytest.raises(Refused, match="child"):
        check_public_words([f"We helped {said} at once."])


@pytest.mark.parametrize(
    "said", ["Quillfeather Lane", "Zebedee and others", "Call 01296 123456, or write to us@area.uk"]
)
def test_what_leads_to_no_child_is_let_pass(child, said):
    check_public_words([said])


def test_a_name_of_two_parts_and_the_home_of_a_child_are_found_too(db):
    make_person("Anne-Marie", "O'Hara Smith", postcode="HP19 8XY")
    for said in ("anne marie ohara smith", "Anne-Marie O’Hara-Smith", "the house at hp198xy"):
        with pytest.raises(Refused):
            check_public_words([said])


def test_public_news_of_an_action_names_no_child(child, lead, today):
    action = make_action()
    with pytest.raises(Refused, match="name of a child"):
        progress.note(action, by=lead, today=today, text=NAMED, is_public=True)
    assert progress.note(action, by=lead, today=today, text=NAMED).pk


def test_a_public_promise_names_no_child(child, lead, today):
    with pytest.raises(Refused, match="name of a child"):
        plan_action.add(make_plan(), by=lead, today=today, title=NAMED)


@pytest.mark.parametrize("field", ["title", "summary", "reasons"])
def test_a_public_decision_names_no_child(child, lead, today, field):
    with pytest.raises(Refused, match="name of a child"):
        decision.amend(make_decision(), by=lead, today=today, because="Better words", **{field: NAMED})


def test_what_was_decided_names_no_child_where_it_is_public(child, lead, today):
    given = {"by": lead, "today": today, "maker": "Cabinet", "title": "A case", "decided_on": OCTOBER, "text": NAMED}
    with pytest.raises(Refused, match="name of a child"):
        decision.record(**given)
    assert decision.record(**given, is_public=False).pk


def test_minutes_that_name_a_child_are_not_approved_for_everyone(child, lead, today, held):
    assert approve(held, lead, today).minutes_approved_on
    other = make_meeting(held.board, on=date(2026, 9, 1), held_on=date(2026, 9, 1), is_public=True)
    make_item(other, title="Waits", minute=NAMED)
    with pytest.raises(Refused, match="name of a child"):
        approve(other, lead, today)


def test_papers_that_name_a_child_are_not_sent_out_for_everyone(child, lead, today, held):
    kept = {"board": saying(NAMED), "public": saying(NAMED)}
    with pytest.raises(Refused, match="name of a child"):
        pack.send(make_pack(held, as_at=OCTOBER, paper=kept), by=lead, today=today, sent_on=OCTOBER)


def test_an_edition_that_names_a_child_is_not_published(child, lead, today):
    found = make_edition(paper=saying(NAMED), frozen_on=OCTOBER)
    make_sign_off(found)
    with pytest.raises(Refused, match="name of a child"):
        edition.publish(found, by=lead, today=today)


def test_a_report_that_names_a_child_is_not_published(child, lead, today):
    plan = make_plan(agreed_on=SEPTEMBER, published_on=SEPTEMBER)
    term = {"title": "Autumn", "starts_on": date(2026, 7, 1), "ends_on": OCTOBER}
    made = progress_report.compose(plan, by=lead, today=today, **term, introduction=NAMED)
    with pytest.raises(Refused, match="name of a child"):
        progress_report.publish(made, by=lead, today=today)


def test_public_minutes_name_no_young_person_no_parent_and_no_interest(client, held, lead, today):
    item = held.items.get(title="Waits")
    for sector, name in (
        ("young_people", "Yasmin Young"),
        ("parents_carers", "Paula Parent"),
        ("health", "Hal Health"),
    ):
        seat = make_seat(held.board, name=name, sector=sector, organisation=make_organisation(f"Body of {sector}"))
        make_attendance(held, seat=seat, state="present")
        make_interest(seat, item=item, text=f"{name} has a son in the unit")
        make_owed_action(held, item=item, seat=seat, owner=name, text="Ask around", due_on=date(2026, 12, 1))
    approve(held, lead, today)
    said = client.get(f"{HOME}boards/{held.board.slug}/{held.pk}/minutes/").content.decode()
    assert not any(secret in said for secret in ("Yasmin", "Paula", "son in the unit", NAMED))
    assert "A young person" in said
    assert "Hal Health" in said


def test_a_report_tells_the_released_figure_and_not_the_live_one(released, lead, today):
    plan = make_plan(agreed_on=SEPTEMBER, published_on=SEPTEMBER)
    make_measure(make_action(plan), text="Fewer requests", indicator="requests_received")
    make_measure(make_action(plan), text="Fewer pending appeals", indicator="appeals_open")
    make_case(facts={"request.received": date(2026, 10, 20)})
    term = {"title": "Autumn", "starts_on": date(2026, 7, 1), "ends_on": today}
    told = str(progress_report.compose(plan, by=lead, today=today, **term).paper)
    assert "about 70 requests" in told
    assert "published as at 31 October 2026" in told
    assert "Fewer pending appeals" not in told


def text_of(answer):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


def test_a_paper_comes_as_pdf_once_and_then_only_when_it_changed(client):
    found = make_edition(paper=saying("All is well."), frozen_on=OCTOBER, published_on=OCTOBER)
    address = f"{HOME}self-evaluation/{found.evaluation.slug}/{found.number}/edition.pdf"
    first = client.get(address)
    assert "All is well." in text_of(first)
    assert first["Cache-Control"].startswith("public")
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make_sign_off(found, name="Pat, chair")
    assert "Pat, chair" in text_of(client.get(address, headers={"If-None-Match": first["ETag"]}))


def test_the_page_of_an_edition_leads_to_its_pdf_and_says_who_signed(client):
    found = make_edition(paper=saying("All is well."), frozen_on=OCTOBER, published_on=OCTOBER)
    make_sign_off(found, name="Pat, chair")
    page = client.get(f"{HOME}self-evaluation/{found.evaluation.slug}/{found.number}/").content.decode()
    assert "edition.pdf" in page
    assert "Pat, chair" in page


def test_nothing_unpublished_comes_as_pdf(client, held):
    draft = make_edition(paper=saying("Not yet."))
    assert client.get(f"{HOME}self-evaluation/{draft.evaluation.slug}/{draft.number}/edition.pdf").status_code == 404
    assert client.get(f"{HOME}boards/{held.board.slug}/{held.pk}/minutes.pdf").status_code == 404


def test_papers_that_went_out_are_found_after_the_meeting_too(client, held):
    make_pack(held, as_at=OCTOBER, sent_on=OCTOBER, paper={"board": saying("Board"), "public": saying("For everyone")})
    page = client.get(f"{HOME}boards/{held.board.slug}/").content.decode()
    papers = f"{HOME}boards/{held.board.slug}/{held.pk}/papers/"
    assert papers in page
    assert "For everyone" in client.get(papers).content.decode()
