"""Bodies of the local area found by the names that plans give them, which are seldom written twice the same way."""

from __future__ import annotations

import re
from collections.abc import Iterable

from areasend.records.models import Organisation

SMALL = frozenset({"the", "of", "and", "for", "in", "a", "s"})
KINDS = (
    ("icb", re.compile(r"\bintegrated care|\bicb\b", re.I)),
    ("nhs_provider", re.compile(r"\bnhs\b|\bhospital|\bhealthcare\b", re.I)),
    ("council", re.compile(r"\bcouncil\b", re.I)),
    ("voluntary", re.compile(r"\bforum\b|\bfact\b|\bsendias\b|\bcharity\b|\bvoluntary\b|\bparents\b", re.I)),
)
ENOUGH = 2
"""Words that must be shared before a longer or shorter name is taken for the same body."""


def kind_of(name: str) -> str:
    """A guess by the words of a name; somebody can correct it."""
    return next((kind for kind, words in KINDS if words.search(name)), Organisation.Kind.OTHER)


def words_of(name: str) -> frozenset[str]:
    """The words that tell: without what stands in brackets and without small words; & is and."""
    bare = re.sub(r"\([^()]*\)", " ", name).replace("&", " and ").casefold()
    return frozenset(re.findall(r"[a-z0-9]+", bare)) - SMALL


class Bodies:
    """The bodies that are known, and those that are made for names that fit none."""

    def __init__(self, area: str) -> None:
        """`area`: the name of the local area, which bodies carry or leave out as they please."""
        known = list(Organisation.objects.all())
        self._area = words_of(area)
        self._by_name = {body.name.casefold(): body for body in known}
        self._by_words = _unique((words_of(body.name) - self._area, body) for body in known)
        self.made: list[Organisation] = []

    def of(self, name: str) -> Organisation:
        """The body of that name, of a name that differs in small words or the area's name, or whose longer name holds all its words;
        else a new one. What this run made is known by its very name only, so that the order of rows does not matter.
        """
        name = " ".join(name.split())
        found = self._by_name.get(name.casefold()) or self._alike(words_of(name) - self._area)
        if found is None:
            found = Organisation.objects.create(name=name, kind=kind_of(name))
            self.made.append(found)
        self._by_name[name.casefold()] = found
        return found

    def _alike(self, words: frozenset[str]) -> Organisation | None:
        if words in self._by_words:
            return self._by_words[words]
        if len(words) < ENOUGH:
            return None
        near = [body for known, body in self._by_words.items() if body and words < known]
        return near[0] if len(near) == 1 else None


def _unique(found: Iterable[tuple[frozenset[str], Organisation]]) -> dict[frozenset[str], Organisation | None]:
    """By their words; None where two bodies share them, so that neither is taken for the other."""
    kept: dict[frozenset[str], Organisation | None] = {}
    for words, body in found:
        kept[words] = None if words in kept or not words else body
    return kept
