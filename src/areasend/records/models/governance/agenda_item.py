from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class Purpose(models.TextChoices):
    DECIDE = "decide", "To decide"
    DISCUSS = "discuss", "To discuss"
    NOTE = "note", "To note"


class AgendaItem(Stamped):
    """An item of a meeting: what it is for, who brings it, its paper, and afterwards what was said."""

    class Section(models.TextChoices):
        """What the pack writes for the item by itself."""

        PAPER = "", "Its own paper"
        INTERESTS = "interests", "Declarations of interest"
        MINUTES = "minutes", "Minutes of the last meeting"
        OWED = "owed", "Actions owed"
        PLAN = "plan", "Action plan by exception"
        INDICATORS = "indicators", "Indicators that moved"
        RISKS = "risks", "Risks escalated"
        DECISIONS = "decisions", "Decisions to come"
        QUESTIONS = "questions", "Questions from the public"

    meeting = models.ForeignKey("records.Meeting", on_delete=models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.NOTE)
    section = models.CharField(max_length=12, choices=Section, blank=True)
    scenario = models.ForeignKey(
        "records.Scenario", null=True, blank=True, on_delete=models.PROTECT, related_name="items"
    )
    money_report = models.ForeignKey(
        "records.MoneyReport", null=True, blank=True, on_delete=models.PROTECT, related_name="items"
    )
    presenter = models.CharField(max_length=160, blank=True)
    length_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    paper = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    is_private = models.BooleanField(default=False, help_text="Left out of what is published")
    minute = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="agenda_item_numbered_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=~Q(title=""), name="agenda_item_has_title"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
