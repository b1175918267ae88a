from django.db import models


class FindingAction(models.Model):
    """An action that answers a finding."""

    finding = models.ForeignKey("records.Finding", on_delete=models.PROTECT, related_name="answers")
    action = models.ForeignKey("records.PlanAction", on_delete=models.PROTECT, related_name="findings")

    class Meta:
        ordering = ["finding", "pk"]
        constraints = [models.UniqueConstraint(fields=["finding", "action"], name="finding_action_once")]

    def __str__(self) -> str:
        return f"{self.finding} - {self.action}"
