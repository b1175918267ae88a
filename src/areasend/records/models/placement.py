from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from areasend.records.choices import Arrangement, Provision
from areasend.records.models.stamped import Stamped


class DateRange(Func):
    function = "daterange"
    output_field = DateRangeField()


class Placement(Stamped):
    """Where a child or young person is educated from a day until a day; one main placement at a time."""

    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="placements")
    setting = models.ForeignKey(
        "records.Setting", null=True, blank=True, on_delete=models.PROTECT, related_name="placements"
    )
    arrangement = models.CharField(max_length=40, choices=Arrangement, blank=True)
    provision = models.CharField(max_length=30, choices=Provision, blank=True)
    is_main = models.BooleanField(default=True)
    is_named_in_plan = models.BooleanField(default=False)
    residential_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The last day")

    class Meta:
        ordering = ["-since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(setting__isnull=False, arrangement="") | (Q(setting=None) & ~Q(arrangement="")),
                name="placement_setting_or_arrangement",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="placement_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(residential_weeks=None) | Q(residential_weeks__range=(1, 52)),
                name="placement_residential_weeks",
            ),
            ExclusionConstraint(
                name="placement_one_main_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (
                        DateRange("since", "until", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(is_main=True),
            ),
        ]

    def __str__(self) -> str:
        return self.place

    @property
    def place(self) -> str:
        """Where, in words."""
        where = self.setting.name if self.setting else self.get_arrangement_display()
        return f"{where} ({self.get_provision_display()})" if self.provision else where

    @property
    def category(self) -> str:
        """The column of the DfE's caseload table in which this placement counts."""
        if self.setting is None:
            return self.arrangement
        return f"{self.setting.type}_{self.provision}" if self.provision else self.setting.type
