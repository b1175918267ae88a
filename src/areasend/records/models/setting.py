from django.db import models
from django.db.models import Q

from areasend.records.choices import Phase, SettingType
from areasend.records.models.stamped import Stamped


class Setting(Stamped):
    """A school, college or early years provider."""

    urn = models.CharField("URN", max_length=6, null=True, blank=True, unique=True)
    ukprn = models.CharField("UKPRN", max_length=8, null=True, blank=True, unique=True)
    name = models.CharField(max_length=200)
    phase = models.CharField(max_length=20, choices=Phase)
    type = models.CharField(max_length=40, choices=SettingType)
    postcode = models.CharField(max_length=8, blank=True)
    in_area = models.BooleanField(default=True)
    places = models.PositiveIntegerField(null=True, blank=True, help_text="Specialist places that the council funds")
    lowest_age = models.PositiveSmallIntegerField(null=True, blank=True)
    highest_age = models.PositiveSmallIntegerField(null=True, blank=True)
    senco = models.CharField("SENCO", max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(urn=None) | Q(urn__regex=r"^[0-9]{6}$"), name="setting_urn_form"),
            models.CheckConstraint(condition=Q(ukprn=None) | Q(ukprn__regex=r"^[0-9]{8}$"), name="setting_ukprn_form"),
            models.CheckConstraint(
                condition=Q(lowest_age=None) | Q(highest_age=None) | Q(highest_age__gte=models.F("lowest_age")),
                name="setting_ages_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name
