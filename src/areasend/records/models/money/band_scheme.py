from django.db import models
from django.db.models import Q

from areasend.records.models.stamped import Stamped


class BandScheme(Stamped):
    """A set of bands: the one in use, or one that is proposed. `rules` say, for a proposed one, who goes to which band."""

    class State(models.TextChoices):
        CURRENT = "current", "In use"
        PROPOSED = "proposed", "Proposed"
        RETIRED = "retired", "No longer in use"

    slug = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    rules = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["state", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["state"], condition=Q(state="current"), name="band_scheme_one_current")
        ]

    def __str__(self) -> str:
        return self.title
