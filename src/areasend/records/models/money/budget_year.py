from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped
from areasend.rules.money.year import FinancialYear


class BudgetYear(Stamped):
    """A financial year of the high-needs block, and the balance brought into it (less than nought: a deficit)."""

    starts_on = models.DateField(unique=True)
    opening_balance = models.DecimalField(max_digits=14, decimal_places=2)
    source = models.CharField(max_length=300, help_text="Where the opening balance comes from")

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__month=4, starts_on__day=1), name="budget_year_starts_on_1_april"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="budget_year_has_a_source"),
        ]

    def __str__(self) -> str:
        return str(self.year)

    @property
    def year(self) -> FinancialYear:
        return FinancialYear(self.starts_on.year)
