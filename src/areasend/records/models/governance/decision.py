from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.board import DecisionQuerySet


class Decision(Stamped):
    """A formal decision of Cabinet, a committee, a board or an officer. When its call-in ends and it takes effect follows by rule."""

    class Status(models.TextChoices):
        PLANNED = "planned", "For determination"
        APPROVED = "approved", "Recommendations approved"
        AMENDED = "amended", "Recommendations approved with changes"
        NOTED = "noted", "Noted"
        DEFERRED = "deferred", "Deferred"
        REFUSED = "refused", "Not approved"

    class CallIn(models.TextChoices):
        NOT_CALLED_IN = "", "Not called in"
        CALLED_IN = "called_in", "Called in: waiting"
        UPHELD = "upheld", "Called in: decision stands"
        REFERRED_BACK = "referred_back", "Called in: sent back to the decision maker"

    reference = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=250)
    maker = models.CharField(max_length=160)
    board = models.ForeignKey(
        "records.Board", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    meeting = models.ForeignKey(
        "records.Meeting", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    item = models.ForeignKey(
        "records.AgendaItem", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    status = models.CharField(max_length=12, choices=Status, default=Status.PLANNED)
    text = models.TextField(blank=True, help_text="What was decided")
    summary = models.TextField(blank=True, help_text="What the report says")
    reasons = models.TextField(blank=True)
    is_key = models.BooleanField(default=False)
    is_open_to_call_in = models.BooleanField(default=False)
    is_urgent = models.BooleanField(default=False)
    planned_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    called_in_on = models.DateField(null=True, blank=True)
    call_in = models.CharField(max_length=14, choices=CallIn, blank=True)
    call_in_settled_on = models.DateField(null=True, blank=True)
    interests = models.TextField(blank=True, help_text="Conflicts of interest declared")
    report_title = models.CharField(max_length=250, blank=True)
    report_author = models.CharField(max_length=160, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    priority = models.ForeignKey(
        "records.Priority", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    is_public = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = [F("decided_on").desc(nulls_first=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(status="planned", decided_on=None) & Q(planned_on__isnull=False))
                | (~Q(status="planned") & Q(decided_on__isnull=False)),
                name="decision_decided_on_a_day",
            ),
            models.CheckConstraint(condition=Q(decided_on=None) | ~Q(text=""), name="decision_says_what"),
            models.CheckConstraint(
                condition=Q(called_in_on=None, call_in="")
                | (Q(called_in_on__isnull=False, is_open_to_call_in=True) & ~Q(call_in="")),
                name="decision_called_in_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"
