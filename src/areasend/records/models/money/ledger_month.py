from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class LedgerMonth(Stamped):
    """A month of the ledger as it was brought in, whole by its control total. Another one may take its place, with a reason."""

    month = models.DateField(help_text="Its first day")
    control_total = models.DecimalField(max_digits=14, decimal_places=2)
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    replaced_on = models.DateField(null=True, blank=True)
    replaced_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-month", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["month"], condition=Q(replaced_on=None), name="ledger_month_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="ledger_month_by_its_first_day"),
            models.CheckConstraint(
                condition=Q(replaced_on=None, replaced_because="")
                | (Q(replaced_on__isnull=False) & ~Q(replaced_because="")),
                name="ledger_month_replaced_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%B %Y}"
