from django.db import models
from django.db.models import Q


class Attendance(models.Model):
    """Whether a member was at a meeting."""

    class State(models.TextChoices):
        PRESENT = "present", "Present"
        DEPUTY = "deputy", "A deputy came"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Absent"

    meeting = models.ForeignKey("records.Meeting", on_delete=models.PROTECT, related_name="attendances")
    seat = models.ForeignKey("records.Seat", on_delete=models.PROTECT, related_name="attendances")
    state = models.CharField(max_length=10, choices=State)
    deputy = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["meeting", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="attendance_once"),
            models.CheckConstraint(
                condition=Q(state="deputy") | Q(deputy=""), name="attendance_deputy_named_only_if_there"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.get_state_display()}"
