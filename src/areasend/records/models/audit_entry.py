from django.db import models


class AuditEntry(models.Model):
    """An action: who took it, when and why. Append-only, as are `History` and `ReadEntry`: see docs/adr/0004-history-by-trigger.md."""

    action = models.CharField(max_length=60)
    at = models.DateTimeField()
    by = models.ForeignKey("records.User", null=True, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("records.Case", null=True, on_delete=models.PROTECT, related_name="audit")
    person = models.ForeignKey("records.Person", null=True, on_delete=models.PROTECT, related_name="audit")
    because = models.TextField(blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.action
