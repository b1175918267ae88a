from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.risk import RiskQuerySet

SCORE = Q(likelihood__gte=1, likelihood__lte=5, impact__gte=1, impact__lte=5)


class Risk(Stamped):
    """A risk (it may happen) or an issue (it has): because of a cause, an event, with an effect. Scored before anything is done."""

    class Kind(models.TextChoices):
        RISK = "risk", "Risk"
        ISSUE = "issue", "Issue"

    reference = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.RISK)
    title = models.CharField(max_length=200)
    cause = models.TextField()
    event = models.TextField()
    effect = models.TextField()
    likelihood = models.PositiveSmallIntegerField(help_text="Before mitigation, 1 to 5")
    impact = models.PositiveSmallIntegerField(help_text="Before mitigation, 1 to 5")
    target_score = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Likelihood times impact aimed at")
    mitigation = models.TextField(blank=True)
    owner = models.CharField(max_length=160, help_text="The role that answers for it")
    owner_user = models.ForeignKey(
        "records.User", null=True, blank=True, on_delete=models.PROTECT, related_name="risks"
    )
    board = models.ForeignKey("records.Board", on_delete=models.PROTECT, related_name="risks")
    action = models.ForeignKey(
        "records.PlanAction", null=True, blank=True, on_delete=models.PROTECT, related_name="risks"
    )
    opened_on = models.DateField()
    review_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = RiskQuerySet.as_manager()

    class Meta:
        ordering = ["reference"]
        constraints = [
            models.CheckConstraint(condition=SCORE, name="risk_scored_1_to_5"),
            models.CheckConstraint(
                condition=Q(target_score=None) | Q(target_score__gte=1, target_score__lte=25), name="risk_target_score"
            ),
            models.CheckConstraint(
                condition=~Q(cause="") & ~Q(event="") & ~Q(effect="") & ~Q(owner=""), name="risk_is_told_whole"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, closed_because="") | (Q(closed_on__isnull=False) & ~Q(closed_because="")),
                name="risk_closed_with_reason",
            ),
            models.CheckConstraint(condition=Q(review_on__gte=F("opened_on")), name="risk_reviewed_after_opened"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"
