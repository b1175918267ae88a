from django.db import models


class ReadEntry(models.Model):
    """Who opened a child's record, or a form of it. Append-only."""

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="reads")
    case = models.ForeignKey("records.Case", null=True, on_delete=models.PROTECT, related_name="+")
    page = models.CharField(max_length=60)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.by} read {self.person}"
