from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped


class Release(Stamped):
    """The figures of a month as the public sees them, after small numbers are withheld, frozen.

    The public never sees live figures: two looks on two days would tell by their difference what one look withholds.
    """

    as_at = models.DateField(unique=True)
    figures = models.JSONField()
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-as_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(published_on__gte=F("as_at")), name="release_published_after_its_day"
            )
        ]

    def __str__(self) -> str:
        return f"Figures as at {self.as_at}"
