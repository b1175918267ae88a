from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.plan_action import PlanActionQuerySet


class PlanAction(Stamped):
    """Something that a partner of the area has promised to do. How it stands is derived from its dates, measures and notes."""

    class Term(models.TextChoices):
        SHORT = "short", "Short term"
        MEDIUM = "medium", "Medium term"
        LONG = "long", "Long term"

    class ClosedAs(models.TextChoices):
        DONE = "done", "Done"
        DROPPED = "dropped", "Dropped"
        MERGED = "merged", "Merged into another action"
        CARRIED = "carried", "Carried into the next plan"

    plan = models.ForeignKey("records.ActionPlan", on_delete=models.PROTECT, related_name="actions")
    priority = models.ForeignKey(
        "records.Priority", null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    reference = models.CharField(max_length=12, help_text="Within its plan, such as 2.1")
    published_number = models.CharField(
        max_length=40, blank=True, help_text="What the published plan printed, where it differs from the reference"
    )
    title = models.TextField()
    detail = models.TextField(blank=True)
    term = models.CharField(max_length=10, choices=Term, blank=True)
    board = models.ForeignKey(
        "records.Board",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions",
        help_text="Who watches over it, where that is not the board of its priority",
    )
    continues = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="continued_by", help_text="Last year's"
    )
    serves = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="served_by",
        help_text="The action of the strategy from which a service's line follows",
    )
    starts_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_as = models.CharField(max_length=10, choices=ClosedAs, blank=True)
    closed_because = models.TextField(blank=True)
    is_public = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    objects = PlanActionQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "priority__number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "reference"], name="plan_action_reference_once"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(reference=""), name="plan_action_has_title"),
            models.CheckConstraint(
                condition=Q(closed_on=None, closed_as="") | (Q(closed_on__isnull=False) & ~Q(closed_as="")),
                name="plan_action_closed_as_something",
            ),
            models.CheckConstraint(
                condition=~Q(closed_as__in=["dropped", "merged"]) | ~Q(closed_because=""),
                name="plan_action_dropped_with_reason",
            ),
            models.CheckConstraint(condition=Q(serves=None) | ~Q(serves=F("id")), name="plan_action_serves_another"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"
