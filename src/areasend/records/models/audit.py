"""Three append-only tables; the database refuses to change or delete a row of any.

`AuditEntry`: an action, who took it, when and why. `History`: what a row was before it changed, written by trigger, whoever changed it
and however. `ReadEntry`: who opened a child's record. See docs/adr/0004-history-by-trigger.md.
"""

from django.db import models


class AuditEntry(models.Model):
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


class History(models.Model):
    table = models.CharField(max_length=60)
    row = models.BigIntegerField()
    change = models.CharField(max_length=6)
    at = models.DateTimeField()
    audit_id = models.BigIntegerField(null=True)
    was = models.JSONField()
    became = models.JSONField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["table", "row"], name="history_row")]

    def __str__(self) -> str:
        return f"{self.change} of {self.table} {self.row}"


class ReadEntry(models.Model):
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="reads")
    case = models.ForeignKey("records.Case", null=True, on_delete=models.PROTECT, related_name="+")
    page = models.CharField(max_length=60)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.by} read {self.person}"
