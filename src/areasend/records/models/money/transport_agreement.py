from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from areasend.records.models.placement import DateRange
from areasend.records.models.stamped import Stamped


class TransportAgreement(Stamped):
    """How a child or young person is taken to school, and what it costs each school day; one agreement at a time."""

    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="transport")
    cost_a_day = models.DecimalField(max_digits=8, decimal_places=2)
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The last day")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="transport_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(cost_a_day__gt=0), name="transport_above_nought"),
            ExclusionConstraint(
                name="transport_one_at_a_time",
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
        return f"£{self.cost_a_day:,} a school day"
