from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class MeasureReading(Stamped):
    """What a success measure stood at on a day, where no indicator of the catalogue tells it."""

    measure = models.ForeignKey("records.SuccessMeasure", on_delete=models.PROTECT, related_name="readings")
    on = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=2)
    source = models.TextField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ["measure", "on"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "on"], condition=Q(withdrawn_on=None), name="measure_reading_once_a_day"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="measure_reading_has_source"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
                name="measure_reading_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} on {self.on}"
