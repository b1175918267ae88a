from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class SavingDelivery(Stamped):
    """What a measure has saved so far, in all, as told on a day."""

    measure = models.ForeignKey("records.SavingMeasure", on_delete=models.PROTECT, related_name="deliveries")
    on = models.DateField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    evidence = models.CharField(max_length=300)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "on"], name="saving_delivery_once_a_day"),
            models.CheckConstraint(condition=~Q(evidence=""), name="saving_delivery_has_evidence"),
        ]

    def __str__(self) -> str:
        return f"£{self.amount:,} by {self.on}"
