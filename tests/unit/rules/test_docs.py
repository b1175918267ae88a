"""The published pages are those that the law files and the worked dates give."""

from __future__ import annotations

import pytest
from tools.docs_rules import PAGES, REFERENCE


@pytest.mark.parametrize("name", PAGES)
def test_the_committed_page_is_up_to_date(name: str) -> None:
    committed = (REFERENCE / name).read_text(encoding="utf-8")
    assert committed == PAGES[name](), "Run `python -m tools.docs_rules`."
