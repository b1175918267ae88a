"""The generated pages of docs/reference are as the code would write them, and leave nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools import docs_settings, generate_docs

ROOT = Path(__file__).resolve().parents[3]
READ = re.compile(
    r"""(?:\.get\(|\[|flag\(\w+,\s*|words\([\w.]+,\s*)["'](AREASEND_[A-Z_]+|DATABASE_URL)["']""",
)
OURS_ALONE = {"AREASEND_UNDER_SERVE"}


def read_in_the_source() -> set[str]:
    texts = [path.read_text() for path in (ROOT / "src").rglob("*.py")]
    return {name for text in texts for name in READ.findall(text)} - OURS_ALONE


def described() -> list[str]:
    return [one.name for group in docs_settings.GROUPS.values() for one in group]


def test_every_variable_that_is_read_is_described():
    assert read_in_the_source() <= set(described())


def test_no_variable_is_described_that_nothing_reads():
    text = "".join(path.read_text() for path in (ROOT / "src").rglob("*.py"))
    assert [name for name in described() if name not in text] == []


def test_no_variable_is_described_twice():
    assert len(described()) == len(set(described()))


@pytest.mark.parametrize("path", generate_docs.pages(), ids=lambda path: path.name)
def test_the_page_is_up_to_date(path):
    assert generate_docs.stale({path: generate_docs.pages()[path]}) == [], "Run make docs."


def test_a_stale_page_is_named(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("as it was")
    assert generate_docs.stale({page: lambda: "as it is", tmp_path / "missing.md": lambda: ""}) == [
        page,
        tmp_path / "missing.md",
    ]
