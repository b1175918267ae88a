from django.db import models

from areasend.records.models.risk.risk import SCORE
from areasend.records.models.stamped import Stamped


class RiskScore(Stamped):
    """How a risk stood at a review, with what is done about it so far."""

    risk = models.ForeignKey("records.Risk", on_delete=models.PROTECT, related_name="scores")
    on = models.DateField()
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["risk", "-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=SCORE, name="risk_score_1_to_5"),
            models.UniqueConstraint(fields=["risk", "on"], name="risk_score_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.risk.reference}: {self.likelihood} x {self.impact}"
