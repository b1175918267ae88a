from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class StatementFigure(Stamped):
    """An indicator as evidence for a statement: as it stood on that day, kept with the words in which it was shown."""

    statement = models.ForeignKey("records.Statement", on_delete=models.PROTECT, related_name="figures")
    indicator = models.CharField(max_length=60)
    cut = models.CharField(max_length=30, blank=True)
    group = models.CharField(max_length=80, blank=True)
    on = models.DateField()
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    shown = models.CharField(max_length=80, help_text="The value in words, with its unit")
    period = models.CharField(max_length=80, blank=True)
    beside = models.JSONField(default=dict, help_text="England, region and neighbours as they stood then")

    class Meta:
        ordering = ["statement", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cut="", group="") | (~Q(cut="") & ~Q(group="")), name="statement_figure_cut_with_group"
            ),
            models.UniqueConstraint(
                fields=["statement", "indicator", "cut", "group", "on"], name="statement_figure_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.shown}"
