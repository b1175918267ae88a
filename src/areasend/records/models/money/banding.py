from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from areasend.records.models.placement import DateRange
from areasend.records.models.stamped import Stamped


class Banding(Stamped):
    """The band of a child or young person from a day until a day; one at a time."""

    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="bandings")
    scheme = models.ForeignKey("records.BandScheme", on_delete=models.PROTECT, related_name="bandings")
    band = models.CharField(max_length=12)
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The last day")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-since", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="banding_ends_after_start"),
            models.CheckConstraint(condition=~Q(band=""), name="banding_names_a_band"),
            ExclusionConstraint(
                name="banding_one_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (
                        DateRange("since", "until", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"Band {self.band}"
