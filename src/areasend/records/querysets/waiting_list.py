from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models


class WaitingListQuerySet(models.QuerySet[Any]):
    def standing(self) -> WaitingListQuerySet:
        """Not withdrawn."""
        return self.filter(withdrawn_on=None)

    def latest(self, on: date) -> WaitingListQuerySet:
        """The newest of each pathway and service up to a day."""
        known = self.standing().filter(as_of__lte=on).order_by("pathway", "service", "-as_of")
        return self.filter(pk__in=known.distinct("pathway", "service").values("pk"))

    def same_list(self, one: Any) -> WaitingListQuerySet:
        """The list over time, the earliest first."""
        return self.standing().filter(pathway=one.pathway, service=one.service).order_by("as_of")
