from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped


class Interest(Stamped):
    """An interest that a member declared: standing, or in one item of a meeting, with what was done about it."""

    seat = models.ForeignKey("records.Seat", on_delete=models.PROTECT, related_name="interests")
    text = models.TextField()
    declared_on = models.DateField()
    item = models.ForeignKey(
        "records.AgendaItem", null=True, blank=True, on_delete=models.PROTECT, related_name="interests"
    )
    handled = models.TextField(blank=True, help_text="Such as: left the room for the item")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-declared_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="interest_has_text"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("declared_on")), name="interest_ends_after_declared"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
