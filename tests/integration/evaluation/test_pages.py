"""Writing it together: the page, a statement, its evidence and comments, and what happens when two write at once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.conftest import TODAY
from tests.factories import make_user, sign_in
from tests.factories.strategic import make_action, make_comment, make_statement, make_statement_figure
from tests.strict_html import check_html

from areasend.actions import statement as actions
from areasend.records.models import EvidenceUse, Statement, StatementComment, StatementFigure

pytestmark = pytest.mark.django_db
WORDS = {"kind": "development", "text": "Plans take 30 weeks.", "grade": "1", "impact": "", "version": "1"}


def there(statement, name="statement", *more):
    return reverse(f"evaluation:{name}", args=[statement.theme.evaluation.slug, statement.pk, *more])


def page(client, where, **query):
    answer = client.get(where, query)
    check_html(answer.content.decode())
    return answer.content.decode()


def test_the_page_tells_what_is_wanting_and_where(as_lead, evaluation, statement):
    found = page(as_lead, "/improvement/self-evaluation/ours/")
    assert "Before the next edition" in found
    assert "No open action answers it" in found
    assert there(statement) in found


def test_the_list_tells_how_much_is_wanting(as_partner, statement):
    assert "2 things to do before the next edition" in page(as_partner, "/improvement/self-evaluation/")


def test_without_any_the_list_says_what_to_do(as_partner):
    assert "No self-evaluation yet" in page(as_partner, "/improvement/self-evaluation/")


@pytest.mark.parametrize(
    ("query", "count"),
    [({"kind": "strength"}, "1 statement."), ({"lack": "no_action"}, "1 statement."), ({"q": "PLANS long"}, "1 statement."),
     ({"grade": "4"}, "0 statements."), ({"lack": "any"}, "2 statements.")],
)  # fmt: skip
def test_statements_are_found(as_partner, statement, query, count):
    make_statement(statement.theme, kind="strength", text="Early years find needs.")
    assert count in page(as_partner, "/improvement/self-evaluation/ours/", **query)


def test_the_csv_holds_what_the_page_shows(as_partner, statement):
    make_statement(statement.theme, kind="strength", text="Early years find needs.")
    answer = as_partner.get("/improvement/self-evaluation/ours/statements.csv", {"kind": "development"})
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[1] for line in lines] == ["Statement", "Development 1.1"]


def test_a_partner_comments_and_sees_no_form_to_change(as_partner, statement):
    as_partner.post(there(statement), {"text": "Say how long."})
    found = page(as_partner, there(statement))
    assert "Parent carer forum" in found
    assert "Say how long." in found
    assert "Amend the statement" not in found


def test_an_analyst_reads_and_cannot_comment(statement):
    analyst = sign_in(make_user(roles=["analyst"]))
    assert analyst.post(there(statement), {"text": "Say how long."}).status_code == 403
    assert "Send the comment" not in page(analyst, there(statement))


def test_an_empty_comment_is_sent_back_with_a_sentence(as_partner, statement):
    answer = as_partner.post(there(statement), {"text": " "})
    assert answer.status_code == 422
    assert "Write what you would change" in answer.content.decode()


def test_a_comment_is_resolved_with_words(as_lead, statement, lead):
    comment = make_comment(statement, recorded_by=lead)
    as_lead.post(there(statement, "resolve", comment.pk), {"resolution": "Reworded."})
    assert StatementComment.objects.get().resolution == "Reworded."
    assert "Reworded." in page(as_lead, there(statement))


def test_who_writes_what_another_changed_meanwhile_is_shown_both(as_lead, statement):
    words = {"kind": "development", "text": "Plans come late.", "grade": 2}
    actions.amend(statement, by=make_user("Ann Other"), today=TODAY, **words)
    answer = as_lead.post(there(statement, "amend_statement"), {**WORDS, "theme": statement.theme_id})
    shown = answer.content.decode()
    check_html(shown)
    assert answer.status_code == 409
    assert "Ann Other" in shown
    assert "Plans come late." in shown
    assert "Plans take 30 weeks." in shown
    assert Statement.objects.get().text == "Plans come late."


def test_having_read_it_one_may_save_ones_own(as_lead, statement):
    actions.amend(statement, by=make_user(), today=TODAY, kind="development", text="Late.", grade=2)
    given = {**WORDS, "theme": statement.theme_id, "version": "2"}
    assert as_lead.post(there(statement, "amend_statement"), given).status_code == 302
    assert Statement.objects.get().text == "Plans take 30 weeks."


def test_a_new_statement_asks_only_what_it_needs(as_lead, statement):
    where = reverse("evaluation:add_statement", args=["ours", 1])
    answer = as_lead.post(where, {"text": "x"})
    assert answer.status_code == 422
    assert "Select how far along the area is" in answer.content.decode()
    assert as_lead.post(where, {"kind": "strength", "text": "We listen.", "grade": "3"}).status_code == 302


def test_a_figure_is_chosen_and_never_typed(as_lead, statement, requests):
    where = there(statement, "cite")
    assert "6 (requests in 12 months)" in page(as_lead, where, indicator="requests_received")
    as_lead.post(where, {"indicator": "requests_received", "cut": "", "group": "-"})
    assert StatementFigure.objects.get().shown == "6"


def test_of_a_figure_that_does_not_stand_the_page_says_so(as_lead, statement):
    assert "There is no figure of this today" in page(
        as_lead, there(statement, "cite"), indicator="adult_care_at_reviews"
    )


def test_a_figure_of_a_group_is_cited(as_lead, statement, requests):
    where = there(statement, "cite")
    as_lead.post(where, {"indicator": "requests_received", "cut": "sex", "group": "F"})
    assert StatementFigure.objects.get().group == "F"


def test_a_figure_is_taken_anew_or_out_by_a_button(as_lead, statement, requests):
    old = make_statement_figure(statement, indicator="requests_received")
    as_lead.post(there(statement, "cite_again", old.pk))
    assert StatementFigure.objects.count() == 2
    as_lead.post(there(statement, "drop_figure", old.pk))
    assert StatementFigure.objects.count() == 0


def test_a_partner_takes_no_figure_out(as_partner, statement):
    figure = make_statement_figure(statement)
    for name in ("cite_again", "drop_figure"):
        assert as_partner.post(there(statement, name, figure.pk)).status_code == 403


def test_a_file_is_added_read_and_taken_out(as_lead, as_partner, statement):
    file = SimpleUploadedFile("survey.pdf", b"%PDF-1.7 words")
    on = {"on_day": "1", "on_month": "10", "on_year": "2026"}
    as_lead.post(there(statement, "add_evidence"), {"file": file, "title": "Survey", "kind": "survey", **on})
    use = EvidenceUse.objects.get()
    assert b"".join(as_partner.get(there(statement, "evidence", use.pk))) == b"%PDF-1.7 words"
    assert as_partner.post(there(statement, "remove_evidence", use.pk)).status_code == 403
    as_lead.post(there(statement, "remove_evidence", use.pk))
    assert EvidenceUse.objects.count() == 0


def test_an_action_is_named_and_taken_off(as_lead, statement):
    action = make_action(title="Hire two psychologists")
    as_lead.post(there(statement, "answer"), {"action": action.pk})
    assert "Hire two psychologists" in page(as_lead, there(statement))
    as_lead.post(there(statement, "unlink", statement.answers.get().pk))
    assert not statement.answers.exists()


def test_a_statement_is_taken_out_with_a_reason(as_lead, statement):
    as_lead.post(there(statement, "retire_statement"), {"because": "Done.", "version": "1"})
    assert "Taken out on 18 November 2026: Done." in page(as_lead, there(statement))


def test_of_another_self_evaluation_there_is_no_such_statement(as_lead, statement):
    assert as_lead.get(f"/improvement/self-evaluation/other/statements/{statement.pk}/").status_code == 404


def test_one_is_begun_amended_and_closed(as_lead):
    answer = as_lead.post("/improvement/self-evaluation/new/", {"title": "For 2027"})
    home = answer.url
    as_lead.post(f"{home}themes/add/", {"title": "Outcomes"})
    as_lead.post(f"{home}themes/1/amend/", {"title": "Good outcomes", "version": "1"})
    as_lead.post(f"{home}amend/", {"title": "For 2028", "introduction": "All of us.", "version": "2"})
    as_lead.post(f"{home}close/", {"on_day": "18", "on_month": "11", "on_year": "2026", "version": "3"})
    found = page(as_lead, home)
    assert "1. Good outcomes" in found
    assert "Closed on 18 November 2026" in found
