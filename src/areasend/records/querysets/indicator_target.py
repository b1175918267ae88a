from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q


class IndicatorTargetQuerySet(models.QuerySet["IndicatorTarget"]):
    def in_force(self, on: date) -> IndicatorTargetQuerySet:
        """Those that stood on a day: at most one an indicator."""
        return self.filter(Q(until=None) | Q(until__gte=on), since__lte=on)

    def aims(self, on: date) -> dict[str, float]:
        """By indicator, what the area aimed at on a day."""
        return {key: float(value) for key, value in self.in_force(on).values_list("indicator", "value")}
