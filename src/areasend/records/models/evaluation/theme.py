from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class Theme(Stamped):
    """A part of a self-evaluation."""

    evaluation = models.ForeignKey("records.SelfEvaluation", on_delete=models.PROTECT, related_name="themes")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["evaluation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "number"], name="theme_numbered_once"),
            models.CheckConstraint(condition=~Q(title=""), name="theme_has_title"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
