from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    pass


class CommissionedPlacesQuerySet(models.QuerySet["CommissionedPlaces"]):
    def standing(self) -> CommissionedPlacesQuerySet:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_on=None)

    def open_on(self, day: date) -> CommissionedPlacesQuerySet:
        """Commissioned and open on a day. What is planned counts once its first day has come, what is proposed never does."""
        begun = self.standing().filter(since__lte=day).exclude(status="proposed")
        return begun.filter(Q(until=None) | Q(until__gte=day))

    def to_come(self, day: date) -> CommissionedPlacesQuerySet:
        """What will begin, or end, after a day: the planned and proposed changes."""
        return self.standing().filter(Q(since__gt=day) | Q(until__gte=day))
