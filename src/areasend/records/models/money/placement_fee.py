from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from areasend.records.models.person import Person
from areasend.records.models.placement import DateRange
from areasend.records.models.stamped import Stamped


class PlacementFee(Stamped):
    """What the council pays a setting for one placement, a year or a term, from a day until a day."""

    class Per(models.TextChoices):
        YEAR = "year", "A year"
        TERM = "term", "A term"

    placement = models.ForeignKey("records.Placement", on_delete=models.PROTECT, related_name="fees")
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    per = models.CharField(max_length=8, choices=Per, default=Per.YEAR)
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The last day")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-since", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="fee_ends_after_start"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="fee_above_nought"),
            ExclusionConstraint(
                name="fee_one_at_a_time",
                expressions=[
                    ("placement", RangeOperators.EQUAL),
                    (
                        DateRange("since", "until", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    @property
    def person(self) -> Person:
        """Whose placement it is: the audit names them."""
        return self.placement.person

    def __str__(self) -> str:
        return f"£{self.amount:,} {self.get_per_display().lower()}"
