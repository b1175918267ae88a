import datetime as dt
import io
import re

import pdfua
import pytest
from hypothesis import given, settings
from pypdf import PdfReader
from tests.unit.documents.papers import ACTIONS, PAPER, lines, paper

from areasend.documents.checks import PaperError
from areasend.documents.paper import Column, Facts, Heading, Table, Text
from areasend.documents.pdf import to_pdf, widths

MADE = dt.datetime(2026, 3, 2, 14, 5, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return to_pdf(PAPER, made_at=MADE, site="https://send.example.org/")


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return re.sub(r"\s+", " ", "\n".join(page.extract_text() for page in read(pdf).pages))


def links_of(pdf: bytes) -> list[str]:
    notes = [note.get_object() for page in read(pdf).pages for note in page.get("/Annots", ())]
    return [note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})]


def elements(pdf: bytes, kind: str) -> list[dict]:
    """The elements of that kind in the tree that a screen reader reads, in order."""
    waiting, found = [read(pdf).trailer["/Root"]["/StructTreeRoot"]], []
    while waiting:
        node = waiting.pop(0)
        found += [node] * (node.get("/S") == kind)
        below = node.get("/K", [])
        below = below if isinstance(below, list) else [below]
        waiting[:0] = [one.get_object() for one in below if hasattr(one.get_object(), "get")]
    return found


def test_the_same_paper_is_the_same_bytes(whole):
    assert to_pdf(PAPER, made_at=MADE, site="https://send.example.org") == whole


def test_the_checker_of_accessible_pdf_finds_nothing(whole, tmp_path):
    file = tmp_path / "pack.pdf"
    file.write_bytes(whole)
    assert pdfua.validate(file).findings == ()


def test_the_file_says_what_it_is_and_in_which_language(whole):
    document = read(whole)
    assert document.metadata.title == "Board pack: March"
    assert document.metadata.author == "Northshire"
    assert document.trailer["/Root"]["/Lang"] == "en-GB"
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert document.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_title_block_says_the_day_of_the_facts_and_the_moment_of_making(whole):
    assert "As at 2 March 2026 · Made on 2 March 2026 at 14:05" in text_of(whole)


def test_without_a_moment_none_is_told():
    assert "Made on" not in text_of(to_pdf(paper(Text("Short."))))


def test_every_sheet_says_which_of_how_many_it_is(whole):
    pages = read(whole).pages
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1].extract_text()


def test_headings_keep_their_levels(whole):
    assert [len(elements(whole, f"/H{level}")) for level in (1, 2)] == [5, 1]


def test_a_drawing_is_told_to_those_who_cannot_see_it(whole):
    assert [figure["/Alt"][:41] for figure in elements(whole, "/Figure")] == [
        "Plans within 20 weeks. Us & ours: 58.2% ("
    ] * 2


def test_a_long_table_repeats_its_head_and_stays_one_table():
    rows = tuple((f"Action {number}", "Something was done about it") for number in range(120))
    pdf = to_pdf(paper(Table("Actions", (Column("Action"), Column("What was done")), rows)))
    assert [("What was done" in page.extract_text()) for page in read(pdf).pages] == [True] * 4
    assert len(elements(pdf, "/Table")) == 1
    assert len(elements(pdf, "/TH")) == 2


def test_a_row_longer_than_a_sheet_goes_on_over_the_next():
    pdf = to_pdf(paper(Table("Long", (Column("A"), Column("B")), (("One", "word " * 3000 + "END"),))))
    assert "END" in text_of(pdf)
    assert len(read(pdf).pages) > 2


def test_contents_stand_before_a_long_paper_only(whole):
    short = to_pdf(paper(*(Heading(1, f"Part {number}") for number in range(6))))
    long = to_pdf(paper(*(Heading(1, f"Part {number}") for number in range(7))))
    assert "Contents" not in text_of(short)
    assert "Contents" in text_of(long)


def test_nothing_that_is_written_is_read_as_markup(whole):
    assert "wrote #it *twice* $x$" in text_of(whole)


def test_links_lead_to_the_site_where_it_is_known(whole):
    assert links_of(whole) == ["mailto:forum@example.org", "https://send.example.org/measures/4/"]
    assert links_of(to_pdf(paper(ACTIONS))) == []


@pytest.mark.parametrize(
    "name", ["Zoë Núñez-Kowalska", "Łukasz", "Ŵyn Ŷnys", "Ştefan Țâmpu", "Ọlájídé", "Жанна", "Ἑλένη"]
)
def test_a_name_keeps_its_letters(name):
    assert name in text_of(to_pdf(paper(Text(name))))


@pytest.mark.parametrize("name", ["محمد", "מרים", "अनीता"])
def test_a_name_of_another_script_is_set(name):
    assert "cannot show" not in text_of(to_pdf(paper(Text(name))))


@pytest.mark.parametrize("name", ["ਹਰਪ੍ਰੀਤ", "张伟", "😀", "\x07", "\ud800", "\ue000"])
def test_a_letter_without_shape_is_a_sign_and_the_paper_says_so(name):
    text = text_of(to_pdf(paper(Text(f"Name: {name}!"))))
    assert "Name: \ufffd" in text
    assert "Letters that this PDF cannot show stand as \ufffd" in text


def test_a_paper_that_leaves_someone_out_is_refused():
    with pytest.raises(PaperError, match="has level 2 after level 0"):
        to_pdf(paper(Heading(2, "Too deep")))


def test_what_the_setting_refuses_is_said_in_a_sentence():
    with pytest.raises(PaperError, match="The PDF cannot be made"):
        to_pdf(paper(), brand="green")


@settings(max_examples=25, deadline=None)
@given(lines.filter(lambda line: "Words" not in repr(line) and "Tag(text=''" not in repr(line)))
def test_any_words_can_be_set(line):
    assert to_pdf(paper(Text(line), Facts((("Fact", line),)))).startswith(b"%PDF")


def test_no_column_is_narrower_than_its_longest_word():
    told = ("Buckinghamshire Council", "No planning permission for forty places " * 8, "30 September 2027")
    table = Table("Late", tuple(Column(name) for name in ("Lead", "Why", "Due")), (told,))
    lead, why, due = widths(table)
    assert lead >= len("Buckinghamshire") * 5.7
    assert (why > lead, due) == (True, 0)
