from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F

if TYPE_CHECKING:
    from areasend.records.models import User
    from areasend.records.querysets.case import CaseQuerySet


class AdviceQuerySet(models.QuerySet["Advice"]):
    def standing(self) -> AdviceQuerySet:
        """Those not struck out."""
        return self.filter(struck_at=None)

    def outstanding(self) -> AdviceQuerySet:
        """Asked for, and neither received nor found to be unnecessary."""
        return self.standing().filter(received_on=None, not_needed_on=None)

    def awaited(self) -> AdviceQuerySet:
        """Outstanding in cases still open."""
        return self.outstanding().filter(case__is_open=True)

    def held_by(self, officer: User) -> AdviceQuerySet:
        return self.filter(case__officer=officer)

    def longest_first(self) -> AdviceQuerySet:
        return self.order_by(F("due_on").asc(nulls_last=True), "pk")

    def of_cases(self, cases: CaseQuerySet) -> AdviceQuerySet:
        """Awaited in any of these cases."""
        return self.awaited().filter(case__in=cases.order_by().values("pk"))
