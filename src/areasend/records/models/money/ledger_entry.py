from django.db import models

from areasend.records.models.stamped import Stamped
from areasend.rules.money.lines import LINES


class LedgerEntry(Stamped):
    """One row of a month of the ledger. Income and spending are both above nought; a credit is below."""

    month = models.ForeignKey("records.LedgerMonth", on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField(help_text="The row of the file")
    code = models.CharField(max_length=12, choices=[(code, line.label) for code, line in LINES.items()])
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    description = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["month", "number"]
        constraints = [models.UniqueConstraint(fields=["month", "number"], name="ledger_entry_once")]

    def __str__(self) -> str:
        return f"{self.get_code_display()} £{self.amount:,}"
