from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class ActionDate(Stamped):
    """A day by which an action, or a step of it, is to be done. One that comes again is followed by the next when it is reached."""

    class Kind(models.TextChoices):
        DUE = "due", "Due date"
        MILESTONE = "milestone", "Milestone"

    class Precision(models.TextChoices):
        DAY = "day", "Day"
        MONTH = "month", "Month: its last day"
        TERM = "term", "Term: its last day"

    class Repeats(models.TextChoices):
        ONCE = "", "Once"
        TERMLY = "termly", "Every term"
        QUARTERLY = "quarterly", "Every quarter"
        YEARLY = "yearly", "Every year"

    class Term(models.TextChoices):
        SHORT = "short", "Short term"
        MEDIUM = "medium", "Medium term"
        LONG = "long", "Long term"

    action = models.ForeignKey("records.PlanAction", on_delete=models.PROTECT, related_name="dates")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.DUE)
    label = models.CharField(max_length=120, blank=True, help_text="Such as Launch, Embed, Review")
    on = models.DateField()
    precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    repeats = models.CharField(max_length=10, choices=Repeats, blank=True)
    term = models.CharField(
        max_length=10, choices=Term, blank=True, help_text="Where the dates of an action have terms of their own"
    )
    reached_on = models.DateField(null=True, blank=True)
    reached_note = models.TextField(blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind="due") | ~Q(label=""), name="action_date_milestone_has_label"),
            models.UniqueConstraint(fields=["action", "kind", "label", "on"], name="action_date_once"),
        ]

    def __str__(self) -> str:
        return f"{self.label or self.get_kind_display()} {self.on}"
