"""The sectors from which the members of a partnership's boards come."""

from __future__ import annotations

from collections.abc import Sequence

from areasend.rules.because import in_words

SECTORS = {
    "education": "Education",
    "health": "Health",
    "social_care": "Social care",
    "parents_carers": "Parents and carers",
    "young_people": "Young people",
    "voluntary": "Voluntary sector",
    "council": "Members of the council",
}


def label(sector: str) -> str:
    return SECTORS.get(sector, sector)


def listed(sectors: Sequence[str]) -> str:
    """Such as "health, parents and carers, and young people"."""
    names = [label(sector)[0].lower() + label(sector)[1:] for sector in sectors]
    if len(names) < 2:
        return "".join(names)
    commas = "," if len(names) > 2 or any(" and " in name for name in names) else ""
    return f"{', '.join(names[:-1])}{commas} and {names[-1]}"


def counted(number: int, one: str, more: str) -> str:
    """Such as "one member" or "five members"."""
    return f"{in_words(number)} {one if number == 1 else more}"
