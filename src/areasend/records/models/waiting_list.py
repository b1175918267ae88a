from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.waiting_list import WaitingListQuerySet
from areasend.rules.waits import PATHWAYS


class WaitingList(Stamped):
    """One health or therapy list as it stood on a day: how many wait and how long, and what came and went in the month before.

    Nobody on it is named. `by_weeks` holds how many have waited 0, 1, 2, ... whole weeks, and is empty where only totals are known.
    """

    pathway = models.CharField(max_length=24, choices=[(key, one.label) for key, one in PATHWAYS.items()])
    service = models.CharField(max_length=120)
    as_of = models.DateField()
    waiting = models.PositiveIntegerField()
    by_weeks = ArrayField(models.PositiveIntegerField(), default=list, blank=True)
    mean_weeks = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    longest_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    referrals = models.PositiveIntegerField(null=True, blank=True, help_text="In the month that ends with the day")
    removals = models.PositiveIntegerField(null=True, blank=True, help_text="Seen or taken off the list in that month")
    target_weeks = models.PositiveSmallIntegerField(default=18)
    source = models.CharField(max_length=250)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    objects = WaitingListQuerySet.as_manager()

    class Meta:
        ordering = ["pathway", "service", "-as_of", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pathway", "service", "as_of"],
                condition=Q(withdrawn_on=None),
                name="waiting_list_told_once_a_day",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="waiting_list_has_a_source"),
            models.CheckConstraint(condition=~Q(service=""), name="waiting_list_of_a_service"),
            models.CheckConstraint(
                condition=Q(target_weeks__gte=1) & Q(target_weeks__lte=104), name="waiting_list_target"
            ),
            models.CheckConstraint(
                condition=Q(mean_weeks=None) | Q(longest_weeks=None) | Q(mean_weeks__lte=F("longest_weeks") + 1),
                name="waiting_list_mean_within_longest",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
                name="waiting_list_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_pathway_display()}, {self.service}, {self.as_of}"

    @property
    def name(self) -> str:
        """By which the list is known from month to month."""
        return f"{self.pathway}|{self.service}"

    def over(self, weeks: int) -> int | None:
        """How many have waited so many weeks or more; None where it is not known."""
        if self.by_weeks:
            return sum(self.by_weeks[weeks:])
        return 0 if self.longest_weeks is not None and self.longest_weeks < weeks else None
