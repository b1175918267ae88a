from django.db import models


class ActionAgency(models.Model):
    """A partner that leads or supports an action."""

    class Part(models.TextChoices):
        LEAD = "lead", "Lead"
        SUPPORTING = "supporting", "Supporting"

    action = models.ForeignKey("records.PlanAction", on_delete=models.PROTECT, related_name="agencies")
    organisation = models.ForeignKey("records.Organisation", on_delete=models.PROTECT, related_name="plan_parts")
    part = models.CharField(max_length=12, choices=Part, default=Part.LEAD)

    class Meta:
        ordering = ["action", "part", "pk"]
        verbose_name_plural = "action agencies"
        constraints = [models.UniqueConstraint(fields=["action", "organisation"], name="action_agency_once")]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_part_display()})"
