from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped


class Blocker(Stamped):
    """What stands in an action's way, from a day until a day, and the risk into which it grew."""

    action = models.ForeignKey("records.PlanAction", on_delete=models.PROTECT, related_name="blockers")
    text = models.TextField()
    raised_on = models.DateField()
    asked_of = models.CharField(max_length=160, blank=True, help_text="Who can clear it")
    risk = models.ForeignKey("records.Risk", null=True, blank=True, on_delete=models.PROTECT, related_name="blockers")
    resolved_on = models.DateField(null=True, blank=True)
    resolved_how = models.TextField(blank=True)

    class Meta:
        ordering = ["-raised_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="blocker_has_text"),
            models.CheckConstraint(
                condition=Q(resolved_on=None) | Q(resolved_on__gte=F("raised_on")), name="blocker_resolved_after_raised"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
