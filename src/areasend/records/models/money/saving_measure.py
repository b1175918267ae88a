from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped
from areasend.rules.money.lines import LINES


class SavingMeasure(Stamped):
    """Something done so that the block spends less: what a full year is worth once it works, what it costs once, who answers for it."""

    title = models.CharField(max_length=200)
    code = models.CharField(max_length=12, choices=[(code, line.label) for code, line in LINES.items()])
    owner = models.CharField(max_length=160, help_text="The role that answers for it")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    full_year = models.DecimalField(max_digits=12, decimal_places=2)
    cost = models.DecimalField(max_digits=12, decimal_places=2, default=0, help_text="Spent once, to save")
    how = models.TextField(blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    dropped_because = models.TextField(blank=True)

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="saving_measure_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(full_year__gte=0, cost__gte=0), name="saving_measure_not_below_nought"),
            models.CheckConstraint(condition=~Q(owner="") & ~Q(title=""), name="saving_measure_is_owned"),
            models.CheckConstraint(
                condition=Q(dropped_on=None, dropped_because="")
                | (Q(dropped_on__isnull=False) & ~Q(dropped_because="")),
                name="saving_measure_dropped_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title
