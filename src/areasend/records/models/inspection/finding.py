from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.inspection import FindingQuerySet


class Finding(Stamped):
    """Something a report says, with its place in the text. It is proposed by the reader and accepted by a person."""

    class Kind(models.TextChoices):
        MAIN_FINDING = "main_finding", "Main finding"
        STRENGTH = "strength", "Strength"
        DEVELOPMENT = "development", "To develop"
        IMPROVEMENT = "improvement", "Area for improvement"
        SIGNIFICANT_WEAKNESS = "significant_weakness", "Significant weakness"
        PRIORITY_ACTION = "priority_action", "Priority action"
        PROGRESS = "progress", "Progress on an earlier finding"

    class Progress(models.TextChoices):
        SUFFICIENT = "sufficient", "Sufficient progress"
        NOT_SUFFICIENT = "not_sufficient", "Not sufficient progress"
        EFFECTIVE = "effective", "Effective action"
        NOT_EFFECTIVE = "not_effective", "Not effective action"

    class State(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        ACCEPTED = "accepted", "Accepted"
        SET_ASIDE = "set_aside", "Set aside"

    inspection = models.ForeignKey("records.Inspection", on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=24, choices=Kind)
    heading = models.CharField(max_length=250, blank=True)
    text = models.TextField()
    start = models.PositiveIntegerField(help_text="Offset of its first character in the report's text")
    end = models.PositiveIntegerField()
    answers_to = models.CharField(max_length=250, blank=True, help_text="Whom the report names as responsible")
    progress = models.CharField(
        max_length=16, choices=Progress, blank=True, help_text="What a later visit judged of an earlier finding"
    )
    about = models.ForeignKey(
        "records.Finding",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="later",
        help_text="The earlier finding of which this tells the progress",
    )
    state = models.CharField(max_length=12, choices=State, default=State.PROPOSED)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey("records.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["inspection", "number"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="finding_numbered_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="finding_has_a_place"),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_on=None) | (~Q(state="proposed") & Q(decided_on__isnull=False)),
                name="finding_decided_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(kind="progress") | Q(progress="", about=None), name="finding_judged_is_of_progress"
            ),
            models.CheckConstraint(condition=Q(about=None) | ~Q(about=F("pk")), name="finding_not_about_itself"),
            models.CheckConstraint(
                condition=~Q(state="set_aside") | ~Q(decided_because=""), name="finding_set_aside_with_reason"
            ),
        ]

    @property
    def is_good(self) -> bool:
        """Whether the progress judged is enough."""
        return self.progress in (self.Progress.SUFFICIENT, self.Progress.EFFECTIVE)

    def __str__(self) -> str:
        return self.text[:60]
