"""What is read from a return: whose plan was in force on its day, and in which state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from areasend.rules import law
from areasend.rules.place_kinds import KINDS

SCHOOL, NO_PLACEMENT, NO_NEED = "school", "NOPLACE", "NOTKNOWN"
WITHOUT_URN = law.codes("settings_without_urn")
NEEDS = {code: words for code, words in law.codes("sen_needs").items() if code != "NSA"}
"""SEN2 has no code for a need that nobody has assessed."""
SETTING_WORDS = {**WITHOUT_URN, **KINDS, SCHOOL: "School of a type not given", NO_PLACEMENT: "No placement returned"}
NEED_WORDS = {**NEEDS, NO_NEED: "No need returned"}

ODD = {
    "several": "{} people had more than one plan in force; the one that began last is counted.",
    "no_placement": f"{{}} plans in force had no placement on the day; they are told as “{SETTING_WORDS[NO_PLACEMENT]}”.",
    "no_need": f"{{}} plans in force had no main need; they are told as “{NEED_WORDS[NO_NEED]}”.",
    "both": "{} placements were in a SEN unit and in resourced provision at once; they are told as SEN unit.",
    "letter": "{} UPNs have a wrong check letter; they are used as they stand.",
    "no_type": f"{{}} placements name a school whose type is not given; they are told as “{SETTING_WORDS[SCHOOL]}”.",
    "old": "{} people with a plan in force were older than 25, and are left out.",
}
"""What can be worked with though it looks odd: one sentence each, with its number."""


@dataclass(frozen=True)
class Holder:
    """One person whose plan was in force: where they stand in the file, what they are known again by, and their state."""

    position: int
    upn: str
    uln: str
    named: str
    """A digest of name and day of birth."""
    born_on: date
    setting: str
    need: str


@dataclass
class Return:
    """One January's; `area` is the DfE's number of the council."""

    file: str
    year: int = 0
    on: date = date.min
    area: str = ""
    holders: list[Holder] = field(default_factory=list)
    odd: Counter[str] = field(default_factory=Counter)

    @property
    def remarks(self) -> list[str]:
        return [f"{self.file}: {words.format(f'{self.odd[key]:,}')}" for key, words in ODD.items() if self.odd[key]]
