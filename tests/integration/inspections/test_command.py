"""`areasend import inspection` as it is typed."""

import json
import os
from pathlib import Path

import pytest
from tests.conftest import TODAY
from tests.integration.inspections.conftest import REPORT

from areasend.actions import inspection
from areasend.records.models import Finding, Inspection
from areasend.site import program

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr(program, "prepare", lambda needs: None)
    return lambda *words: program.main(["import", "inspection", *map(str, words)])


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "2024-05-15_report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_report_comes_in(run, report, capsys):
    assert run(report) == 0
    assert "1 proposed as priority action" in capsys.readouterr().out
    assert Inspection.objects.get().findings.count() == 5


def test_a_dry_run_writes_nothing(run, report, capsys):
    assert run(report, "--dry-run") == 0
    assert "this was a dry run" in capsys.readouterr().out
    assert not Inspection.objects.exists()


def test_the_same_text_twice_changes_nothing_and_says_so(run, report, capsys):
    run(report)
    assert run(report) == 0
    assert "is here already as dorset-area-send-2024" in capsys.readouterr().out
    assert (Inspection.objects.count(), Finding.objects.count()) == (1, 5)


def test_json_is_all_that_is_printed(run, report, capsys):
    run(report, "--json", "--reference", "mine")
    said = json.loads(capsys.readouterr().out)
    assert (said["reference"], said["new"], said["grade"], len(said["findings"])) == (
        "mine",
        True,
        "widespread_failings",
        5,
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"%PDF-1.7", "Save its words as a text file"), (b"\xff\xfe\x00d", "not text in UTF-8"), (b"Hello.", "Enter it")],
)
def test_what_cannot_be_read_is_said(run, tmp_path, capsys, content, sentence):
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    assert run(path) == 2
    assert sentence in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said(run, tmp_path, capsys):
    assert run(tmp_path / "nothing.txt") == 2
    assert "cannot be read" in capsys.readouterr().err


@pytest.fixture
def published():
    """The published reports, given by AREASEND_SHARED or lying beside the repository."""
    folder = Path(os.environ.get("AREASEND_SHARED", ROOT.parent / "shared")) / "data" / "inspections" / "reports"
    return sorted(folder.glob("*.txt")) or pytest.skip("The published reports are not there. Set AREASEND_SHARED.")


@pytest.mark.shared
def test_every_published_report_comes_in_with_what_it_asks_for(published):
    for path in published:
        inspection.bring_in(by=None, today=TODAY, text=path.read_text(encoding="utf-8"), name=path.name)
    kept = Inspection.objects.counted()
    asked = [one for one in kept if one.findings.required().exists()]
    assert (len(kept), len(asked)) == (len(published), len(published))
    found = Finding.objects.select_related("inspection")
    assert [one.pk for one in found if one.inspection.text[one.start : one.end] != one.text] == []
