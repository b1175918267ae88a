"""Kinds of places and phases of education: one reading of a placement for occupancy, forecast, workbook and page.

A school year is named by its January: 2027 is the year 2026/27. A child's *age in a year* is that on the 31 August before it, so that
reception is 4, Year 6 is 10, Year 11 is 15. Places for ages "4 to 11", as schools write it, are left at the end of the year in which a
child turns 11: they hold the ages in a year from 4 to 10.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

KINDS = {
    "special": "State special school",
    "resourced": "Resourced provision",
    "unit": "SEN unit",
    "residential": "Residential special school",
    "post_16": "Post-16 course",
    "independent": "Independent or non-maintained special school",
    "mainstream": "Mainstream school",
    "other": "Other setting or arrangement",
}
SPECIALIST = ("special", "resourced", "unit", "residential")
"""Kinds whose shortage is told as one: places that a council commissions for children who need more than an ordinary class."""
COMMISSIONED = (*SPECIALIST, "post_16", "mainstream")
"""Kinds of which places may be recorded."""
PHASES = {"early_years": "Early years", "primary": "Primary", "secondary": "Secondary", "post_16": "Post-16"}
AGES = {"early_years": (0, 3), "primary": (4, 10), "secondary": (11, 15), "post_16": (16, 25)}
"""Ages in a year, both included."""
OLDEST = 25
STATE_SPECIAL = frozenset({"special_la_maintained", "special_academy_free"})
OTHER_SPECIAL = frozenset({"special_independent", "special_non_maintained"})
COLLEGES = frozenset({"general_fe_tertiary_colleges", "specialist_post_16_institutions", "ukrlp_provider"})
PROVISIONS = {"resourced_provision": "resourced", "senunit": "unit"}


def kind_of(setting_type: str, provision: str = "", is_residential: bool = False) -> str:
    """The kind of place that a placement takes; the type is that of the DfE's caseload table, empty where there is no setting.

    >>> kind_of("mainstream_academy", "senunit"), kind_of("special_academy_free", "", True), kind_of("special_independent", "", True)
    ('unit', 'residential', 'independent')
    """
    if provision:
        return PROVISIONS[provision]
    if setting_type in STATE_SPECIAL:
        return "residential" if is_residential else "special"
    if setting_type in OTHER_SPECIAL:
        return "independent"
    if setting_type in COLLEGES:
        return "post_16"
    return "mainstream" if setting_type.startswith("mainstream_") else "other"


def phase_at(age: int) -> str:
    """The phase of an age in a year."""
    return next(phase for phase, (_, last) in AGES.items() if age <= last or phase == "post_16")


def phases_of(lowest: int, highest: int) -> tuple[str, ...]:
    """The phases for which places for these ages, as schools write them, are open.

    >>> phases_of(4, 11), phases_of(3, 19)
    (('primary',), ('early_years', 'primary', 'secondary', 'post_16'))
    """
    return tuple(phase for phase, (first, last) in AGES.items() if lowest <= last and highest - 1 >= first)


def year_of(on: date) -> int:
    """The January that names the school year of a day: from September on, the next one."""
    return on.year + (on.month >= 9)


def year_words(year: int) -> str:
    """
    >>> year_words(2027)
    '2026/27'
    """
    return f"{year - 1}/{year % 100:02d}"


def first_day(year: int) -> date:
    """The 1 September with which a school year begins."""
    return date(year - 1, 9, 1)


def count_day(year: int) -> date:
    """The day as at which a school year's places count: that of the January school census, near enough."""
    return date(year, 1, 15)


def age_in_year(born_on: date, year: int) -> int:
    """Whole years on the 31 August before the school year; never below nought or above 25, the last age that a plan reaches."""
    return max(0, min(year - 1 - born_on.year - ((born_on.month, born_on.day) > (8, 31)), OLDEST))


def are_kinds(kinds: Iterable[str]) -> bool:
    return set(kinds) <= KINDS.keys()
