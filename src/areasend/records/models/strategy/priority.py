from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class Priority(Stamped):
    """One of the few things a strategy puts first, with the outcome it seeks."""

    strategy = models.ForeignKey("records.Strategy", on_delete=models.PROTECT, related_name="priorities")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=250)
    outcome = models.TextField(blank=True)
    expected_impact = models.TextField(blank=True)
    commitments = models.TextField(blank=True, help_text="The outcomes promised, one a line")
    board = models.ForeignKey(
        "records.Board", null=True, blank=True, on_delete=models.PROTECT, related_name="priorities"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["strategy", "number"]
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(fields=["strategy", "number"], name="priority_numbered_once"),
            models.CheckConstraint(condition=~Q(title=""), name="priority_has_title"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
