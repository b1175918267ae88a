"""A backup holds everything, says when it is damaged, and comes back whole on a machine that has nothing."""

from __future__ import annotations

import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.integration.site.conftest import environment_of

from areasend.site import postgres
from areasend.site.backup import archive, restore, write
from areasend.site.faults import Fault

MADE_AT = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)
ROWS = {"public.child": 3, "public.letter": 0}


def say(_: str) -> None:
    """Tests do not watch the progress."""


def use(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes this home the deployment's, its database running. Returns its documents folder."""
    for name, value in environment_of(home).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    postgres.ensure_running()
    return home / "documents"


def fill(documents: Path) -> None:
    with postgres.connect() as connection:
        connection.execute("DROP TABLE IF EXISTS child, letter")
        connection.execute("CREATE TABLE child (id bigint GENERATED ALWAYS AS IDENTITY, name text)")
        connection.execute("CREATE TABLE letter (id bigint)")
        connection.execute("INSERT INTO child (name) VALUES ('Zoë'), ('Ann'), ('Bea')")
    (documents / "2026").mkdir(parents=True, exist_ok=True)
    (documents / "2026" / "advice für Zoë.txt").write_text("as it was")


def names() -> list[str]:
    with postgres.connect() as connection:
        return [name for (name,) in connection.execute("SELECT name FROM child ORDER BY id")]


@pytest.fixture
def backup(module_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    documents = use(module_home, monkeypatch)
    monkeypatch.setenv("AREASEND_SECRET_KEY", "not to be written down")
    monkeypatch.setenv("AREASEND_AREA", "825")
    fill(documents)
    write.write(tmp_path / "backup.tar", documents, made_at=MADE_AT, version="0.1.0", say=say)
    return tmp_path / "backup.tar"


def test_the_manifest_counts_every_table_and_file(backup: Path):
    manifest = write.check(backup)
    assert manifest.rows == ROWS
    assert set(manifest.files) == {"database.dump", "settings.json", "documents/2026/advice für Zoë.txt"}


def test_the_file_is_its_owners_alone(backup: Path):
    assert backup.stat().st_mode & 0o777 == 0o600


def test_secrets_are_named_and_not_written(backup: Path):
    with tarfile.open(backup) as inside:
        settings = inside.extractfile(archive.SETTINGS).read()
    assert b"AREASEND_SECRET_KEY" in settings
    assert b'"AREASEND_AREA": "825"' in settings
    assert b"not to be written down" not in backup.read_bytes()


def test_it_comes_back_whole_on_an_empty_machine(backup: Path, home: Path, monkeypatch: pytest.MonkeyPatch):
    documents = use(home, monkeypatch)
    done = restore.restore(backup, documents, force=False, say=say)
    assert done.rows == ROWS
    assert names() == ["Zoë", "Ann", "Bea"]
    assert (documents / "2026" / "advice für Zoë.txt").read_text() == "as it was"
    assert (home / "settings-of-backup.json").exists()


def test_a_database_with_data_is_not_overwritten_unasked(backup: Path, module_home: Path):
    with pytest.raises(Fault, match="holds data"):
        restore.restore(backup, module_home / "documents", force=False, say=say)


def test_documents_are_not_overwritten_unasked(backup: Path, home: Path, monkeypatch: pytest.MonkeyPatch):
    documents = use(home, monkeypatch)
    documents.mkdir()
    (documents / "newer.txt").write_text("not in the backup")
    with pytest.raises(Fault, match="holds documents"):
        restore.restore(backup, documents, force=False, say=say)


def test_with_force_it_replaces_what_is_there(backup: Path, module_home: Path):
    with postgres.connect() as connection:
        connection.execute("UPDATE child SET name = 'changed'")
    (module_home / "documents" / "later.txt").write_text("written after the backup")
    restore.restore(backup, module_home / "documents", force=True, say=say)
    assert names() == ["Zoë", "Ann", "Bea"]
    assert not (module_home / "documents" / "later.txt").exists()


def test_sessions_in_the_old_database_do_not_stop_the_restore(backup: Path, module_home: Path):
    with postgres.connect():
        restore.restore(backup, module_home / "documents", force=True, say=say)
    assert names() == ["Zoë", "Ann", "Bea"]


def test_one_changed_byte_is_found(backup: Path):
    content = bytearray(backup.read_bytes())
    place = content.index(b"as it was")
    content[place] ^= 1
    backup.write_bytes(content)
    with pytest.raises(Fault, match="damaged"):
        write.check(backup)


def test_a_backup_cut_short_is_found(backup: Path):
    backup.write_bytes(backup.read_bytes()[:-12_000])
    with pytest.raises(Fault, match="cut short"):
        write.check(backup)


def test_an_existing_file_is_not_overwritten(backup: Path, module_home: Path):
    with pytest.raises(Fault, match="exists already"):
        write.write(backup, module_home / "documents", made_at=MADE_AT, version="0.1.0", say=say)


def test_a_restore_that_fails_changes_nothing(backup: Path, module_home: Path, monkeypatch: pytest.MonkeyPatch):
    (module_home / "documents" / "present.txt").write_text("today's")
    monkeypatch.setattr(restore, "_rename", refuse)
    with pytest.raises(Fault, match="no renaming today"):
        restore.restore(backup, module_home / "documents", force=True, say=say)
    assert names() == ["Zoë", "Ann", "Bea"]
    assert (module_home / "documents" / "present.txt").read_text() == "today's"


def refuse(*_: object) -> None:
    raise Fault("no renaming today")
