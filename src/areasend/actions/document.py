"""Files in a case."""

from __future__ import annotations

import hashlib
from datetime import date

from django.core.files.base import File
from django.utils import timezone

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason
from areasend.actions.refusal import Refused
from areasend.records.models import Advice, Case, Document, User

LARGEST = 100 * 1024 * 1024
SIGNATURES = {
    "application/pdf": (".pdf", b"%PDF"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx", b"PK\x03\x04"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (".xlsx", b"PK\x03\x04"),
    "application/vnd.oasis.opendocument.text": (".odt", b"PK\x03\x04"),
    "image/png": (".png", b"\x89PNG"),
    "image/jpeg": (".jpg", b"\xff\xd8\xff"),
    "application/msword": (".doc", b"\xd0\xcf\x11\xe0"),
    "text/plain": (".txt", b""),
}
ENDINGS = {ending: kind for kind, (ending, _) in SIGNATURES.items()} | {".jpeg": "image/jpeg"}


def media_type_of(filename: str, head: bytes) -> str:
    """The type by ending, refused where the first bytes say otherwise."""
    ending = "." + filename.rsplit(".", 1)[-1].lower() if "." in filename else ""
    kind = ENDINGS.get(ending)
    if kind is None:
        known = ", ".join(sorted(ENDINGS))
        raise Refused(f"'{filename}' is not a kind of file that can be kept. Save it as one of: {known}.", field="file")
    if not head.startswith(SIGNATURES[kind][1]):
        raise Refused(
            f"'{filename}' does not hold what its ending says. Open it, save it again and upload it.", field="file"
        )
    return kind


def check_size(size: int) -> None:
    if size > LARGEST:
        raise Refused("The file is larger than 100 MB. Split it or save it smaller.", field="file")
    if size == 0:
        raise Refused("The file is empty. Choose it again.", field="file")


@action("document.add")
def add(
    case: Case,
    *,
    by: User,
    today: date,
    file: File[bytes],
    filename: str,
    kind: str,
    title: str,
    received_on: date,
    advice: Advice | None = None,
) -> Document:
    """Keep a file under its content hash. The same file twice in a case is refused, with the title it already has."""
    check_day(received_on, today, field="received_on")
    check_size(file.size)
    if advice and advice.case_id != case.pk:
        raise Refused("Select advice of this case.", field="advice")
    media_type = media_type_of(filename, file.read(8))
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    if twin := case.documents.filter(sha256=digest, struck_at=None).first():
        raise Refused(f"This file is already in the case as '{twin.title}'.", field="file")
    file.seek(0)
    document = Document(
        case=case,
        advice=advice,
        kind=kind,
        title=title,
        received_on=received_on,
        filename=filename[:200],
        media_type=media_type,
        size=file.size,
        sha256=digest,
        recorded_by=by,
    )
    document.file.save(filename, file, save=False)
    document.save()
    return document


@action("document.strike")
def strike(document: Document, *, by: User, because: str) -> Document:
    """Take a document out of sight with a reason: the wrong child's report, say. The file stays for the audit."""
    check_reason(because, field="because", ask="Say why the document does not belong here.")
    if document.struck_at:
        raise Refused(f"'{document.title}' is already taken out of the case.")
    document.struck_at = timezone.now()
    document.struck_because = because
    document.save(update_fields=["struck_at", "struck_because"])
    return document
