"""A small block whose outturn can be worked by hand."""

from typing import Any


def pounds(amount: float, times: int) -> list[str]:
    return [f"{amount:.2f}"] * times


def inputs(**changes: Any) -> dict[str, Any]:
    """Six months closed. Fees are committed at 100 a month and the ledger ran at 110; therapies have a budget of 1,200."""
    plain = {
        "year": "2026-27",
        "closed": 6,
        "opening": "-5000.00",
        "plans": 100,
        "growth": 0.0,
        "lines": [
            {"code": "IN-ALLOC", "budget": "12000.00", "actual": pounds(1000, 6)},
            {"code": "FEES-IND", "budget": "1200.00", "actual": pounds(110, 6), "committed": pounds(100, 12), "exit": "1200.00"},
            {"code": "THERAPY", "budget": "1200.00", "actual": pounds(90, 6)},
            {"code": "NOPLAN", "budget": "600.00", "actual": pounds(70, 6)},
            {"code": "TRANSPORT", "budget": "300.00", "actual": pounds(25, 6), "committed": pounds(25, 12), "exit": "300.00"},
        ],
        "measures": [],
        "past": [{"year": "2025-26", "income": "11000.00", "spend": "13000.00", "in_year": "-2000.00", "balance": "-5000.00"}],
        "missing": {"count": 0, "estimated": "0.00"},
    }  # fmt: skip
    return plain | changes


def line(of: str, **changes: Any) -> dict[str, Any]:
    found = next(one for one in inputs()["lines"] if one["code"] == of)
    return found | changes


def with_line(of: str, **changes: Any) -> dict[str, Any]:
    """The small block with one line changed."""
    lines = [one | changes if one["code"] == of else one for one in inputs()["lines"]]
    return inputs(lines=lines)


def measure(**changes: Any) -> dict[str, Any]:
    plain = {"key": "1", "title": "A base", "line": "FEES-IND", "starts_on": "2026-11-01", "ends_on": None}
    return plain | {"full_year": "1200.00", "cost": "0.00", "delivered": "0.00"} | changes


CERTAIN = {
    "growth_doubt": 0, "inflation_doubt": 0, "mix_doubt": 0, "allocation_doubt": 0, "month_noise": 0, "delivery_doubt": 0,
}  # fmt: skip
"""Parameters that leave no doubt."""
