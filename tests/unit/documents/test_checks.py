from dataclasses import replace

import pytest
from tests.unit.documents.papers import ACTIONS, LATENESS, PAPER, paper

from areasend.documents.charts import line
from areasend.documents.checks import PaperError, check_paper
from areasend.documents.paper import Callout, Facts, Heading, Points, Table, Tag, Text, Words

FIGURE = line(LATENESS)
NS = 'xmlns="http://www.w3.org/2000/svg"'


def refused(made) -> str:
    with pytest.raises(PaperError) as refusal:
        check_paper(made)
    return str(refusal.value)


def test_a_whole_paper_is_fine():
    check_paper(PAPER)


def test_every_problem_is_told_at_once():
    assert len(refused(paper(Points(()), Facts(()), title=" ")).splitlines()) == 3


@pytest.mark.parametrize("language", ["", "English", "en-gb", "e"])
def test_a_language_is_a_tag(language):
    assert "no language tag" in refused(paper(language=language))


@pytest.mark.parametrize("levels", [(2,), (1, 3), (0,), (1, 2, 3, 4, 5)])
def test_no_level_of_headings_is_skipped(levels):
    assert "has level" in refused(paper(*(Heading(level, "Section") for level in levels)))


def test_headings_may_climb_back_by_more_than_one_level():
    check_paper(paper(*(Heading(level, "Section") for level in (1, 2, 3, 1))))


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (Heading(1, " "), "no words"),
        (Heading(1, "A", "no spaces here"), "cannot be an anchor"),
        (Facts(((" ", "value"),)), "no name"),
        (Callout("loud", "Hear!"), "kind “loud”"),
        (replace(ACTIONS, caption=""), "no caption"),
        (replace(ACTIONS, columns=()), "column without a name"),
        (replace(ACTIONS, rows=(("one", "two"),)), "Row 1 of the table “Actions” has 2 cells for 4 columns"),
        (replace(ACTIONS, rows=(("", "b", "c", "d"),)), "begins with an empty cell"),
        (replace(FIGURE, alt=" "), "says nothing to those who cannot see it"),
        (replace(FIGURE, caption=""), "no caption"),
        (replace(FIGURE, table=Table("T", (), ())), "column without a name"),
        (Text(Words("x", "javascript:alert(1)")), "leads to"),
        (Text(Words("x", "//elsewhere.example")), "leads to"),
        (Text(("See ", Words("x", "#nowhere"))), "which no heading is named"),
        (Text(Words(" ", "/cases/")), "no words"),
        (Text(Tag("Late", "pink")), "tone “pink”"),
    ],
)
def test_what_a_reader_would_miss_is_refused_with_a_sentence(block, said):
    assert said in refused(paper(block))


def test_two_headings_have_two_anchors():
    assert "Rename one" in refused(paper(Heading(1, "A", "same"), Heading(1, "B", "same")))


@pytest.mark.parametrize(
    "svg",
    [
        "",
        "<svg/>",
        f"<svg {NS}><script>1</script></svg>",
        f"<svg {NS}><foreignObject/></svg>",
        f'<svg {NS}><rect onclick="1"/></svg>',
        f'<svg {NS}><rect style="fill:red"/></svg>',
        f'<svg {NS}><rect fill="url(https://elsewhere.example)"/></svg>',
        f'<svg {NS}><g href="https://elsewhere.example"/></svg>',
        f"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg {NS}>&a;</svg>",
    ],
)
def test_a_drawing_is_shapes_and_text_only(svg):
    assert "not plain SVG" in refused(paper(replace(FIGURE, svg=svg)))
