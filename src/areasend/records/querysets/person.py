from __future__ import annotations

import re
from string import ascii_uppercase

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Greatest

LOOSELY = 0.3
MOST_CARED_FOR = 200
EXACTLY = 0.9
LEAST_DIGITS = 6
LOOSE_REFERENCE = re.compile(r"([A-Z]?)-?(\d\d)-?(\d{5})|([A-Z]?)-?(\d\d)-(\d{1,5})")
ABOUT_A_PHONE = re.compile(r"[\d\s()+.-]+")


class Fold(Func):
    """Lower case without accents, as the database folds names."""

    function = "areasend_fold"
    arity = 1
    output_field = models.TextField()


def case_references(words: str) -> list[str]:
    """What may be meant by a case reference without its letter, dash or leading noughts: 24-08078, a24 08078, A24-8078."""
    found = LOOSE_REFERENCE.fullmatch(dashed(words))
    if not found:
        return []
    letter, year, number = (found[1], found[2], found[3]) if found[2] else (found[4], found[5], found[6])
    return [f"{each}{year}-{number:0>5}" for each in (letter or ascii_uppercase)]


def dashed(words: str) -> str:
    return re.sub(r"[\s/–-]+", "-", words.strip().upper())


def numbered(words: str) -> Q:
    """People of this reference or UPN, of the case of this reference, or in the care of someone with this telephone number."""
    written = words.upper().replace(" ", "")
    found = Q(reference__in={written, dashed(words)}) | Q(upn=written)
    return found | Q(pk__in=of_phone(words))


def of_phone(words: str) -> list[int]:
    """The ids of those whose carer's telephone number holds these digits; spaces, brackets and the country's code do not matter."""
    from areasend.records.models import CareLink

    digits = re.sub(r"\D", "", words)
    if len(digits) < LEAST_DIGITS or not ABOUT_A_PHONE.fullmatch(words):
        return []
    plain = Func(F("carer__phone"), Value(" -()+."), Value(""), function="translate", output_field=models.TextField())
    links = CareLink.objects.filter(until=None).order_by().annotate(digits=plain)
    found = links.filter(digits__contains=digits.removeprefix("0044").removeprefix("44").removeprefix("0"))
    return list(found.values_list("person", flat=True)[:MOST_CARED_FOR])


def of_carer(words: str) -> dict[int, float]:
    """The ids of those whose parent or carer has this name, and how near it comes. Reads every carer's name."""
    from areasend.records.models import CareLink

    sought, name = Fold(Value(words)), Fold(F("carer__name"))
    links = CareLink.objects.filter(until=None).annotate(folded=name).filter(folded__trigram_word_similar=sought)
    near = links.annotate(nearness=TrigramWordSimilarity(sought, F("folded"))).order_by("-nearness", "pk")
    return dict(reversed(near.values_list("person", "nearness")[:MOST_CARED_FOR]))


def nearness(words: str, name: str, person: str, cared: dict[int, float]) -> Greatest:
    """How near a child comes to the words: by its own name, or fully where its carer is named exactly."""
    exact = [pk for pk, near in cared.items() if near >= EXACTLY]
    by_carer = models.Case(
        models.When(Q(**{f"{person}__in": exact}), then=Value(EXACTLY)),
        default=Value(0.0),
        output_field=models.FloatField(),
    )
    return Greatest(TrigramWordSimilarity(Fold(Value(words)), F(name)), by_carer)


class PersonQuerySet(models.QuerySet["Person"]):
    def search(self, words: str, cared: dict[int, float] | None = None) -> PersonQuerySet:
        """By reference, UPN or name, or by the name or telephone number of a carer; nearest first.

        How many typing errors a name may hold is in the settings (DATABASES). `cared`: what `of_carer` found, where it was asked.
        """
        if any(letter.isdigit() for letter in words):
            of_cases = Q(cases__reference__in=case_references(words))
            return self.filter(numbered(words) | of_cases).distinct()
        cared = of_carer(words) if cared is None else cared
        return (
            self.filter(Q(search_name__trigram_word_similar=Fold(Value(words))) | Q(pk__in=list(cared)))
            .annotate(nearness=nearness(words, "search_name", "pk", cared))
            .order_by("-nearness", "surname", "forename")
        )

    def search_loosely(self, words: str) -> PersonQuerySet:
        """The names that come nearest where none is near: Muhammad Hussein for Mohammed Hussain. Reads every name, so ask it last."""
        nearness = TrigramWordSimilarity(Fold(Value(words)), F("search_name"))
        return (
            self.annotate(nearness=nearness).filter(nearness__gte=LOOSELY).order_by("-nearness", "surname", "forename")
        )
