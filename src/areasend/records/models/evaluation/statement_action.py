from django.db import models


class StatementAction(models.Model):
    """An action that answers something to develop."""

    statement = models.ForeignKey("records.Statement", on_delete=models.PROTECT, related_name="answers")
    action = models.ForeignKey("records.PlanAction", on_delete=models.PROTECT, related_name="statements")

    class Meta:
        ordering = ["statement", "pk"]
        constraints = [models.UniqueConstraint(fields=["statement", "action"], name="statement_action_once")]

    def __str__(self) -> str:
        return f"{self.statement} - {self.action}"
