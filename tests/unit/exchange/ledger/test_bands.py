"""Rates of bands from a file, or what is wrong with it."""

from decimal import Decimal

import pytest

from areasend.exchange.ledger.bands import read

GOOD = 'year,band,kind,amount\n2026-27,B1,special,9000\n2026-27,B1,mainstream,"4,500.50"\n'


def test_rates_are_read():
    rates, problems = read("bands.csv", GOOD.encode())
    assert problems == []
    assert [(rate.first, rate.band, rate.kind, rate.amount) for rate in rates] == [
        (2026, "B1", "special", Decimal(9000)),
        (2026, "B1", "mainstream", Decimal("4500.50")),
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("9000", ""), "A cost is missing. The top-up in pounds for a whole year."),
        (("9000", "-1"), "below nought"),
        (("special", "castle"), "“castle” is not a kind that is paid by band"),
        (("2026-27,B1,special", "2026,B1,special"), "Write it as 2026-27"),
        (("B1,mainstream", "B1,special"), "stands in row 2 already"),
        (("B1,special", ",special"), "Name the band"),
        (("kind", "sort"), "has no column kind"),
    ],
)
def test_what_is_wrong_is_said(change, said):
    _, problems = read("bands.csv", GOOD.replace(*change, 1).encode())
    assert any(said in str(problem) for problem in problems)


def test_a_file_without_rows_says_so():
    assert "has no rows" in str(read("bands.csv", b"year,band,kind,amount\n")[1][0])
