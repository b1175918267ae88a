"""Words for the public name no child: checked against the records before they are published.

A name is found however it is written: with or without accents, in capitals, across lines, surname first, with an initial between, with a
hyphen or an apostrophe or neither.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.db import connection
from django.db.models import F, Func, Q, TextField

from areasend.actions.refusal import Refused
from areasend.documents.paper import Facts, Heading, Paper, Table, lines, plain
from areasend.records.models import Case, Person
from areasend.rules.told_small import warning

ANYONE_S = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.\w"),
    "a telephone or NHS number": re.compile(r"(?<!\d)(?:\d[ -]?){10,}"),
}
"""Of a service they may well be published; in a question from the public they are somebody's own."""
A_CHILD_S = {
    "a unique pupil number": re.compile(r"\b[A-Za-z]\d{11}[\dA-Za-z]\b"),
    "a date of birth": re.compile(r"\b(?:born|dob|date of birth)\b[^.]{0,20}\d", re.IGNORECASE),
    "a case number": re.compile(r"\b(?:[A-Z]\d{2}-\d{5}|CYP-\d{6})\b", re.IGNORECASE),
}
POSTCODE = re.compile(r"\b([A-Za-z]{1,2}\d[A-Za-z\d]?)\s*(\d[A-Za-z]{2})\b")
PART = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile(r"['’‘ʼ`]")
OWNED = re.compile(r"(?<=\w)['’‘ʼ`]s\b")
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
FOLDED = tuple(
    Func(F(name), function="areasend_fold", output_field=TextField()) for name in ("forename", "known_as", "surname")
)
"""Each name without accents and capitals."""


def check_tells_nobody(text: str, *, field: str) -> None:
    """Refuse what looks like something that identifies a person. Says nothing of our records, so that anyone may be told."""
    _check(text, {**ANYONE_S, **A_CHILD_S}, field)


def check_names_no_child(text: str, *, field: str | None) -> None:
    """Refuse words in which the name, number or home of a child of our records stands, or anybody's address or number. For those who
    publish a question or what was heard."""
    _check(text, {**ANYONE_S, **A_CHILD_S}, field)
    _check_records([text], field)


def check_public_words(texts: Iterable[str], *, field: str | None = None) -> None:
    """As `check_names_no_child`, of what a service writes itself: it may give its own telephone number."""
    found = [text for text in texts if text]
    for text in found:
        _check(text, A_CHILD_S, field)
    _check_records(found, field)


def check_small_told(texts: Iterable[str], *, because: str) -> None:
    """Refuse words that tell of very few children, unless the person gives a reason; the reason stays in the audit."""
    said = warning([text for text in texts if text])
    if said and not because.strip():
        raise Refused(said, field="small_because")


def check_public_paper(paper: Paper) -> None:
    """Refuse a paper that would name a child, before everyone can read it. Who sits on a board is left out: they are named on purpose."""
    check_public_words(_words(paper))


def _words(paper: Paper) -> Iterator[str]:
    yield from (paper.title, paper.subtitle)
    for block in paper.blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Table):
            yield from (" ".join(plain(cell) for cell in row) for row in block.rows)
        elif not isinstance(block, Facts):
            yield from (plain(line) for line in lines(block))


def _check(text: str, patterns: dict[str, re.Pattern[str]], field: str | None) -> None:
    found = [name for name, pattern in patterns.items() if pattern.search(text)]
    if found:
        raise Refused(
            f"These words seem to hold {' and '.join(found)}. Take it out: nothing here may lead to a child.",
            field=field,
        )


def _check_records(texts: list[str], field: str | None) -> None:
    """One look into the records for all the texts, a second for each only where something was found."""
    if not _leads_to_a_child("\n".join(texts)):
        return
    said = next((text for text in texts if _leads_to_a_child(text)), "")
    raise Refused(
        "These words seem to hold the name of a child or young person, or what leads to one"
        f"{f': “{_short(said)}”' if len(texts) > 1 and said else ''}. Say it without, even if another is meant.",
        field=field,
    )


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:119]}…"


def _leads_to_a_child(text: str) -> bool:
    return bool(text.strip()) and (_is_named(text) or _is_numbered(text) or _is_home(text))


def _is_named(text: str) -> bool:
    said = f" {' '.join(_parts(_fold(text)))} "
    return any(_is_said(name, said) for person in _candidates(set(said.split())) for name in _names(*person))


def _is_said(name: tuple[str, str], said: str) -> bool:
    """The two one after the other, or with an initial between."""
    first, last = name
    return f" {first} {last} " in said or re.search(rf" {first} [a-z] {last} ", said) is not None


def _candidates(said: set[str]) -> list[tuple[str, str, str]]:
    """Forename, known as and surname, folded, of everyone of whose names at least two words are said."""
    rows = Person.objects.order_by().values_list("pk", "search_name")
    found = [pk for pk, name in rows if len(said & _parts_kept(name)) > 1]
    return list(Person.objects.order_by().filter(pk__in=found).values_list(*FOLDED))


@lru_cache(maxsize=100_000)
def _parts_kept(search_name: str) -> frozenset[str]:
    """Parting every name of an area anew would take longer than all the rest of the check."""
    return frozenset(_parts(search_name))


def _names(forename: str, known_as: str, surname: str) -> Iterator[tuple[str, str]]:
    last = " ".join(_parts(surname))
    for first in (" ".join(_parts(name)) for name in (forename, known_as) if name):
        yield first, last
        yield last, first


def _parts(folded: str) -> list[str]:
    """The words: a hyphen parts two, an apostrophe none, and what belongs to somebody is that somebody."""
    return PART.findall(APOSTROPHE.sub("", OWNED.sub("", folded)))


def _fold(text: str) -> str:
    """Small letters without accents, as the database folds names."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT areasend_fold(%s)", [unicodedata.normalize("NFKC", INVISIBLE.sub("", text))])
        return str(cursor.fetchone()[0])


def _is_numbered(text: str) -> bool:
    """Whether a word is the reference of a person or a case, or a pupil's or learner's number."""
    words = set(re.findall(r"[A-Z0-9-]+", text.upper()))
    person = Q(reference__in=words) | Q(upn__in=words) | Q(uln__in=words)
    return Person.objects.filter(person).exists() or Case.objects.filter(reference__in=words).exists()


def _is_home(text: str) -> bool:
    codes = {f"{first}{space}{last}".upper() for first, last in POSTCODE.findall(text) for space in ("", " ")}
    return bool(codes) and Person.objects.filter(postcode__in=codes).exists()
