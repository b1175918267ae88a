from django.db import models
from django.db.models import Q

from areasend.records.models.governance.agenda_item import AgendaItem, Purpose
from areasend.records.models.stamped import Stamped


class ForwardItem(Stamped):
    """What a board means to take up and when: drawn into the agenda of the first meeting from that month on."""

    class Repeats(models.TextChoices):
        ONCE = "", "Once"
        EVERY_MEETING = "every_meeting", "Every meeting"
        TERMLY = "termly", "Every term"
        YEARLY = "yearly", "Every year"

    board = models.ForeignKey("records.Board", on_delete=models.PROTECT, related_name="forward_items")
    title = models.CharField(max_length=200)
    wanted_on = models.DateField(help_text="The first day of the month it is wanted in")
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.NOTE)
    section = models.CharField(max_length=12, choices=AgendaItem.Section, blank=True)
    lead = models.CharField(max_length=160, blank=True)
    repeats = models.CharField(max_length=14, choices=Repeats, blank=True)
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="forward_items")
    dropped_on = models.DateField(null=True, blank=True)
    dropped_because = models.TextField(blank=True)

    class Meta:
        ordering = ["wanted_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="forward_item_has_title"),
            models.CheckConstraint(
                condition=Q(dropped_on=None, dropped_because="")
                | (Q(dropped_on__isnull=False) & ~Q(dropped_because="")),
                name="forward_item_dropped_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title
