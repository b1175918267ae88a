from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class Observation(Stamped):
    """A figure that the system does not count itself: of what, as at which day, of which part, and from which source.

    `cut` and `group` are both empty for the whole. There is a value, or a numerator and a denominator from which it follows.
    """

    indicator = models.CharField(max_length=60, help_text="The key of an observed indicator of the catalogue")
    on = models.DateField(help_text="The day as at which, or up to which, the figure was taken")
    cut = models.CharField(max_length=30, blank=True, help_text="By what it is divided, such as phase")
    group = models.CharField(max_length=80, blank=True, help_text="Which part, such as primary")
    numerator = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    denominator = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    source = models.TextField(help_text="Where the figure comes from, so that another can find it")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ["indicator", "on", "cut", "group"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "on", "cut", "group"],
                condition=Q(withdrawn_on=None),
                name="observation_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | Q(numerator__isnull=False), name="observation_has_a_figure"
            ),
            models.CheckConstraint(
                condition=Q(denominator=None) | (Q(denominator__gt=0) & Q(numerator__isnull=False)),
                name="observation_denominator_with_numerator",
            ),
            models.CheckConstraint(
                condition=Q(cut="", group="") | (~Q(cut="") & ~Q(group="")), name="observation_cut_with_group"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="observation_has_source"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
                name="observation_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.on}"
