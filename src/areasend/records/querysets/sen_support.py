from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q


class SenSupportQuerySet(models.QuerySet["SenSupport"]):
    def standing(self, on: date) -> SenSupportQuerySet:
        """Support that goes on that day: begun, not ended, and no plan made since (see `rules.sen_support.ended_on`)."""
        from areasend.records.models import Case

        plans = Case.objects.filter(person=OuterRef("person"), process="plan", opened_on__lte=on).filter(
            Q(ended_on=None) | Q(ended_on__gt=OuterRef("since"))
        )
        begun = self.filter(since__lte=on).filter(Q(until=None) | Q(until__gte=on))
        return begun.filter(~Exists(plans.order_by()), Q(person__died_on=None) | Q(person__died_on__gt=on))

    def in_order(self) -> SenSupportQuerySet:
        return self.order_by(F("since").desc(), "pk")
