"""Editions: frozen, fit for the public, signed, published, set against each other; as page and PDF."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from tests.conftest import TODAY
from tests.factories import make_case, make_organisation, make_user, sign_in
from tests.factories.strategic import (
    make_action,
    make_comment,
    make_evidence,
    make_evidence_use,
    make_sign_off,
    make_statement,
    make_statement_action,
    make_statement_figure,
)
from tests.strict_html import check_html

from areasend.actions import edition, release, statement_comment
from areasend.actions import statement as statements
from areasend.documents.pdf import to_pdf
from areasend.documents.stored import written
from areasend.records.edition_comparison import EditionComparison
from areasend.records.evaluation_standing import evaluation_standing
from areasend.records.models import Edition
from areasend.records.papers.self_evaluation import draft_paper, stored_paper

pytestmark = pytest.mark.django_db
LATER = date(2027, 3, 1)
FIGURE = {"indicator": "requests_received", "value": Decimal(2), "shown": "2", "beside": {"is_small": True}}


def where(found, name="edition"):
    return reverse(f"evaluation:{name}", args=[found.evaluation.slug, found.number])


def words(paper):
    return json.dumps(written(paper.blocks), ensure_ascii=False)


@pytest.fixture
def frozen(evaluation, statement, lead) -> Edition:
    return edition.freeze(evaluation, by=lead, today=TODAY)


def test_an_edition_leaves_out_comments_and_what_is_not_public(evaluation, statement, lead):
    make_comment(statement, text="Between us: is this so?")
    make_evidence_use(statement=statement, file=make_evidence(title="Audit of thirty plans"))
    make_evidence_use(statement=statement, file=make_evidence(title="Survey of parents", is_public=True))
    make_statement_action(statement=statement, action=make_action(title="Quiet work", is_public=False))
    make_statement_figure(statement, **FIGURE)
    told = words(stored_paper(edition.freeze(evaluation, by=lead, today=TODAY)))
    assert "Survey of parents" in told
    assert "No figures had been published by then" in told
    assert "1 more piece of evidence, kept by the partnership" in told
    assert not any(secret in told for secret in ("Between us", "thirty plans", "Quiet work", ": 2 ("))


def test_an_edition_tells_the_released_figure_and_not_the_one_cited(evaluation, statement, lead):
    for number in range(72):
        make_case(facts={"request.received": date(2026, 1 + number % 9, 1)})
    release.publish(release.make(date(2026, 9, 30), by=lead, today=TODAY), by=lead, today=TODAY)
    make_statement_figure(statement, indicator="requests_received", on=date(2026, 10, 5), value=73, shown="73")
    make_statement_figure(statement, indicator="appeals_open", value=2, shown="2 pending")
    told = words(stored_paper(edition.freeze(evaluation, by=lead, today=TODAY)))
    assert "about 70 requests (October 2025 to September 2026)" in told
    assert not any(live in told for live in ("73", "72", "2 pending"))


def test_the_draft_holds_it_all_and_says_what_is_wanting(evaluation, statement):
    make_evidence_use(statement=statement, file=make_evidence(title="Audit of thirty plans"))
    told = words(draft_paper(evaluation_standing(evaluation, TODAY)))
    assert "Audit of thirty plans" in told
    assert "Partners only" in told
    assert "No action of a plan answers this" in told


def test_a_frozen_edition_does_not_change_with_the_statement(frozen, statement, lead):
    statements.amend(statement, by=lead, today=LATER, kind="strength", text="All is well.", grade=4)
    assert "Plans take too long." in words(stored_paper(Edition.objects.get()))


def test_two_editions_are_compared(frozen, evaluation, statement, lead):
    gone = make_statement(statement.theme, text="Old news.")
    second = edition.freeze(evaluation, by=lead, today=LATER)
    statements.retire(gone, by=lead, today=LATER, because="Old")
    statements.amend(statement, by=lead, today=LATER, kind="development", text="Plans take long.", grade=3)
    make_statement(statement.theme, kind="strength", text="We listen.")
    third = edition.freeze(evaluation, by=lead, today=LATER)
    found = EditionComparison(stored_paper(second), stored_paper(third))
    assert [one.text for one in found.added] == ["We listen."]
    assert [one.text for one in found.dropped] == ["Old news."]
    assert [(pair.before.grade, pair.after.grade) for pair in found.regraded] == [("Developing", "Secure")]
    assert [pair.after.text for pair in found.reworded] == ["Plans take long."]
    assert found.unchanged == 0


def test_the_comparison_begins_with_the_last_edition_and_the_draft(as_partner, frozen):
    answer = as_partner.get("/improvement/self-evaluation/ours/compare/")
    check_html(answer.content.decode())
    assert "From edition 1" in answer.content.decode()
    assert "to draft of today" in answer.content.decode()


def test_of_an_edition_that_is_not_there_the_comparison_knows_nothing(as_partner, frozen):
    assert as_partner.get("/improvement/self-evaluation/ours/compare/", {"before": "9"}).status_code == 404


def test_freezing_says_first_what_is_wanting(as_lead, statement):
    shown = as_lead.get("/improvement/self-evaluation/ours/freeze/").content.decode()
    check_html(shown)
    assert "2 things still wanting" in shown


def test_whoever_freezes_what_changed_meanwhile_is_told(as_lead, evaluation, frozen):
    answer = as_lead.post("/improvement/self-evaluation/ours/freeze/", {"version": "1"})
    assert answer.status_code == 422
    assert "Someone changed this record" in answer.content.decode()


def test_a_partner_signs_for_their_own_organisation_only(as_partner, partner, frozen):
    on = {"on_day": "18", "on_month": "11", "on_year": "2026"}
    other = make_organisation("The council")
    assert as_partner.post(where(frozen, "sign"), {"organisation": other.pk, "name": "Pat", **on}).status_code == 422
    as_partner.post(where(frozen, "sign"), {"organisation": partner.organisation_id, "name": "Pat, chair", **on})
    shown = as_partner.get(where(frozen)).content.decode()
    check_html(shown)
    assert "Signed by Parent carer forum." in shown
    assert "Pat, chair, 18 November 2026" in shown


def test_whoever_belongs_to_nobody_is_told_so(frozen):
    answer = sign_in(make_user(roles=["partner"])).get(where(frozen, "sign"))
    assert answer.status_code == 403
    assert "your account names none" in answer.content.decode()


def test_a_signed_edition_is_published(as_lead, frozen):
    on = {"on_day": "18", "on_month": "11", "on_year": "2026"}
    assert "Nobody has signed" in as_lead.post(where(frozen, "publish"), on).content.decode()
    make_sign_off(frozen)
    as_lead.post(where(frozen, "publish"), on)
    assert Edition.objects.get().published_on == TODAY


def test_a_partner_publishes_nothing(as_partner, frozen):
    assert as_partner.post(where(frozen, "publish")).status_code == 403


def test_edition_and_draft_are_pdfs(as_partner, frozen):
    for there in (where(frozen, "edition_pdf"), "/improvement/self-evaluation/ours/draft.pdf"):
        answer = as_partner.get(there)
        assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_names_stand_under_the_paper_and_its_pdf_is_made_again_the_same(frozen):
    make_sign_off(frozen, name="Ann Lee, chair")
    paper = stored_paper(frozen)
    assert "Ann Lee, chair" in words(paper)
    assert to_pdf(paper) == to_pdf(stored_paper(Edition.objects.get()))


def test_a_resolved_comment_is_no_gap(evaluation, statement, lead):
    comment = statement_comment.make(statement, by=lead, today=TODAY, text="Why?")
    assert "open_comments" in {lack.gap.key for lack in evaluation_standing(evaluation, TODAY).gaps}
    statement_comment.resolve(comment, by=lead, today=TODAY, resolution="Said why.")
    assert "open_comments" not in {lack.gap.key for lack in evaluation_standing(evaluation, TODAY).gaps}
