from django.db import models
from django.db.models import Q

from areasend.records.models.places.commissioned_places import CommissionedPlaces
from areasend.records.models.stamped import Stamped


class PlacesTaken(Stamped):
    """How many places at a setting children of other areas took on a day, as the setting told. Their records are not here."""

    setting = models.ForeignKey("records.Setting", on_delete=models.PROTECT, related_name="taken_by_others")
    kind = models.CharField(max_length=12, choices=CommissionedPlaces.Kind)
    on = models.DateField()
    number = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=250)

    class Meta:
        ordering = ["setting__name", "-on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["setting", "kind", "on"], name="places_taken_told_once_a_day"),
            models.CheckConstraint(condition=~Q(source=""), name="places_taken_have_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.number} at {self.setting} on {self.on}"
