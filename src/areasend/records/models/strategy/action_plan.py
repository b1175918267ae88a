from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped


class ActionPlan(Stamped):
    """A list of actions for a year or so: of a strategy, in answer to an inspection, or of one service.

    The yearly refresh is a new plan that names the one before it, so both can be read and compared.
    """

    class Kind(models.TextChoices):
        STRATEGY = "strategy", "Strategy action plan"
        IMPROVEMENT = "improvement", "Improvement plan"
        WRITTEN_STATEMENT = "written_statement", "Written statement of action"
        PRIORITY_ACTION_PLAN = "priority_action_plan", "Priority action plan (area SEND)"
        SERVICE = "service", "Individual service plan"

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=30, choices=Kind, default=Kind.STRATEGY)
    title = models.CharField(max_length=200)
    strategy = models.ForeignKey(
        "records.Strategy", null=True, blank=True, on_delete=models.PROTECT, related_name="plans"
    )
    inspection = models.ForeignKey(
        "records.Inspection", null=True, blank=True, on_delete=models.PROTECT, related_name="plans"
    )
    organisation = models.ForeignKey(
        "records.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="service_plans"
    )
    board = models.ForeignKey("records.Board", null=True, blank=True, on_delete=models.PROTECT, related_name="plans")
    previous = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="next")
    starts_on = models.DateField()
    ends_on = models.DateField()
    agreed_on = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True, help_text="To the inspectorates, where one asked for it")
    accepted_on = models.DateField(null=True, blank=True, help_text="Found fit for purpose by them")
    published_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on", "title"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="action_plan_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(kind="strategy") | Q(strategy__isnull=False), name="action_plan_of_a_strategy"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["written_statement", "priority_action_plan"]) | Q(inspection__isnull=False),
                name="action_plan_of_an_inspection",
            ),
            models.CheckConstraint(
                condition=~Q(kind="service") | Q(organisation__isnull=False), name="action_plan_of_a_service"
            ),
            models.CheckConstraint(
                condition=Q(accepted_on=None) | Q(submitted_on__isnull=False),
                name="action_plan_accepted_once_submitted",
            ),
        ]

    def __str__(self) -> str:
        return self.title
