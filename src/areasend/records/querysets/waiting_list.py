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

    def matching(self, pathway: str = "", words: str = "") -> WaitingListQuerySet:
        """Of this pathway, if one is given, and with each of these words in the name of the service."""
        found = self.filter(pathway=pathway) if pathway else self
        for word in words.split():
            found = found.filter(service__icontains=word)
        return found

    def named(self, on: date, name: str = "") -> Any:
        """The newest of the list with this name (`WaitingList.name`), without one of that on which most wait; None where there is none."""
        found = self.latest(on)
        if name:
            pathway, _, service = name.partition("|")
            found = found.filter(pathway=pathway, service=service)
        return found.order_by("-waiting", "pk").first()

    def same_list(self, one: Any) -> WaitingListQuerySet:
        """The list over time, the earliest first."""
        return self.standing().filter(pathway=one.pathway, service=one.service).order_by("as_of")
