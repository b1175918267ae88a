"""Documents: uploaded, fetched as a download, refused, taken out of sight and never lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.conftest import TODAY
from tests.factories import make_advice, make_document
from tests.integration.cases.forms import address, day
from tests.strict_html import check_html

from areasend.records.models import Document, ReadEntry

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 words"


@pytest.fixture
def upload(client, case):
    def upload(content=PDF, name="The report.pdf", **changes):
        given = {"title": "Report", "kind": "advice", **day("received_on", TODAY), "advice": ""}
        file = SimpleUploadedFile(name, content)
        return client.post(address(case, "documents/add/"), given | {"file": file} | changes)

    return upload


def fetched(client, case) -> tuple[bytes, dict[str, str]]:
    response = client.get(address(case, f"documents/{Document.objects.get().pk}/"))
    return b"".join(response.streaming_content), response.headers


def test_what_is_uploaded_comes_back_as_a_download(client, case, upload):
    assert upload().status_code == 302
    content, headers = fetched(client, case)
    assert content == PDF
    assert headers["Content-Disposition"] == 'attachment; filename="The report.pdf"'
    assert (headers["Content-Type"], headers["X-Content-Type-Options"]) == ("application/pdf", "nosniff")


def test_fetching_is_logged_as_a_reading(client, case, upload):
    upload()
    fetched(client, case)
    assert ReadEntry.objects.get().page == "cases:document"


def test_a_document_may_belong_to_advice(case, upload):
    advice = make_advice(case)
    upload(advice=advice.pk)
    assert Document.objects.get().advice == advice


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("page.html", b"<script>", "is not a kind of file that can be kept"),
        ("report.pdf", b"<script>", "does not hold what its ending says"),
        ("report.pdf", b"", "The submitted file is empty"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_the_file(upload, documents, name, content, sentence):
    response = upload(content, name)
    check_html(response.text)
    assert (response.status_code, sentence in response.text) == (422, True)
    assert (Document.objects.count(), list(documents.rglob("*"))) == (0, [])


def test_the_same_file_twice_is_said_with_its_title(upload):
    upload()
    assert "This file is already in the case as &#x27;Report&#x27;" in upload(name="copy.pdf").text


@pytest.mark.parametrize("left", ["file", "title", "kind"])
def test_what_is_left_empty_is_asked_for(upload, left):
    response = upload(**{left: ""})
    assert (response.status_code, "There is a problem" in response.text) == (422, True)


def test_what_is_taken_out_is_not_found_and_still_on_disk(client, case, upload, documents):
    upload()
    document = Document.objects.get()
    Document.objects.update(struck_at="2026-11-18T10:00Z", struck_because="Another child's")
    assert client.get(address(case, f"documents/{document.pk}/")).status_code == 404
    assert (documents / document.file.name).read_bytes() == PDF


def test_a_file_that_is_gone_from_the_disk_is_not_found(client, case):
    document = make_document(case)
    assert client.get(address(case, f"documents/{document.pk}/")).status_code == 404
