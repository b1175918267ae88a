"""What the page says of earlier forecasts is what the paper with all tables says, and what the backtest writes."""

from __future__ import annotations

import re
from pathlib import Path

from areasend.forecast.plans import proven

PAPER = Path(__file__).resolve().parents[4] / "docs" / "explanation" / "how-good-the-forecasts-are.md"


def row(table: str, name: str) -> list[str]:
    """The cells of a row in the first table under a heading, by years ahead."""
    part = PAPER.read_text(encoding="utf-8").split(f"### {table}\n", 1)[1]
    found = re.search(rf"^\| {re.escape(name)} \|(.*)\|$", part, re.MULTILINE)
    return [cell.strip(" *%") for cell in found[1].split("|")]


def test_the_page_and_the_paper_agree():
    found = proven.proof()
    errors, intervals = (
        f"{name}, origins from {found.origins_from}" for name in ("Mean absolute percentage error", "Intervals")
    )
    assert [one.years for one in found.rows] == [1, 3, 5]
    for one in found.rows:
        at = one.years - 1
        assert f"{one.error:.2f}" == row(errors, "**this model**")[at]
        assert f"{one.naive:.2f}" == row(errors, "mean three-year growth")[at]
        assert str(one.judged) == row(errors, "forecasts judged")[at]
        assert f"{one.inside_95:.1f}" == row(intervals, "truths inside the 95% interval")[at]


def test_the_file_is_as_the_backtest_writes_it():
    found = proven.proof()
    rows = [vars(one) for one in found.rows]
    assert proven.text(found.origins_from, found.source, rows) == proven.path().read_text(encoding="utf-8")
