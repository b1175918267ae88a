from django.db import models
from django.db.models import F, Q

from areasend.records.models.stamped import Stamped
from areasend.records.querysets.inspection import InspectionQuerySet


class Inspection(Stamped):
    """An inspection of the area or of one of its services, with the whole text of the report."""

    class Kind(models.TextChoices):
        AREA_SEND = "area_send", "Area SEND inspection (framework of 2023)"
        LOCAL_AREA = "local_area", "Joint local area SEND inspection (2016 to 2022)"
        REVISIT = "revisit", "Revisit after a written statement of action"
        MONITORING = "monitoring", "Monitoring inspection"
        ILACS = "ilacs", "Inspection of children's services"
        OTHER = "other", "Other inspection or peer review"

    reference = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    area = models.CharField(max_length=120)
    is_ours = models.BooleanField(default=True, help_text="Of this area, not of another read to learn from")
    inspectorates = models.CharField(max_length=200, blank=True)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(
        null=True, blank=True, help_text="When the report reached us: some dates run from it"
    )
    outcome = models.TextField(blank=True, help_text="In the report's own terms")
    text = models.TextField(blank=True, help_text="The report as text; findings point into it")
    source = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, help_text="Of the text as it was brought in")
    version = models.PositiveIntegerField(default=1)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["sha256"], condition=~Q(sha256=""), name="inspection_text_once"),
            models.CheckConstraint(
                condition=Q(started_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="inspection_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.area}"
