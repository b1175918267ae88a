from django.db import models
from django.db.models import Q


class ActionRole(models.Model):
    """A role responsible for an action, and who holds it where that is known."""

    action = models.ForeignKey("records.PlanAction", on_delete=models.PROTECT, related_name="roles")
    title = models.CharField(max_length=160)
    user = models.ForeignKey("records.User", null=True, blank=True, on_delete=models.PROTECT, related_name="plan_roles")

    class Meta:
        ordering = ["action", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["action", "title"], name="action_role_once"),
            models.CheckConstraint(condition=~Q(title=""), name="action_role_has_title"),
        ]

    def __str__(self) -> str:
        return self.title
