from django.db import models


class History(models.Model):
    """What a row was before it changed, written by trigger, whoever changed it and however. Append-only."""

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
