"""Nothing in public leads to a child: every public page and file is read for a planted child and for words that nobody has moderated."""

from __future__ import annotations

import io
import re
from collections import deque
from datetime import date

import pytest
from pypdf import PdfReader
from tests.factories import make_case
from tests.factories.strategic import make_item
from tests.integration.public.conftest import PLANTED

from areasend.actions import public_question, said_did
from areasend.actions.refusal import Refused
from areasend.records.models import Case, Meeting, Person

HOME = "/how-we-are-doing/"
LINK = re.compile(r'(?:href|"@id"|"schema"): ?"([^"#]+)"|href="([^"#]+)"')
pytestmark = pytest.mark.django_db


def crawl(client, starts):
    """Every address that can be reached, with its words."""
    seen, ahead = {}, deque(starts)
    while ahead:
        path = ahead.popleft().replace("http://testserver", "")
        wanted = path.startswith(HOME) and path not in seen
        answer = client.get(path) if wanted else None
        seen.update({path: _words(answer)} if wanted else {})
        found = [one or two for one, two in LINK.findall(seen[path])] if wanted else []
        ahead.extend(found if not path.count("?") else [])
    return seen


def _words(answer):
    """A page or a file as text; a PDF by its own."""
    if answer["Content-Type"] != "application/pdf":
        return answer.content.decode()
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


@pytest.fixture
def pages(client, account):
    starts = [HOME, *(f"{HOME}ask/{one.reference}/" for one in account.questions)]
    return crawl(client, starts)


def test_the_crawl_reaches_pages_and_files(pages):
    for piece in ("indicators.csv", "indicators.json", "plan-progress", "catalogue", "questions/", "boards/"):
        assert any(piece in path for path in pages)


def test_no_public_page_or_file_names_a_person_of_the_records(pages):
    telling = {"Quillfeather", "Zebedee"}
    for person in Person.objects.all():
        telling |= {person.reference, person.upn or person.reference, f"{person.forename} {person.surname}"}
    telling |= set(Case.objects.values_list("reference", flat=True))
    assert [(path, one) for path, text in pages.items() for one in telling if one in text] == []


def test_no_words_that_nobody_has_moderated_are_shown(pages):
    assert [path for path, text in pages.items() if "next to the mill" in text] == []


def test_no_number_of_children_on_a_page_is_small(client, account):
    cells = [
        cell
        for told in account.release.figures["indicators"].values()
        for part in ([told["whole"], told["before"]], told["months"], *told["groups"].values())
        for cell in part
    ]
    counts = {cell[name] for cell in cells for name in ("numerator", "denominator")} - {None}
    assert all(count % 5 == 0 for count in counts)


@pytest.mark.parametrize(
    "said", ["Why does Zebedee Quillfeather wait?", "and zebedee  quillfeather too", "pupil A123456789012", "a@b.org"]
)
def test_words_that_lead_to_a_child_are_not_published(lead, today, child, account, said):
    with pytest.raises(Refused):
        public_question.answer(
            account.questions[1], by=lead, today=today, shown=said, answer="Soon.", answered_by="The team"
        )


def test_what_was_heard_names_no_child_either(lead, today, child):
    with pytest.raises(Refused, match="name of a child or young person"):
        said_did.record(by=lead, today=today, heard_on=today, source="Survey", said="Zebedee Quillfeather waits")


def test_a_case_number_is_not_published(lead, today, account):
    with pytest.raises(Refused):
        said_did.record(by=lead, today=today, heard_on=today, source="Survey", said=f"About {make_case().reference}")


@pytest.mark.parametrize("path", ["questions/?q=", "decisions/?q="])
@pytest.mark.parametrize("said", ["Zebedee", "Quillfeather", "mill", "A123456789012"])
def test_a_search_for_a_child_finds_nothing(client, account, path, said):
    page = client.get(f"{HOME}{path}{said}").content.decode()
    assert "More places" not in page
    assert "Why so long?" not in page
    others = {"Zebedee", "Quillfeather", "next to the mill"} - {said}
    assert not any(secret in page for secret in others)


def test_a_search_tells_no_child_of_the_records_from_anybody_else(client, account):
    """What is answered to a name that is in the records is, but for the name, what is answered to one that is not."""
    asked = [
        client.get(f"{HOME}questions/?q={name}").content.decode().replace(name, "")
        for name in ("Quillfeather", "Nobodyatall")
    ]
    assert asked[0] == asked[1]


WRONG = (
    "ask/Quillfeather/",
    "questions/Quillfeather/",
    "plans/zebedee/",
    "figures/zebedee/",
    "boards/zebedee/1/minutes.pdf",
)


@pytest.mark.parametrize("path", WRONG)
def test_an_error_says_nothing_of_the_records(client, account, path):
    answer = client.get(HOME + path)
    assert answer.status_code == 404
    assert not any(secret in answer.content.decode() for secret in ("Quillfeather", "Zebedee", "next to the mill"))


def test_no_address_leads_to_a_question_s_own_words(client, account):
    waiting = account.questions[1]
    assert client.get(f"{HOME}questions/{waiting.reference}/").status_code == 404
    assert waiting.words not in client.get(f"{HOME}ask/{waiting.reference}/").content.decode()


def test_words_under_a_page_are_shown_to_nobody(client, account):
    client.post(f"{HOME}helpful/", {"page": f"{HOME}plans/", "score": 1, "would_help": PLANTED})
    seen = crawl(client, [HOME, f"{HOME}plans/", f"{HOME}plans/?thanks=1"])
    assert [path for path, text in seen.items() if "Quillfeather" in text] == []


def test_the_titles_of_pages_name_nobody(pages):
    titles = [found for text in pages.values() for found in re.findall(r"<title>(.*?)</title>", text)]
    assert titles
    assert not any("Zebedee" in title or "Quillfeather" in title for title in titles)


def test_every_pdf_is_read_too(client, account):
    """The crawl follows links to papers; a PDF is read by its text, in which a name would not stand as bytes."""
    held = Meeting.objects.get(minutes=PLANTED)
    Meeting.objects.filter(pk=held.pk).update(minutes="Open words", minutes_approved_on=date(2026, 10, 2))
    make_item(held, title="Closed item", minute=PLANTED, is_private=True)
    answer = client.get(f"{HOME}boards/{held.board.slug}/{held.pk}/minutes.pdf")
    said = _words(answer)
    assert "Open words" in said
    assert not any(secret in said for secret in ("Zebedee", "Quillfeather", "mill"))
