from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.board import MeetingQuerySet


class Meeting(Stamped):
    """A meeting of a board: planned, its papers sent, held, its minutes approved."""

    board = models.ForeignKey("records.Board", on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    is_public = models.BooleanField(default=False, help_text="The pack and the minutes are published")
    held_on = models.DateField(null=True, blank=True)
    minutes = models.TextField(blank=True)
    minutes_approved_on = models.DateField(null=True, blank=True)
    called_off_on = models.DateField(null=True, blank=True)
    called_off_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-on"]
        constraints = [
            models.UniqueConstraint(fields=["board", "on"], condition=Q(called_off_on=None), name="meeting_once_a_day"),
            models.CheckConstraint(
                condition=Q(called_off_on=None, called_off_because="")
                | (Q(called_off_on__isnull=False, held_on=None) & ~Q(called_off_because="")),
                name="meeting_called_off_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(minutes_approved_on=None) | Q(held_on__isnull=False), name="meeting_minutes_once_held"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board}, {self.on}"
