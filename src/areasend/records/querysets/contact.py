from __future__ import annotations

from django.db import models


class ContactQuerySet(models.QuerySet["Contact"]):
    def standing(self) -> ContactQuerySet:
        """Those not struck out."""
        return self.filter(struck_at=None)

    def promised(self) -> ContactQuerySet:
        """Those in which an answer was promised that is not yet given."""
        return self.standing().filter(answer_due_on__isnull=False, answered_on=None)
