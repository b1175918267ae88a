from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class ExceptionClaim(Stamped):
    """A claim that a time limit was impractical for one of the reasons the Regulations allow. It never moves a date."""

    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="exceptions")
    reason = models.CharField(max_length=40, help_text="A key of law/exceptions.yaml")
    claimed_on = models.DateField()
    explanation = models.TextField()
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True, help_text="The day the closed setting was asked for advice")
    revised_target_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ["claimed_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "reason"], condition=Q(withdrawn_on=None), name="exception_reason_once"
            ),
            models.CheckConstraint(condition=~Q(explanation=""), name="exception_explained"),
            models.CheckConstraint(
                condition=Q(period_from=None, period_to=None)
                | Q(period_from__isnull=False, period_to__isnull=False, period_to__gte=models.F("period_from")),
                name="exception_period_whole",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
                name="exception_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} for {self.case}"
