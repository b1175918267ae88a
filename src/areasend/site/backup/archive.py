"""The tar file: written with the hash of what goes in, read with the hash of what comes out."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from areasend.site.backup.manifest import Manifest, read
from areasend.site.faults import Fault

MANIFEST = "manifest.json"
DATABASE = "database.dump"
SETTINGS = "settings.json"
DOCUMENTS = "documents"
CHUNK = 1 << 20


class HashingReader(io.RawIOBase):
    """Passes bytes on and keeps their sum."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source = source
        self.sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        taken = self.source.read(size)
        self.sum.update(taken)
        return taken


def add(archive: tarfile.TarFile, name: str, source: IO[bytes], size: int, manifest: Manifest) -> None:
    """One file of `size` bytes, noted in the manifest."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    reader = HashingReader(source)
    archive.addfile(member, reader)
    manifest.files[name] = {"bytes": size, "sha256": reader.sum.hexdigest()}


def add_manifest(archive: tarfile.TarFile, manifest: Manifest) -> None:
    member = tarfile.TarInfo(MANIFEST)
    text = manifest.text()
    member.size, member.mode = len(text), 0o600
    archive.addfile(member, io.BytesIO(text))


@contextlib.contextmanager
def opened(path: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(path, "r:") as archive:
            yield archive
    except FileNotFoundError as error:
        raise Fault(f"There is no file {path}.") from error
    except tarfile.TarError as error:
        raise Fault(f"{path} is not a backup of AreaSEND, or is cut short ({error}).") from error


def manifest_of(archive: tarfile.TarFile) -> Manifest:
    try:
        content = archive.extractfile(MANIFEST)
    except KeyError as error:
        raise Fault(
            f"{archive.name!s} holds no {MANIFEST}: it is not a backup of AreaSEND, or is cut short."
        ) from error
    return read(content.read() if content else b"")


def unpack(archive: tarfile.TarFile, manifest: Manifest, target: Path, *, keep: str | None = None) -> None:
    """Reads every file against the manifest and writes it below `target`, or only the one named `keep`. Raises
    `Fault` at the first difference."""
    inside = {member.name: member for member in archive if member.name != MANIFEST}
    if inside.keys() != manifest.files.keys():
        odd = sorted(inside.keys() ^ manifest.files.keys())
        raise Fault(f"The backup and its manifest disagree about {odd[0]}. The file is damaged; use another backup.")
    for name, member in inside.items():
        if (
            _copy(archive, member, _below(target, name) if keep in (None, name) else None)
            != manifest.files[name]["sha256"]
        ):
            raise Fault(f"{name} in the backup is damaged: its SHA-256 is not the manifest's. Use another backup.")


def _below(target: Path, name: str) -> Path:
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts:
        raise Fault(f"The backup holds a file that would be written outside its folder ({name}). Do not use it.")
    return target.joinpath(*parts)


def _copy(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path | None) -> str:
    content = archive.extractfile(member)
    if content is None:
        raise Fault(f"The backup holds something that is not a file ({member.name}). Do not use it.")
    sums = hashlib.sha256()
    with contextlib.ExitStack() as stack:
        if target:
            target.parent.mkdir(parents=True, exist_ok=True)
            out = stack.enter_context(os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"))
        while chunk := content.read(CHUNK):
            sums.update(chunk)
            if target:
                out.write(chunk)
    return sums.hexdigest()
