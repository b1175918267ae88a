from django.db import models

from areasend.records.models.stamped import Stamped


class OutturnForecast(Stamped):
    """The forecast as it stood when a month of the ledger came in: the facts it rests on, frozen, and what it said.

    Kept so that the next month can say what moved, and so that the forecast can be run again and give the same.
    """

    month = models.OneToOneField("records.LedgerMonth", on_delete=models.PROTECT, related_name="forecast")
    as_at = models.DateField()
    inputs = models.JSONField()
    figures = models.JSONField()

    class Meta:
        ordering = ["-as_at", "-pk"]

    def __str__(self) -> str:
        return f"Forecast with {self.month}"
