from django.db import models

from areasend.records.models.stamped import Stamped


class SelfEvaluation(Stamped):
    """The area's own account of what is strong and what is to be developed, kept up all the time; editions freeze it."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    introduction = models.TextField(blank=True)
    strategy = models.ForeignKey(
        "records.Strategy", null=True, blank=True, on_delete=models.PROTECT, related_name="evaluations"
    )
    board = models.ForeignKey(
        "records.Board", null=True, blank=True, on_delete=models.PROTECT, related_name="evaluations"
    )
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-opened_on"]

    def __str__(self) -> str:
        return self.title
