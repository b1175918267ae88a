from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped
from areasend.rules.money.kinds import KINDS, TOP_UP_LINES
from areasend.rules.money.year import FinancialYear


class BandRate(Stamped):
    """The yearly top-up of a band in one kind of setting, in the financial year that begins in April of `first`."""

    scheme = models.ForeignKey("records.BandScheme", on_delete=models.PROTECT, related_name="rates")
    first = models.PositiveSmallIntegerField()
    band = models.CharField(max_length=12)
    kind = models.CharField(max_length=20, choices=[(kind, KINDS[kind]) for kind in TOP_UP_LINES])
    amount = models.DecimalField(max_digits=10, decimal_places=2)

    class Meta:
        ordering = ["scheme", "-first", "band", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "first", "band", "kind"], name="band_rate_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="band_rate_not_below_nought"),
            models.CheckConstraint(condition=~Q(band=""), name="band_rate_names_a_band"),
        ]

    def __str__(self) -> str:
        return f"{self.band}, {self.get_kind_display()}, {FinancialYear(self.first)}"
