from django.db import models


class Organisation(models.Model):
    """A body of the local area: the council, the integrated care board, an NHS provider, a voluntary organisation."""

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council"
        ICB = "icb", "Integrated care board"
        NHS_PROVIDER = "nhs_provider", "NHS provider"
        VOLUNTARY = "voluntary", "Voluntary organisation"
        OTHER = "other", "Other"

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
