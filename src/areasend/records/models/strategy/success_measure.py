from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class SuccessMeasure(Stamped):
    """How an action will be known to have worked: a target, its baseline, and the indicator that feeds it where there is one."""

    class Kind(models.TextChoices):
        PERCENTAGE = "percentage", "Reach a percentage"
        NUMBER = "number", "Reach a number"
        PERCENTAGE_INCREASE = "percentage_increase", "Change by a percentage of the baseline"
        POINTS_INCREASE = "points_increase", "Change by percentage points"
        NUMBER_INCREASE = "number_increase", "Change by a number"
        DATE = "date", "Done by a date"
        YES_NO = "yes_no", "Done or not"

    class Direction(models.TextChoices):
        UP = "up", "Higher is better"
        DOWN = "down", "Lower is better"

    action = models.ForeignKey("records.PlanAction", on_delete=models.PROTECT, related_name="measures")
    text = models.TextField()
    kind = models.CharField(max_length=24, choices=Kind)
    direction = models.CharField(max_length=4, choices=Direction, default=Direction.UP)
    target = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    by_on = models.DateField(null=True, blank=True)
    is_provisional = models.BooleanField(default=False, help_text="The target is not agreed yet")
    baseline = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    baseline_due_on = models.DateField(null=True, blank=True)
    indicator = models.CharField(max_length=60, blank=True, help_text="The key of an indicator of the catalogue")
    cut = models.CharField(max_length=30, blank=True)
    group = models.CharField(max_length=80, blank=True)
    reached_on = models.DateField(null=True, blank=True, help_text="For a measure that is done or not")
    reached_note = models.TextField(blank=True)
    retired_on = models.DateField(null=True, blank=True)
    retired_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["action", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="success_measure_has_text"),
            models.CheckConstraint(
                condition=Q(baseline=None, baseline_on=None) | Q(baseline__isnull=False, baseline_on__isnull=False),
                name="success_measure_baseline_has_day",
            ),
            models.CheckConstraint(
                condition=Q(cut="", group="") | (~Q(cut="") & ~Q(group="") & ~Q(indicator="")),
                name="success_measure_cut_of_an_indicator",
            ),
            models.CheckConstraint(
                condition=Q(reached_on=None) | Q(kind__in=["date", "yes_no"]), name="success_measure_reached_if_yes_no"
            ),
            models.CheckConstraint(
                condition=Q(retired_on=None, retired_because="")
                | (Q(retired_on__isnull=False) & ~Q(retired_because="")),
                name="success_measure_retired_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.text
