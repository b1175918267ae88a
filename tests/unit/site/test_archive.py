"""A file that is no backup, or a wicked one, is refused before anything is written."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from areasend.site.backup import archive, manifest
from areasend.site.faults import Fault


def packed(path: Path, *names: str) -> Path:
    """A backup that holds files of these names, with a manifest that agrees."""
    whole = manifest.Manifest("2026-11-18T09:30:00+00:00", "0.1.0", 18, {})
    with tarfile.open(path, "w") as tar:
        for name in names:
            archive.add(tar, name, io.BytesIO(b"text"), 4, whole)
        archive.add_manifest(tar, whole)
    return path


def unpack(path: Path, target: Path) -> None:
    with archive.opened(path) as inside:
        archive.unpack(inside, archive.manifest_of(inside), target)


def test_files_come_out_as_they_went_in(tmp_path: Path):
    unpack(packed(tmp_path / "b.tar", "documents/a/b.txt"), tmp_path / "out")
    assert (tmp_path / "out" / "documents" / "a" / "b.txt").read_bytes() == b"text"


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/outside.txt", "documents/../../outside.txt"])
def test_nothing_is_written_outside_the_folder(tmp_path: Path, name: str):
    with pytest.raises(Fault, match="outside its folder"):
        unpack(packed(tmp_path / "b.tar", name), tmp_path / "out")


def test_a_file_that_is_not_a_backup_is_refused(tmp_path: Path):
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(Fault, match="not a backup"), archive.opened(tmp_path / "letter.txt"):
        pass


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(Fault, match="no file"), archive.opened(tmp_path / "gone.tar"):
        pass


def test_a_tar_without_a_manifest_is_refused(tmp_path: Path):
    with tarfile.open(tmp_path / "b.tar", "w"):
        pass
    with pytest.raises(Fault, match=r"holds no manifest\.json"):
        unpack(tmp_path / "b.tar", tmp_path / "out")


def test_a_newer_format_is_refused():
    with pytest.raises(Fault, match="format 2"):
        manifest.read(b'{"made_at": "", "version": "", "postgres": 15, "rows": {}, "format": 2}')


@pytest.mark.parametrize("text", [b"", b"{}", b"not json"])
def test_a_manifest_that_cannot_be_read_is_refused(text: bytes):
    with pytest.raises(Fault, match="cannot be read"):
        manifest.read(text)


def test_settings_keep_values_and_hide_secrets():
    env = {"AREASEND_AREA": "825", "AREASEND_SMTP_PASSWORD": "x1", "DATABASE_URL": "x2", "HOME": "x3"}
    assert manifest.settings(env).decode().count("x") == 0
    assert b'"AREASEND_AREA": "825"' in manifest.settings(env)
