"""The published page is the one that the cards give."""

from __future__ import annotations

from tools.docs_indicators import NAME, REFERENCE, render


def test_the_committed_page_is_up_to_date() -> None:
    assert (REFERENCE / NAME).read_text(encoding="utf-8") == render(), "Run `python -m tools.docs_indicators`."
