"""Small numbers of children in words that somebody typed: warned of before they are published.

Tables and figures are guarded by `rules.disclosure`; a sentence is not. "Three children at the school in Thame have no place" may lead
to them as surely as a cell of a table. The check finds a number from 1 to 4, in digits or words, before a word for children or what stands
for one child (an EHC plan, an appeal, an exclusion); a plan alone may be the area's own. It knows no more than that, so it warns and a
person decides: "one child is one too many" leads to nobody.
"""

from __future__ import annotations

import re

NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "a single": 1, "a couple of": 2}
WHO = (
    r"child|children|young (?:person|people|man|men|woman|women)|pupils?|students?|learners?|girls?|boys?|famil(?:y|ies)|siblings?"
    r"|(?:EHC|education, health and care) plans?|appeals?|exclusions?"
)
BETWEEN = r"(?:[a-z-]+\s+){0,2}"
"""Up to two words between the number and those it counts, such as "looked-after"."""
SMALL = re.compile(
    rf"(?<![\d.,£/-])\b(?P<number>[1-4]|{'|'.join(NUMBERS)})\s+(?P<between>{BETWEEN})(?P<who>{WHO})\b", re.I
)
NOT_A_COUNT = re.compile(
    r"\b(?:in|of|or|to|for|from|with|about|and|per|every|years?|months?|weeks?|days?|terms?|times?|steps?)\b", re.I
)
"""Words between that make it no count of children: "one in every ten children", "two years of support for families"."""


def small_counts(text: str) -> list[str]:
    """The places in a text that tell of 1 to 4 children, as they stand there.

    >>> small_counts("Only three autistic children wait; 12 pupils do not, and one in four families is content.")
    ['three autistic children']
    """
    found = [" ".join(one[0].split()) for one in SMALL.finditer(text) if not NOT_A_COUNT.search(one["between"])]
    return list(dict.fromkeys(found))


def warning(texts: list[str]) -> str:
    """The sentence that asks for other words or for a reason; "" where nothing small is told."""
    found = [place for text in texts for place in small_counts(text)]
    if not found:
        return ""
    told = ", ".join(f"“{place}”" for place in dict.fromkeys(found))
    return (
        f"These words tell of very few children ({told}), who may be recognised by it. Say it without the number, such as “fewer than 5”, "
        "or give a reason why it may be told."
    )
