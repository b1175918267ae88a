from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from areasend.records.choices import Ethnicity, Need, Sex
from areasend.records.models.stamped import Stamped
from areasend.records.querysets.person import PersonQuerySet


class Person(Stamped):
    """A child or young person, from birth to 25."""

    reference = models.CharField(max_length=16, unique=True)
    forename = models.CharField(max_length=100)
    surname = models.CharField(max_length=100)
    known_as = models.CharField(max_length=100, blank=True)
    born_on = models.DateField()
    sex = models.CharField(max_length=1, choices=Sex)
    ethnicity = models.CharField(max_length=4, choices=Ethnicity, blank=True)
    upn = models.CharField("UPN", max_length=13, null=True, blank=True, unique=True)
    uln = models.CharField("ULN", max_length=10, null=True, blank=True, unique=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    language = models.CharField(max_length=60, blank=True)
    interpreter = models.BooleanField(default=False)
    looked_after = models.BooleanField(default=False)
    primary_need = models.CharField(max_length=4, choices=Need, blank=True)
    secondary_need = models.CharField(max_length=4, choices=Need, blank=True)
    died_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    search_name = models.GeneratedField(
        expression=models.Func(
            models.F("forename"), models.F("known_as"), models.F("surname"), function="areasend_fold", arity=3
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["surname", "forename", "pk"]
        indexes = [GinIndex(fields=["search_name"], opclasses=["gin_trgm_ops"], name="person_search_name")]
        constraints = [
            models.CheckConstraint(
                condition=Q(upn=None) | Q(upn__regex=r"^[A-Z][0-9]{11}[0-9A-Z]$"), name="person_upn_form"
            ),
            models.CheckConstraint(condition=Q(uln=None) | Q(uln__regex=r"^[0-9]{10}$"), name="person_uln_form"),
            models.CheckConstraint(
                condition=Q(secondary_need="") | ~Q(primary_need=""), name="person_secondary_need_needs_primary"
            ),
            models.CheckConstraint(
                condition=Q(died_on=None) | Q(died_on__gte=models.F("born_on")), name="person_died_after_birth"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.known_as or self.forename} {self.surname}"

    @property
    def needs(self) -> list[str]:
        """Labels of the primary and the secondary need."""
        codes = [self.primary_need, self.secondary_need]
        return [str(Need(code).label) for code in codes if code]
