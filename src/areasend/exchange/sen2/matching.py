"""Who in one return is who in the next: by UPN, then by learner number, then by name and day of birth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from areasend.exchange.sen2.shapes import Holder, Return

BY = ("upn", "uln", "named")


@dataclass(frozen=True)
class Known:
    """`who`: for each return, a number for each of its holders, the same for the same person. `matched`: for each return but the first,
    how many were known from the one before, by what."""

    who: tuple[tuple[int, ...], ...]
    matched: tuple[Counter[str], ...]


def match(returns: Sequence[Return]) -> Known:
    """A name and day of birth that two people of one return share tell nobody; nor do they where both have UPNs, which differ."""
    seen: dict[tuple[str, str], int] = {}
    upn_of: dict[int, str] = {}
    who: list[tuple[int, ...]] = []
    matched: list[Counter[str]] = []
    for told in returns:
        numbers, how = _of_one(told.holders, seen, upn_of)
        before = set(who[-1]) if who else set()
        matched.append(Counter(by for number, by in zip(numbers, how, strict=True) if number in before))
        who.append(numbers)
    return Known(tuple(who), tuple(matched[1:]))


def _of_one(
    holders: Sequence[Holder], seen: dict[tuple[str, str], int], upn_of: dict[int, str]
) -> tuple[tuple[int, ...], list[str]]:
    """Numbers run from nought, each of them a key of `upn_of`."""
    shared = {key for key, count in Counter(key for one in holders for key in _keys(one)).items() if count > 1}
    numbers: dict[int, int] = {}
    taken: set[int] = set()
    how = [""] * len(holders)
    for by in BY:
        for at, one in enumerate(holders):
            key = (by, getattr(one, by))
            number = seen.get(key) if at not in numbers and key[1] and key not in shared else None
            if number is None or number in taken or (by != "upn" and _is_other(one, upn_of.get(number, ""))):
                continue
            numbers[at], how[at] = number, by
            taken.add(number)
    fresh = len(upn_of)
    for at, one in enumerate(holders):
        number = numbers.setdefault(at, fresh)
        fresh += number == fresh
        seen |= {key: number for key in _keys(one) if key not in shared}
        upn_of[number] = one.upn or upn_of.get(number, "")
    return tuple(numbers[at] for at in range(len(holders))), how


def _keys(one: Holder) -> Iterable[tuple[str, str]]:
    return ((by, getattr(one, by)) for by in BY if getattr(one, by))


def _is_other(one: Holder, upn: str) -> bool:
    """Two lasting UPNs that differ; one that ends with a letter is temporary, and is replaced."""
    return bool(one.upn and upn and one.upn != upn and one.upn[-1].isdigit() and upn[-1].isdigit())
