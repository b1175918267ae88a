from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped


class Edition(Stamped):
    """A self-evaluation frozen on a day: the paper as data, from which page and PDF are made again unchanged."""

    evaluation = models.ForeignKey("records.SelfEvaluation", on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    frozen_on = models.DateField()
    paper = models.JSONField()
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["evaluation", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "number"], name="edition_numbered_once"),
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(published_on__gte=F("frozen_on")),
                name="edition_published_after_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation}, edition {self.number}"
