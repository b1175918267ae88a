import pytest
from tests.unit.documents.papers import PAPER, paper

from areasend.documents.paper import Heading, Tag, Words, headings, plain, slug


def test_every_heading_has_an_anchor_of_its_own():
    anchors = [heading.anchor for heading in headings(PAPER)]
    assert anchors == ["summary", "decisions", "plan", "figures", "owed", "plan-2"]


def test_an_anchor_that_was_given_is_kept_from_others():
    made = paper(Heading(1, "Plan"), Heading(1, "Other", "plan"))
    assert [heading.anchor for heading in headings(made)] == ["plan-2", "plan"]


@pytest.mark.parametrize(
    ("text", "anchor"), [("Plan & risks: 2026", "plan-risks-2026"), ("Ŵyn", "wyn"), ("محمد", "section")]
)
def test_an_anchor_is_made_of_plain_letters(text, anchor):
    assert slug(text) == anchor


def test_a_line_in_plain_words():
    assert plain(("See ", Words("the plan", "/plan/"), ": ", Tag("Late", "red"))) == "See the plan: Late"
