"""A month of the ledger: whole to the penny, or refused with the difference and its place."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook

from areasend.exchange.ledger.month import read

KNOWN = ("FEES-IND", "TOP-SPEC", "IN-ALLOC")
GOOD = (
    "period,line,amount,description\n"
    '2026-10,FEES-IND,"£1,200.40",October\n'
    "2026-10,FEES-IND,(200.40),Refund\n"
    "2026-10,IN-ALLOC,5000.00,\n"
    "2026-10,TOTAL,6000.00,\n"
    "2026-10,TOTAL FEES-IND,1000.00,\n"
)


def wrong(text):
    month, problems = read("ledger.csv", text.encode(), KNOWN)
    assert month is None
    return [str(problem) for problem in problems]


def test_a_month_that_adds_up_is_read():
    month, problems = read("ledger.csv", GOOD.encode(), KNOWN)
    assert problems == []
    assert (month.period, month.control) == (date(2026, 10, 1), Decimal(6000))
    assert month.by_line() == {"FEES-IND": Decimal(1000), "IN-ALLOC": Decimal(5000)}


def test_a_workbook_is_read_like_a_text():
    book = Workbook()
    for row in (
        ["period", "line", "amount"],
        [date(2026, 10, 1), "TOP-SPEC", 12.5],
        ["2026-10", "TOP-SPEC", 0.1 + 0.2],
        ["2026-10", "TOTAL", 12.8],
    ):
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    month, problems = read("ledger.xlsx", content.getvalue(), KNOWN)
    assert problems == []
    assert month.by_line() == {"TOP-SPEC": Decimal("12.80")}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("TOTAL,6000.00", "TOTAL,6000.01"),
            "come to £6,000.00, the total is £6,000.01: £0.01 less than it should be.",
        ),
        (("TOTAL FEES-IND,1000", "TOTAL FEES-IND,900"), "Row 6, amount: The rows of FEES-IND come to £1,000.00"),
        (("2026-10,IN-ALLOC", "2026-10,FEES-INC"), "“FEES-INC” is not a line of the budget. Is it FEES-IND?"),
        (("2026-10,IN-ALLOC", "2026-10,TEA"), "The lines are: FEES-IND, IN-ALLOC, TOP-SPEC."),
        (("2026-10,IN-ALLOC", "2026-13,IN-ALLOC"), "“2026-13” is not a month"),
        (("2026-10,IN-ALLOC", "-2026-10,IN-ALLOC"), "“-2026-10” is not a month"),
        (("2026-10,IN-ALLOC", "2026-09,IN-ALLOC"), "This row is of 2026-09, the file of 2026-10"),
        (("5000.00", "5000.001"), "whole pence"),
        (("5000.00", "lots"), "“lots” is not an amount"),
        (("5000.00", ""), "Row 4, amount: This is empty."),
        (("2026-10,TOTAL,6000.00,\n", ""), "has no control total"),
        (("2026-10,TOTAL FEES-IND,1000.00", "2026-10,TOTAL,6000.00"), "stands in row 5 already"),
        (("amount", "sum"), "has no column amount"),
    ],
)
def test_what_is_wrong_is_said(change, said):
    assert any(said in sentence for sentence in wrong(GOOD.replace(*change)))


def test_a_row_entered_twice_is_suspected():
    twice = GOOD.replace("2026-10,IN-ALLOC,5000.00,\n", "2026-10,IN-ALLOC,5000.00,\n" * 2)
    assert "Row 5 (IN-ALLOC) is just this amount: is it entered twice" in wrong(twice)[0]


def test_a_wrong_sign_is_suspected():
    assert "Row 3 (FEES-IND) is half of it: has it the wrong sign?" in wrong(GOOD.replace("(200.40)", "200.40"))[0]


def test_turned_digits_are_suspected():
    assert "two digits the wrong way round" in wrong(GOOD.replace("TOTAL,6000.00", "TOTAL,6000.27"))[0]


def test_an_empty_file_says_what_belongs_in_it():
    assert "has no rows" in wrong("period,line,amount\n")[0]
    assert wrong("")
