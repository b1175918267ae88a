"""Words for the public name no child: checked against the records before they are published."""

from __future__ import annotations

import re

from django.db.models import F, Q, Value
from django.db.models.functions import Concat

from areasend.actions.refusal import Refused
from areasend.records.models import Case, Person

PATTERNS = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.\w"),
    "a telephone or NHS number": re.compile(r"(?<!\d)(?:\d[ -]?){10,}"),
    "a unique pupil number": re.compile(r"\b[A-Za-z]\d{11}[\dA-Za-z]\b"),
    "a date of birth": re.compile(r"\b(?:born|dob|date of birth)\b[^.]{0,20}\d", re.IGNORECASE),
    "a case number": re.compile(r"\b(?:[A-Z]\d{2}-\d{5}|CYP-\d{6})\b"),
}


def check_tells_nobody(text: str, *, field: str) -> None:
    """Refuse what looks like something that identifies a person. Says nothing of our records, so that anyone may be told."""
    found = [name for name, pattern in PATTERNS.items() if pattern.search(text)]
    if found:
        raise Refused(
            f"These words seem to hold {' and '.join(found)}. Take it out: nothing here may lead to a child.",
            field=field,
        )


def check_names_no_child(text: str, *, field: str) -> None:
    """Refuse words in which the whole name or the reference of a child of our records stands. For those who publish."""
    check_tells_nobody(text, field=field)
    if _named(text):
        raise Refused(
            "These words hold the name of a child in our records. Say it without the name, even if another is meant.",
            field=field,
        )


def _named(text: str) -> bool:
    plain = " ".join(text.split())
    names = {
        "by_forename": Concat(F("forename"), Value(" "), F("surname")),
        "by_known_as": Concat(F("known_as"), Value(" "), F("surname")),
    }
    people = Person.objects.annotate(words=Value(plain), **names)
    called = Q(words__icontains=F("by_forename")) | (~Q(known_as="") & Q(words__icontains=F("by_known_as")))
    is_person = people.filter(called | Q(words__icontains=F("reference"))).exists()
    return is_person or Case.objects.annotate(words=Value(plain)).filter(words__icontains=F("reference")).exists()
