from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped


class ProgressReport(Stamped):
    """What was promised and what happened in a term, frozen and published."""

    plan = models.ForeignKey("records.ActionPlan", on_delete=models.PROTECT, related_name="reports")
    title = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    paper = models.JSONField()
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-ends_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="progress_report_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.title
