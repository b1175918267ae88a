"""Nothing in public leads to a child: every public page and file is read for a planted child and for words that nobody has moderated."""

from __future__ import annotations

import re
from collections import deque

import pytest
from tests.factories import make_case

from areasend.actions import public_question, said_did
from areasend.actions.refusal import Refused
from areasend.records.models import Case, Person

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
        seen.update({path: answer.content.decode()} if wanted else {})
        found = [one or two for one, two in LINK.findall(seen[path])] if wanted else []
        ahead.extend(found if not path.count("?") else [])
    return seen


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
    with pytest.raises(Refused, match="name of a child in our records"):
        said_did.record(by=lead, today=today, heard_on=today, source="Survey", said="Zebedee Quillfeather waits")


def test_a_case_number_is_not_published(lead, today, account):
    with pytest.raises(Refused):
        said_did.record(by=lead, today=today, heard_on=today, source="Survey", said=f"About {make_case().reference}")
