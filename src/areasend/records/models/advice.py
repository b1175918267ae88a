from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.advice import AdviceQuerySet


class Advice(Stamped):
    """Advice that the council must seek under regulation 6, asked of one adviser. Its own six weeks run from receipt by the body.

    A row entered by mistake is struck out with a reason: it leaves the clocks and the lists, and stays in the story of the case.
    """

    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="advice")
    source = models.CharField(max_length=40)
    organisation = models.ForeignKey(
        "records.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="advice"
    )
    adviser = models.CharField(max_length=160, blank=True)
    asked_on = models.DateField()
    reached_on = models.DateField(help_text="The day the body received the request: its six weeks run from here")
    received_on = models.DateField(null=True, blank=True)
    not_needed_on = models.DateField(null=True, blank=True)
    not_needed_because = models.TextField(blank=True)
    note = models.TextField(blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    # index
    due_on = models.DateField(null=True)

    objects = AdviceQuerySet.as_manager()

    class Meta:
        ordering = ["asked_on", "pk"]
        verbose_name_plural = "advice"
        constraints = [
            models.CheckConstraint(condition=Q(reached_on__gte=F("asked_on")), name="advice_reached_after_asked"),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(received_on__gte=F("asked_on")), name="advice_received_after_asked"
            ),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(not_needed_on=None), name="advice_received_or_not_needed"
            ),
            models.CheckConstraint(
                condition=Q(not_needed_on=None, not_needed_because="")
                | (Q(not_needed_on__isnull=False) & ~Q(not_needed_because="")),
                name="advice_not_needed_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_because="") | (Q(struck_at__isnull=False) & ~Q(struck_because="")),
                name="advice_struck_with_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                name="advice_awaited",
                condition=Q(received_on=None, not_needed_on=None, struck_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} for {self.case}"
