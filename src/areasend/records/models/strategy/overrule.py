from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped


class Overrule(Stamped):
    """A person's word over the derived status of an action: why, since when, and until when it is to be looked at again."""

    action = models.ForeignKey("records.PlanAction", on_delete=models.PROTECT, related_name="overrules")
    status = models.CharField(max_length=20, help_text="A key of areasend.rules.delivery.status")
    reason = models.TextField()
    since = models.DateField()
    until = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="overrule_has_reason"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="overrule_until_after_since"),
            models.UniqueConstraint(fields=["action"], condition=Q(ended_on=None), name="overrule_one_open"),
        ]

    def __str__(self) -> str:
        return f"{self.action.reference}: {self.status}"
