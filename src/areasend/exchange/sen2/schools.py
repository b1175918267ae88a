"""Which kind of place each URN is: a return names a school by its number alone."""

from __future__ import annotations

from areasend.exchange.caseload.delimited import read_delimited
from areasend.exchange.caseload.shapes import Unreadable
from areasend.exchange.transitions.shapes import Problem
from areasend.rules.place_kinds import COLLEGES, OTHER_SPECIAL, STATE_SPECIAL, kind_of

TYPES = ("type", "typeofestablishment (name)")
"""Our own settings table, or the Department for Education's register of schools (GIAS) as it is downloaded."""
NAMED = (
    (
        ("post 16", "post-16", "further education", "sixth form", "agricultural", "registered learning provider"),
        "general_fe_tertiary_colleges",
    ),
    (
        ("non-maintained special", "independent special", "special, independent", "special, non-maintained"),
        "special_independent",
    ),
    (("special",), "special_la_maintained"),
    (
        (
            "referral",
            "alternative provision",
            "online",
            "wales",
            "welsh",
            "offshore",
            "overseas",
            "higher education",
            "early years",
        ),
        "other",
    ),
)
"""Words of the register's types, the first that fits; everything else there is a mainstream school."""


def read_schools(file: str, content: bytes) -> tuple[dict[str, str], list[Problem]]:
    """Type by URN, as `rules.place_kinds.kind_of` takes it; or everything that is wrong with the file."""
    try:
        sheet = read_delimited(file, content)[0]
    except Unreadable as error:
        return {}, [Problem(file, 0, str(error))]
    header = [cell.casefold() for cell in sheet.header]
    column = next((name for name in TYPES if name in header), "")
    if "urn" not in header or not column:
        words = "The first row must name the columns urn and type (or TypeOfEstablishment (name), as the register of schools has it)."
        return {}, [Problem(file, 1, words)]
    found: dict[str, str] = {}
    problems = []
    for number, cells in sheet.rows:
        row = dict(zip(header, (str(cell or "").strip() for cell in cells), strict=False))
        urn, name = row.get("urn", ""), row.get(column, "")
        if not urn.isdecimal() or len(urn) > 6 or not name:
            problems.append(
                Problem(file, number, "A row needs a URN of six digits and a type. Correct it, or leave it out.")
            )
        else:
            found[urn.zfill(6)] = type_of(name)
    return found, problems


def type_of(name: str) -> str:
    """A type that `kind_of` takes.

    >>> type_of("special_academy_free"), type_of("Other independent special school"), type_of("Academy converter")
    ('special_academy_free', 'special_independent', 'mainstream_')
    """
    said = name.casefold()
    if said in STATE_SPECIAL | OTHER_SPECIAL | COLLEGES or "_" in said:
        return said
    return next((kind for words, kind in NAMED if any(word in said for word in words)), "mainstream_")


def kind(schools: dict[str, str], urn: str, provision: str, is_residential: bool) -> str | None:
    """The kind of place, or None where nothing tells it."""
    known = schools.get(urn.zfill(6), "")
    return kind_of(known, provision, is_residential) if known or provision else None
