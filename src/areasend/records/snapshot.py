"""The nightly snapshot of this deployment: where it lies, under which key, and which nights are kept.

It is taken from every case, whoever may see it, and what it takes away is in `areasend.indicators.catalogue.snapshot`.
"""

from __future__ import annotations

import os
import secrets
import shutil
from datetime import date
from pathlib import Path

from django.conf import settings

from areasend.indicators.catalogue import snapshot
from areasend.indicators.catalogue.snapshot import Manifest, Origin
from areasend.records import frames_catalogue
from areasend.records.models import Case

NIGHTS = 35
"""So many nights are kept, and of every month its last."""


def home() -> Path:
    return Path(settings.HOME) / "snapshots"


def take(on: date, folder: Path | None = None) -> tuple[Path, Manifest]:
    """Write the records as they stood at the end of a day; `folder` instead of the one of that day below `home`."""
    target = folder or home() / on.isoformat()
    frames = frames_catalogue.catalogue(Case.objects.all()).known_on(on)
    return target, snapshot.write(frames, target, Origin(settings.AREASEND_AREA, on), _key())


def held() -> list[Path]:
    """The folders of the nights kept, the earliest first."""
    folders = home().iterdir() if home().is_dir() else []
    return sorted(folder for folder in folders if not folder.name.startswith(".") and folder.is_dir())


def prune(nights: int = NIGHTS) -> list[Path]:
    """Remove what is older than the last so many nights and not the last of its month; what was removed."""
    folders = held()
    last_of_month = {folder.name[:7]: folder for folder in folders}.values()
    old = [folder for folder in folders[:-nights] if folder not in last_of_month]
    for folder in old:
        shutil.rmtree(folder)
    return old


def _key() -> bytes:
    """The secret of this deployment: made once, so that the snapshots of all nights join with one another and with nothing else."""
    path = Path(settings.HOME) / "snapshot.key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return bytes.fromhex(path.read_text(encoding="ascii"))
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
    return _key()
