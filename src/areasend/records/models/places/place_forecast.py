from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped


class PlaceForecast(Stamped):
    """A yearly forecast of places, frozen and published in one step: what it was made from, what came out, and what everyone sees of it."""

    as_at = models.DateField()
    inputs = models.JSONField()
    params = models.JSONField()
    outcome = models.JSONField()
    told = models.JSONField(help_text="What everyone sees: rounded, small numbers withheld")
    published_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_on__gte=F("as_at")), name="place_forecast_published_after_its_day"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
                name="place_forecast_withdrawn_with_reason",
            ),
            models.UniqueConstraint(
                fields=["published_on"], condition=Q(withdrawn_on=None), name="place_forecast_one_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"Forecast of places as at {self.as_at}"
