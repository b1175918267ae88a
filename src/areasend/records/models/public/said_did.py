from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class SaidDid(Stamped):
    """You said, we did: what families or young people told, what was done, and what it changed."""

    heard_on = models.DateField()
    source = models.CharField(max_length=200, help_text="Such as the yearly survey of parents and carers")
    said = models.TextField()
    did = models.TextField(blank=True)
    changed = models.TextField(blank=True)
    action = models.ForeignKey(
        "records.PlanAction", null=True, blank=True, on_delete=models.PROTECT, related_name="said_dids"
    )
    question = models.ForeignKey(
        "records.PublicQuestion", null=True, blank=True, on_delete=models.PROTECT, related_name="said_dids"
    )
    published_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-heard_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(said="") & ~Q(source=""), name="said_did_says_something"),
            models.CheckConstraint(condition=Q(published_on=None) | ~Q(did=""), name="said_did_published_once_done"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
                name="said_did_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.said[:60]
