from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.board import OwedActionQuerySet


class OwedAction(Stamped):
    """What someone promised at a meeting."""

    meeting = models.ForeignKey("records.Meeting", on_delete=models.PROTECT, related_name="owed_actions")
    item = models.ForeignKey(
        "records.AgendaItem", null=True, blank=True, on_delete=models.PROTECT, related_name="owed_actions"
    )
    text = models.TextField()
    seat = models.ForeignKey("records.Seat", null=True, blank=True, on_delete=models.PROTECT, related_name="owes")
    owner = models.CharField(max_length=160, help_text="Who owes it, by name or role")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_note = models.TextField(blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    dropped_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OwedActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(owner=""), name="owed_action_has_owner"),
            models.CheckConstraint(condition=Q(done_on=None) | Q(dropped_on=None), name="owed_action_done_or_dropped"),
            models.CheckConstraint(
                condition=Q(dropped_on=None, dropped_because="")
                | (Q(dropped_on__isnull=False) & ~Q(dropped_because="")),
                name="owed_action_dropped_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
