from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class FindingResponse(Stamped):
    """What the area says to a finding on a day, and what has changed since for children and families."""

    finding = models.ForeignKey("records.Finding", on_delete=models.PROTECT, related_name="responses")
    on = models.DateField()
    response = models.TextField()
    impact = models.TextField(blank=True)

    class Meta:
        ordering = ["finding", "-on", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(response=""), name="finding_response_has_text")]

    def __str__(self) -> str:
        return self.response[:60]
