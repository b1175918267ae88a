from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from areasend.records.choices import SUPPORT_NEEDS, Need
from areasend.records.models.placement import DateRange
from areasend.records.models.stamped import Stamped
from areasend.records.querysets.sen_support import SenSupportQuerySet
from areasend.rules.sen_support import broad_area


class SenSupport(Stamped):
    """A pupil's SEN support (census code K) at the school that keeps it, from a day until a day; one school at a time."""

    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="sen_support")
    setting = models.ForeignKey("records.Setting", on_delete=models.PROTECT, related_name="sen_support")
    primary_need = models.CharField(max_length=4, choices=SUPPORT_NEEDS)
    secondary_need = models.CharField(max_length=4, choices=Need, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The last day, where the school ended it")

    objects = SenSupportQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="sen_support_ends_after_start"
            ),
            ExclusionConstraint(
                name="sen_support_one_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (DateRange("since", "until", RangeBoundary(inclusive_upper=True)), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"SEN support at {self.setting}"

    @property
    def broad_area(self) -> str:
        return broad_area(self.primary_need)
