"""Money is Decimal at the edges (files, records, pages) and whole pence in columns between them: exact in both.

There is one rule of rounding: half a penny goes up (away from nought), and it is applied to what is due *up to* a day. What is due between
two days is the difference of its two ends. So a year cut into months, or in two by a move, adds up to the same pounds as the year whole.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

import numpy as np
from numpy.typing import NDArray

Pence = NDArray[np.int64]
PENNY = Decimal("0.01")
MOST = Decimal("9999999999.99")


class NotMoney(ValueError):
    """The text is no amount of money; the message says what to write."""


def to_pence(amount: Decimal) -> int:
    """Whole pence of pounds that have no more than two decimals. Raises NotMoney."""
    pence = amount * 100
    if not amount.is_finite() or pence != pence.to_integral_value():
        raise NotMoney(f"{amount} is not an amount in pounds and whole pence. Write it as 1234.56.")
    return int(pence)


def to_pounds(pence: int) -> Decimal:
    """
    >>> to_pounds(-123456)
    Decimal('-1234.56')
    """
    return (Decimal(int(pence)) / 100).quantize(PENNY)


def rounded(amount: Decimal) -> Decimal:
    """To the penny, half a penny up."""
    return amount.quantize(PENNY, rounding=ROUND_HALF_UP)


def read_money(text: str) -> Decimal:
    """£1,234.50, (1,234.50) or -1234.5 as Decimal. Raises NotMoney where it is none, or has parts of a penny."""
    plain = text.strip().replace("£", "").replace(",", "").replace(" ", "").replace("−", "-")
    if plain.startswith("(") and plain.endswith(")"):
        plain = f"-{plain[1:-1]}"
    try:
        found = Decimal(plain)
    except InvalidOperation as error:
        raise NotMoney(f"“{text}” is not an amount. Write it as 1234.56.") from error
    if found.is_finite() and abs(found) > MOST:
        raise NotMoney(f"“{text}” is more than ten thousand million pounds. Check it.")
    to_pence(found)
    return found.quantize(PENNY)


def money(amount: Decimal | int, *, sign: bool = False) -> str:
    """Pounds with thousands and pence; `sign` puts a plus before gains.

    >>> money(Decimal("-1234.5"))
    '−£1,234.50'
    """
    value = Decimal(amount)
    before = "−" if value < 0 else "+" if sign and value > 0 else ""
    return f"{before}£{abs(value):,.2f}"


def pounds(amount: Decimal | int, *, sign: bool = False) -> str:
    """To the nearest pound, for those who read a page and not an account.

    >>> pounds(Decimal("1234.50"))
    '£1,235'
    """
    return money(Decimal(amount).quantize(Decimal(1), rounding=ROUND_HALF_UP), sign=sign).removesuffix(".00")


def millions(amount: Decimal | float) -> str:
    """As a councillor says it: £7.3 million; below a million, thousands.

    >>> millions(Decimal("-15234567"))
    '−£15.2 million'
    """
    value = float(amount)
    before = "−" if value < 0 and round(abs(value)) else ""
    if abs(value) >= 999_950:
        return f"{before}£{abs(value) / 1e6:,.1f} million"
    if abs(value) >= 10_000:
        return f"{before}£{abs(value) / 1e3:,.0f},000"
    return f"{before}£{abs(value):,.0f}"


def share_of(total: Pence, part: NDArray[np.int64], whole: int) -> Pence:
    """`total` x `part` / `whole` to the penny, half up, on whole numbers throughout: nothing is lost on the way."""
    product = total.astype(np.int64) * part.astype(np.int64)
    halves: Pence = (2 * np.abs(product) + whole) // (2 * whole)
    return halves * np.sign(product).astype(np.int64)
