from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped


class Strategy(Stamped):
    """What a local area sets out to do over some years."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    vision = models.TextField(blank=True)
    aims = models.TextField(blank=True, help_text="One a line")
    starts_on = models.DateField()
    ends_on = models.DateField()
    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.ForeignKey(
        "records.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on"]
        verbose_name_plural = "strategies"
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="strategy_ends_after_start"),
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(adopted_on__isnull=False), name="strategy_published_once_adopted"
            ),
        ]

    def __str__(self) -> str:
        return self.title
