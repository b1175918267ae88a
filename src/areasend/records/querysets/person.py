from __future__ import annotations

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import models
from django.db.models import F, Func, Q, Value

LOOSELY = 0.3


class Fold(Func):
    """Lower case without accents, as the database folds names."""

    function = "areasend_fold"
    arity = 1
    output_field = models.TextField()


class PersonQuerySet(models.QuerySet["Person"]):
    def search(self, words: str) -> PersonQuerySet:
        """By reference, UPN or name, nearest first. How many typing errors a name may hold is in the settings (DATABASES)."""
        if any(letter.isdigit() for letter in words):
            written = words.upper().replace(" ", "")
            return self.filter(Q(reference=written) | Q(upn=written) | Q(cases__reference=written)).distinct()
        return (
            self.filter(search_name__trigram_word_similar=Fold(Value(words)))
            .annotate(nearness=TrigramWordSimilarity(Fold(Value(words)), F("search_name")))
            .order_by("-nearness", "surname", "forename")
        )

    def search_loosely(self, words: str) -> PersonQuerySet:
        """The names that come nearest where none is near: Muhammad Hussein for Mohammed Hussain. Reads every name, so ask it last."""
        nearness = TrigramWordSimilarity(Fold(Value(words)), F("search_name"))
        return (
            self.annotate(nearness=nearness).filter(nearness__gte=LOOSELY).order_by("-nearness", "surname", "forename")
        )
