from django.db import models
from django.db.models import F, Q

from areasend.records.models.governance.board import Sector
from areasend.records.models.stamped import Stamped
from areasend.records.querysets.board import SeatQuerySet


class Seat(Stamped):
    """A member of a board, from a day until a day."""

    class Part(models.TextChoices):
        CHAIR = "chair", "Chair"
        CO_CHAIR = "co_chair", "Co-chair"
        MEMBER = "member", "Member"
        CLERK = "clerk", "Clerk"
        IN_ATTENDANCE = "in_attendance", "In attendance"

    board = models.ForeignKey("records.Board", on_delete=models.PROTECT, related_name="seats")
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=160, blank=True)
    user = models.ForeignKey("records.User", null=True, blank=True, on_delete=models.PROTECT, related_name="seats")
    organisation = models.ForeignKey(
        "records.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="seats"
    )
    sector = models.CharField(max_length=20, choices=Sector)
    part = models.CharField(max_length=16, choices=Part, default=Part.MEMBER)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["board", "part", "name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="seat_has_name"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="seat_ends_after_start"),
            models.UniqueConstraint(fields=["board", "name"], condition=Q(until=None), name="seat_held_once"),
        ]

    def __str__(self) -> str:
        return self.name
