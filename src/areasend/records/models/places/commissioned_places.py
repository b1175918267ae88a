from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from areasend.records.choices import Need, Phase
from areasend.records.models.stamped import Stamped
from areasend.records.querysets.place import CommissionedPlacesQuerySet


class CommissionedPlaces(Stamped):
    """Places at a setting from a day until a day. Rows add up: more places are another row, fewer are a row that ends.

    `first_years` are the numbers of the first school years while they fill, such as 8 and 16 of 24. No need means any need; no part and
    no distance mean the whole area. What is planned has the decision behind it.
    """

    class Kind(models.TextChoices):
        SPECIAL = "special", "State special school"
        RESOURCED = "resourced", "Resourced provision"
        UNIT = "unit", "SEN unit"
        RESIDENTIAL = "residential", "Residential special school"
        POST_16 = "post_16", "Post-16 course"
        MAINSTREAM = "mainstream", "Mainstream school"

    class Status(models.TextChoices):
        COMMISSIONED = "commissioned", "Commissioned"
        PLANNED = "planned", "Planned: decided"
        PROPOSED = "proposed", "Proposed: not decided"

    setting = models.ForeignKey("records.Setting", on_delete=models.PROTECT, related_name="commissioned")
    kind = models.CharField(max_length=12, choices=Kind)
    phase = models.CharField(max_length=20, choices=Phase)
    lowest_age = models.PositiveSmallIntegerField()
    highest_age = models.PositiveSmallIntegerField(help_text="The age at which they are left")
    needs = ArrayField(models.CharField(max_length=4, choices=Need), default=list, blank=True)
    number = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(2000)])
    first_years = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The last day")
    status = models.CharField(max_length=12, choices=Status, default=Status.COMMISSIONED)
    parts = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    within_km = models.PositiveSmallIntegerField(null=True, blank=True)
    decision = models.ForeignKey(
        "records.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="places"
    )
    source = models.CharField(max_length=250)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = CommissionedPlacesQuerySet.as_manager()

    class Meta:
        ordering = ["setting__name", "since", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=2000), name="places_number"),
            models.CheckConstraint(
                condition=Q(highest_age__gt=F("lowest_age"), highest_age__lte=26), name="places_ages_in_order"
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="places_end_after_start"),
            models.CheckConstraint(
                condition=~Q(status="planned") | Q(decision__isnull=False), name="places_planned_by_a_decision"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="places_have_a_source"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
                name="places_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} places, {self.get_kind_display().lower()}, {self.setting}"

    def number_on(self, day: date) -> int:
        """Places open on a day, whatever the status: none before the first day or after the last, fewer while they fill."""
        if day < self.since or (self.until and day > self.until) or self.withdrawn_on:
            return 0
        years = day.year - self.since.year - ((day.month, day.day) < (self.since.month, self.since.day))
        return self.first_years[years] if years < len(self.first_years) else self.number

    @property
    def need_words(self) -> str:
        return ", ".join(str(Need(code).label) for code in self.needs) or "Any need"

    @property
    def catchment(self) -> str:
        """From where children may come, in words."""
        near = f"within {self.within_km} km" if self.within_km else ""
        return ", ".join(filter(None, [", ".join(self.parts), near])) or "The whole area"
