from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped
from areasend.rules.money.lines import LINES


class BudgetLine(Stamped):
    """What a line of the year's budget is set at. Only an adjustment may be below nought."""

    year = models.ForeignKey("records.BudgetYear", on_delete=models.PROTECT, related_name="lines")
    code = models.CharField(max_length=12, choices=[(code, line.label) for code, line in LINES.items()])
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    source = models.CharField(max_length=300, help_text="Who agreed it, where and when")

    class Meta:
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["year", "code"], name="budget_line_once_a_year"),
            models.CheckConstraint(
                condition=Q(amount__gte=0) | Q(code="IN-IMPEX"), name="budget_line_not_below_nought"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()}, {self.year}"
