from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.fact import FactQuerySet


class Fact(Stamped):
    """Something that happened in a case on a day. The name is one of the process's facts in `law/`, and implies its outcome.

    A fact is corrected in place with a reason (the history keeps what it was) or struck out with a reason; it is never deleted.
    """

    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="facts")
    name = models.CharField(max_length=60)
    on = models.DateField()
    occurrence = models.PositiveSmallIntegerField(default=1)
    code = models.CharField(max_length=40, blank=True, help_text="From the code list that the step asks for")
    sent_at = models.DateTimeField(
        null=True, blank=True, help_text="The moment it came in, where the day follows from a rule"
    )
    note = models.TextField(blank=True, help_text="Reasons, in the officer's words")
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_because = models.TextField(blank=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "name", "occurrence"], condition=Q(struck_at=None), name="fact_once_an_occurrence"
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_because="") | (Q(struck_at__isnull=False) & ~Q(struck_because="")),
                name="fact_struck_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["name", "on"], name="fact_name_on", condition=Q(struck_at=None))]

    def __str__(self) -> str:
        return f"{self.name} {self.on}"
