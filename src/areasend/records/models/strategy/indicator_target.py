from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.indicator_target import IndicatorTargetQuerySet


class IndicatorTarget(Stamped):
    """What the area aims at for an indicator of the catalogue, from a day, and who answers for it."""

    indicator = models.CharField(max_length=60, help_text="The key of an indicator of the catalogue")
    value = models.DecimalField(max_digits=14, decimal_places=2)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    owner = models.CharField(max_length=160, blank=True, help_text="The role that answers for it")
    reason = models.TextField(help_text="Where the target was agreed")

    objects = IndicatorTargetQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "since"]
        constraints = [
            models.UniqueConstraint(fields=["indicator"], condition=Q(until=None), name="indicator_target_one_now"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="indicator_target_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="indicator_target_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"
