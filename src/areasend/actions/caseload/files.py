"""Files on their way in: kept under their content's hash until they are imported, refused or forgotten."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

from areasend.actions.refusal import Refused
from areasend.records.models import ImportRun

LARGEST = 200 * 1024 * 1024
FOLDER = "imports"
KEPT_FOR = timedelta(days=1)
"""A dry run that nobody followed up: its files hold children's records, and go."""


def keep(uploaded: Iterable[tuple[str, File[bytes]]]) -> list[dict[str, Any]]:
    """Store each file; returns name, place, hash and size. The same file is stored once. Raises `Refused`."""
    return [_keep_one(name, file) for name, file in uploaded]


def _keep_one(name: str, file: File[bytes]) -> dict[str, Any]:
    if file.size > LARGEST:
        raise Refused(f"{name} is larger than {LARGEST // 1024 // 1024} MB. Split it.", field="files")
    content = file.read()
    digest = hashlib.sha256(content).hexdigest()
    path = f"{FOLDER}/{digest}"
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(content))
    return {"name": name, "path": path, "sha256": digest, "size": len(content)}


def contents(run: ImportRun) -> list[tuple[str, bytes]]:
    """Name and content of each file. Raises `Refused` where one is gone."""
    return [(kept["name"], _read(kept)) for kept in run.files]


def _read(kept: dict[str, Any]) -> bytes:
    try:
        with default_storage.open(kept["path"]) as file:
            content: bytes = file.read()
            return content
    except FileNotFoundError as error:
        raise Refused(f"{kept['name']} is no longer kept here. Upload it again.", field="files") from error


def are_kept(run: ImportRun) -> bool:
    return bool(run.files) and all(default_storage.exists(path) for path in _paths([run]))


def forget(run: ImportRun) -> None:
    """Delete the run's files, unless another run that is still under way needs the same content."""
    waiting = ImportRun.objects.exclude(pk=run.pk).filter(finished_at=None)
    _delete(run, _paths(waiting))


def forget_old(now: datetime) -> None:
    """Delete the files of runs that began longer ago than KEPT_FOR, unless a later run has the same content."""
    runs = ImportRun.objects.exclude(files=[])
    needed = _paths(runs.filter(started_at__gte=now - KEPT_FOR))
    for run in runs.filter(started_at__lt=now - KEPT_FOR):
        _delete(run, needed)


def _paths(runs: Iterable[ImportRun]) -> set[str]:
    return {kept["path"] for run in runs for kept in run.files if "path" in kept}


def _delete(run: ImportRun, needed: set[str]) -> None:
    for path in _paths([run]) - needed:
        default_storage.delete(path)
