from __future__ import annotations

from collections.abc import Iterable

from django.db import models


class FactQuerySet(models.QuerySet["Fact"]):
    def standing(self) -> FactQuerySet:
        """Those not struck out."""
        return self.filter(struck_at=None)

    def named(self, names: Iterable[str]) -> FactQuerySet:
        return self.filter(name__in=list(names))
