import html5lib
import pytest
from django.template import Context, Template
from tests.strict_html import check_fragment
from tests.unit.documents.papers import ACTIONS, PAPER, paper

from areasend.documents.checks import PaperError
from areasend.documents.paper import Figure, Heading, Tag, Text, Words
from areasend.web.components.paper import said


def render(made, **given) -> str:
    settings = "".join(f" {name}={value}" for name, value in given.items())
    shown = Template("{% load areasend %}{% paper made" + settings + " %}").render(Context({"made": made}))
    check_fragment(shown)
    return shown


def found(shown: str, name: str) -> list:
    return html5lib.parseFragment(shown, namespaceHTMLElements=False).findall(f".//{name}")


def test_a_paper_with_everything_in_it_is_strict_html():
    assert "app-paper" in render(PAPER)


def test_the_page_keeps_the_only_h1():
    shown = render(PAPER, contents=False)
    assert found(shown, "h1") == []
    assert [head.text for head in found(shown, "h2")] == ["Summary", "Plan", "Figures", "Owed", "Plan"]


def test_headings_are_shifted_to_where_the_paper_stands():
    shown = render(PAPER, level=4, contents=False)
    assert [len(found(shown, name)) for name in ("h4", "h5")] == [5, 1]


def test_no_heading_is_deeper_than_html_knows():
    made = paper(*(Heading(level, "Deep") for level in (1, 2, 3, 4)))
    assert [len(found(render(made, level=4), name)) for name in ("h4", "h5", "h6")] == [1, 1, 2]


def test_contents_lead_to_the_main_sections():
    leads = [link.get("href") for link in found(render(PAPER), "nav//a")]
    assert leads == ["#summary", "#plan", "#figures", "#owed", "#plan-2"]


def test_a_short_paper_has_no_contents():
    assert found(render(paper(Heading(1, "One"))), "nav") == []


def test_every_anchor_stands_once():
    anchors = [node.get("id") for node in found(render(PAPER), "*") if node.get("id")]
    assert len(anchors) == len(set(anchors)) == 6


def test_a_table_has_a_caption_and_headers_with_their_scope():
    table = found(render(paper(ACTIONS)), "table")[0]
    assert table.find("caption").text == "Actions"
    assert [cell.get("scope") for cell in table.iter("th")] == ["col"] * 4 + ["row"] * 2


def test_a_table_without_rows_says_so():
    assert "There is nothing to list." in render(PAPER)


def test_a_drawing_is_an_image_with_its_words_and_its_table():
    figure = next(block for block in PAPER.blocks if isinstance(block, Figure))
    shown = render(paper(figure))
    assert [node.get("aria-label") for node in found(shown, "div[@role='img']")] == [figure.alt]
    assert [node.text for node in found(shown, "details//caption")] == ["Plans within 20 weeks: the figures"]


def test_a_warning_says_that_it_is_one():
    assert "Warning:" in [node.text for node in found(render(PAPER), "strong")]


def test_a_paper_in_another_language_says_so():
    assert '<div class="app-paper" lang="cy">' in render(paper(language="cy"))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("<b>&</b>", "&lt;b&gt;&amp;&lt;/b&gt;"),
        ("One\nTwo", "One<br>Two"),
        (Tag("Late", "red"), '<strong class="govuk-tag govuk-tag--red">Late</strong>'),
        (("See ", Words("a & b", "/c/?d=1&e")), 'See <a class="govuk-link" href="/c/?d=1&amp;e">a &amp; b</a>'),
    ],
)
def test_a_line_is_escaped_with_its_links_and_tags(line, shown):
    assert said(line) == shown


def test_a_paper_that_leaves_someone_out_is_refused_as_its_pdf_is():
    with pytest.raises(PaperError):
        render(paper(Text(Words("x", "javascript:1"))))
