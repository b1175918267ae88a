from datetime import date

import pytest
from django.core.files.base import ContentFile
from tests.conftest import TODAY
from tests.factories import make_advice, make_case
from tests.integration.actions.refusals import refused

from areasend.actions import document as actions

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 words"


@pytest.fixture
def add(officer):
    def add(case, content=PDF, filename="report.pdf", **given):
        said = {"by": officer, "today": TODAY, "kind": "advice", "title": "Report", "received_on": date(2026, 10, 5)}
        return actions.add(case, file=ContentFile(content), filename=filename, **(said | given))

    return add


@pytest.mark.parametrize(
    ("filename", "content", "media_type"),
    [
        ("Report.PDF", PDF, "application/pdf"),
        ("a.docx", b"PK\x03\x04x", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.xlsx", b"PK\x03\x04x", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.odt", b"PK\x03\x04x", "application/vnd.oasis.opendocument.text"),
        ("a.doc", b"\xd0\xcf\x11\xe0x", "application/msword"),
        ("a.jpeg", b"\xff\xd8\xffx", "image/jpeg"),
        ("a.jpg", b"\xff\xd8\xffx", "image/jpeg"),
        ("a.png", b"\x89PNGx", "image/png"),
        ("a.txt", b"words", "text/plain"),
    ],
)
def test_a_file_is_kept_with_its_type(add, case, documents, filename, content, media_type):
    document = add(case, content, filename)
    assert (document.media_type, document.filename, document.size) == (media_type, filename, len(content))
    assert (documents / document.file.name).read_bytes() == content


def test_a_file_is_kept_by_its_content_never_by_its_name(add, case):
    document = add(case, filename="../../etc/passwd.pdf")
    assert document.file.name == f"{case.reference}/{document.sha256}"


@pytest.mark.parametrize(
    ("filename", "content", "sentence"),
    [
        ("a.exe", b"MZ", "'a.exe' is not a kind of file that can be kept. Save it as one of: .doc, .docx, "),
        ("a.html", b"<p>", "is not a kind of file"),
        ("a", PDF, "is not a kind of file"),
        ("a.pdf", b"MZ", "'a.pdf' does not hold what its ending says."),
        ("a.pdf", b"", "The file is empty."),
    ],
)
def test_what_cannot_be_kept_is_refused(add, case, documents, filename, content, sentence):
    with refused(sentence, "file"):
        add(case, content, filename)
    assert list(documents.rglob("*")) == []


def test_a_file_that_is_too_large_is_refused(monkeypatch, add, case):
    monkeypatch.setattr(actions, "LARGEST", 10)
    with refused("The file is larger than 100 MB.", "file"):
        add(case)


def test_the_same_file_twice_is_refused_with_its_title(add, case):
    add(case, title="Psychology")
    with refused("This file is already in the case as 'Psychology'.", "file"):
        add(case, filename="copy.pdf")


def test_the_same_file_may_be_in_two_cases(add, case):
    assert add(case).sha256 == add(make_case()).sha256


def test_a_document_from_the_future_is_refused(add, case):
    with refused("is in the future", "received_on"):
        add(case, received_on=date(2026, 11, 19))


def test_a_document_belongs_to_advice_of_its_own_case(add, case):
    assert add(case, advice=make_advice(case)).advice
    with refused("Select advice of this case.", "advice"):
        add(case, b"%PDF other", advice=make_advice(make_case()))


def test_what_is_taken_out_stays_on_disk_and_may_come_again(add, case, documents, officer):
    first = add(case)
    actions.strike(first, by=officer, because="Another child's")
    second = add(case)
    assert (documents / first.file.name).read_bytes() == (documents / second.file.name).read_bytes() == PDF


def test_a_document_is_taken_out_once_with_a_reason(add, case, officer):
    document = add(case)
    with refused("Say why the document does not belong here.", "because"):
        actions.strike(document, by=officer, because=" ")
    actions.strike(document, by=officer, because="Another child's")
    with refused("'Report' is already taken out of the case."):
        actions.strike(document, by=officer, because="Again")
