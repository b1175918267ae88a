from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import models
from django.db.models import F, Func, Q, Value

if TYPE_CHECKING:
    pass

NEAR_ENOUGH = 0.45


class Fold(Func):
    """Lower case without accents, as the database folds names."""

    function = "areasend_fold"
    arity = 1
    output_field = models.TextField()


class PersonQuerySet(models.QuerySet["Person"]):
    def search(self, words: str) -> PersonQuerySet:
        """By reference, UPN or name; a name may hold typing errors. Nearest first."""
        exact = Q(reference__iexact=words) | Q(upn__iexact=words) | Q(cases__reference__iexact=words)
        if any(letter.isdigit() for letter in words):
            return self.filter(exact).distinct()
        return (
            self.filter(search_name__trigram_word_similar=Fold(Value(words)))
            .annotate(nearness=TrigramWordSimilarity(Fold(Value(words)), F("search_name")))
            .filter(nearness__gte=NEAR_ENOUGH)
            .order_by("-nearness", "surname", "forename")
        )
