"""Files that show something about the area, and what they are evidence for."""

from __future__ import annotations

import hashlib
from datetime import date

from django.core.files.base import File

from areasend.actions.audit import action
from areasend.actions.checks import check_day, check_reason, say
from areasend.actions.document import check_size, media_type_of
from areasend.actions.plan_checks import check_words
from areasend.actions.refusal import Refused
from areasend.records.models import Decision, EvidenceFile, EvidenceUse, Finding, PlanAction, Statement, User

Subject = PlanAction | Statement | Finding | Decision | None


@action("evidence.add")
def add(
    *,
    by: User | None,
    today: date,
    file: File[bytes],
    filename: str,
    kind: str,
    title: str,
    on: date,
    source: str = "",
    is_public: bool = False,
    action: PlanAction | None = None,
    statement: Statement | None = None,
    finding: Finding | None = None,
    decision: Decision | None = None,
) -> EvidenceFile:
    """Keep a file under its content hash as evidence for one thing. A file that is kept already is used again, not kept twice."""
    title = check_words(title, field="title", ask="Give the file a title that says what it shows.")
    check_day(on, today, field="on")
    check_size(file.size)
    media_type = media_type_of(filename, file.read(8))
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    kept = EvidenceFile.objects.filter(sha256=digest, struck_on=None).first()
    if kept is None:
        file.seek(0)
        kept = EvidenceFile(
            kind=kind,
            title=title,
            on=on,
            source=source.strip(),
            filename=filename[:200],
            media_type=media_type,
            size=file.size,
            sha256=digest,
            is_public=is_public,
            recorded_by=by,
        )
        kept.file.save(filename, file, save=False)
        kept.save()
    _used(kept, action, statement, finding, decision)
    return kept


@action("evidence.use")
def use(
    file: EvidenceFile,
    *,
    by: User | None,
    today: date,
    action: PlanAction | None = None,
    statement: Statement | None = None,
    finding: Finding | None = None,
    decision: Decision | None = None,
) -> EvidenceUse:
    """A file that is kept is evidence for one thing more."""
    if file.struck_on:
        raise Refused(f"“{file.title}” was taken out on {say(file.struck_on)}. Choose another file.")
    return _used(file, action, statement, finding, decision)


@action("evidence.drop_use")
def drop_use(use: EvidenceUse, *, by: User | None, today: date, because: str = "") -> EvidenceFile:
    """The file is no evidence for this after all. It stays, for whatever else it shows."""
    use.delete()
    return use.file


@action("evidence.strike")
def strike(file: EvidenceFile, *, by: User | None, today: date, because: str) -> EvidenceFile:
    """Take a file out of sight everywhere with a reason: it names a child, say. It is kept for the audit."""
    check_reason(because, field="because", ask="Say why the file is taken out.")
    if file.struck_on:
        raise Refused(f"“{file.title}” was already taken out on {say(file.struck_on)}.")
    file.struck_on, file.struck_because = today, because.strip()
    file.save(update_fields=["struck_on", "struck_because"])
    return file


def _used(file: EvidenceFile, *subjects: Subject) -> EvidenceUse:
    named = dict(zip(("action", "statement", "finding", "decision"), subjects, strict=True))
    given = {name: subject for name, subject in named.items() if subject is not None}
    if len(given) != 1:
        raise Refused("Say for which one action, statement, finding or decision the file is evidence.", field="file")
    if file.uses.filter(**given).exists():
        raise Refused(f"This file is evidence here already, as “{file.title}”.", field="file")
    return EvidenceUse.objects.create(file=file, **given)
