from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class ProgressNote(Stamped):
    """What was done on an action, as told on a day, and how much of it is done in the teller's judgement."""

    action = models.ForeignKey("records.PlanAction", on_delete=models.PROTECT, related_name="notes")
    on = models.DateField()
    text = models.TextField()
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    is_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(percent=None) | Q(percent__lte=100), name="progress_note_percent"),
            models.CheckConstraint(condition=~Q(text=""), name="progress_note_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.text[:40]}"
