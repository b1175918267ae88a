from django.db import models
from django.db.models import F, Q


class Dependency(models.Model):
    """An action that waits for another."""

    action = models.ForeignKey("records.PlanAction", on_delete=models.PROTECT, related_name="needs")
    needs = models.ForeignKey("records.PlanAction", on_delete=models.PROTECT, related_name="needed_by")

    class Meta:
        ordering = ["action", "pk"]
        verbose_name_plural = "dependencies"
        constraints = [
            models.UniqueConstraint(fields=["action", "needs"], name="dependency_once"),
            models.CheckConstraint(condition=~Q(action=F("needs")), name="dependency_on_another"),
        ]

    def __str__(self) -> str:
        return f"{self.action.reference} needs {self.needs.reference}"
