from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class MoneyReport(Stamped):
    """The termly report on the high-needs block to the Schools Forum and the board, frozen as a paper with its tables."""

    title = models.CharField(max_length=200)
    as_at = models.DateField()
    paper = models.JSONField()
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-as_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(published_on__gte=models.F("as_at")),
                name="money_report_published_after_its_day",
            )
        ]

    def __str__(self) -> str:
        return self.title
