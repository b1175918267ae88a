from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class AreaPart(Stamped):
    """A part of the area for which places are planned: its name, and the outward codes of the postcodes in it."""

    number = models.PositiveSmallIntegerField(unique=True)
    name = models.CharField(max_length=60, unique=True)
    outward_codes = ArrayField(models.CharField(max_length=4))

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=Q(outward_codes__len__gt=0), name="area_part_has_outward_codes"),
            models.CheckConstraint(condition=~Q(name=""), name="area_part_named"),
        ]

    def __str__(self) -> str:
        return self.name
